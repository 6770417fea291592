#include "svcdesk/desk/recording.hpp"

#include <algorithm>

#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::string_view version_pin = "contract_version";

// Whether somebody can promise something of that kind of subject: then it has rows, too.
bool settles(const journal::Subject& subject) {
  static const std::vector<std::string> kinds = journal::subject_kinds();
  return std::find(kinds.begin(), kinds.end(), subject.kind) != kinds.end();
}

void pin_version(const View& view, const std::string& contract, journal::Draft& draft) {
  const bool opens = journal::has_effect(draft.type, journal::Effect::opened);
  if (!opens || draft.payload.contains(version_pin)) return;
  draft.payload.set(std::string(version_pin), view.version_at(contract, view.at()));
}

}  // namespace

authority::Acting acting(const View& view) { return {view.options().actor, view.at(), view.now()}; }

std::vector<store::PromiseRow> carry_out(Transaction& transaction, const journal::Subject& first,
                                         const std::string& contract, authority::Drafts drafts) {
  std::vector<journal::Subject> touched{first};
  for (journal::Draft& draft : drafts) {
    touched.insert(touched.end(), draft.refs.begin(), draft.refs.end());
    touched.push_back(draft.subject);
    pin_version(transaction, contract, draft);
    post(transaction, transaction.record(contract, std::move(draft)));
  }
  std::vector<store::PromiseRow> promises;
  std::vector<journal::Subject> done;
  for (const journal::Subject& subject : touched) {
    if (!settles(subject) || std::find(done.begin(), done.end(), subject) != done.end()) continue;
    done.push_back(subject);
    Settled settled = settle(transaction, subject);
    if (subject == first) promises = std::move(settled.promises);
  }
  return promises;
}

void post(Transaction& transaction, const journal::Event& event) {
  if (event.type == "stock.moved") {
    transaction.store().put_move(move_row(event));
    transaction.watch(event.payload.text("kind"));
  } else if (event.subject.kind == "asset") {
    transaction.watch(std::string(every_kind));
  }
}

std::vector<Message> warnings_of(const std::vector<journal::Event>& events) {
  for (const journal::Event& event : events) {
    if (event.payload["clock_behind"].is_bool()) {
      return {{"desk.clock_behind", {{"case", event.subject.id}}}};
    }
  }
  return {};
}

}  // namespace svcdesk::desk
