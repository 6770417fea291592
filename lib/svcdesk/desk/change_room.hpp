// What the counters share of changes: their state, the machines they name, the files that take a
// change over. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/changes/requests.hpp"
#include "svcdesk/desk/changes.hpp"
#include "svcdesk/desk/numbered.hpp"
#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

journal::Subject subject_of(ChangeId id);
changes::Change change_state(const View& view, ChangeId id);

std::vector<changes::Target> targets_of(const View& view, const std::string& contract,
                                        const std::vector<std::string>& assets);
// With the ids of the machines, and what their files say where nobody said what was before.
std::vector<changes::Value> values_of(const View& view, const std::string& contract,
                                      const std::vector<changes::Target>& targets,
                                      const std::vector<NewValue>& values);

// Adds the changes of the machines' files that these events ask for (CHG-1).
void add_to_files(const View& view, const contract::Terms& terms, ChangeId id,
                  authority::Drafts& drafts);

}  // namespace svcdesk::desk
