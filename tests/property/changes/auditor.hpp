// Reads what was recorded of a change and of a release as a plain list, in the order of recording,
// and fails the test where a rule of CHG-1, CHG-2 or CASE-7 was not kept. It knows nothing of the
// room's own states.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/journal/event.hpp"

namespace svcdesk::changes {

class Auditor {
 public:
  void hear(const journal::Event& event);

  // In the words of the room: "requested", "running", ...
  const std::string& status() const { return status_; }
  // The machines' files, by place; a place that is empty is not there.
  const std::map<std::string, std::string>& files() const { return files_; }
  const std::vector<std::string>& finished_cycles() const { return finished_; }

 private:
  void hear_start(const journal::Event& event);
  void hear_finish(const journal::Event& event);
  void hear_test(const journal::Event& event);
  void hear_roll_back(const journal::Event& event);
  void hear_release(const journal::Event& event);

  const journal::Event* newest(std::string_view type) const;
  // Whether somebody of that side agreed to what is assessed now, for this attempt, by then.
  bool agreed(std::string_view what, std::string_view side, Instant by) const;
  void take_over(const Json& values);
  void judge();

  std::vector<journal::Event> heard_;
  std::string status_;
  std::map<std::string, std::string> files_;
  std::vector<std::string> finished_;
  std::string cycle_;   // of the attempt under way
  std::string result_;  // of its test
  bool carried_out_ = false;
};

}  // namespace svcdesk::changes
