#include "svcdesk/desk/recording.hpp"

#include <algorithm>
#include <iterator>

#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/store/ledger.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::string_view version_pin = "contract_version";

// Whether somebody can promise something of that kind of subject: then it has rows, too.
bool settles(const journal::Subject& subject) {
  static const std::vector<std::string> kinds = journal::subject_kinds();
  return std::find(kinds.begin(), kinds.end(), subject.kind) != kinds.end();
}

bool begins_in(const std::vector<journal::Event>& recorded, const journal::Subject& subject) {
  return std::ranges::any_of(recorded, [&](const journal::Event& event) {
    return event.subject == subject && journal::has_effect(event.type, journal::Effect::opened);
  });
}

// Of a subject that begins in them: nobody spoke of it before.
std::vector<journal::Event> history_in(const std::vector<journal::Event>& recorded,
                                       const journal::Subject& subject) {
  std::vector<journal::Event> out;
  std::ranges::copy_if(recorded, std::back_inserter(out), [&](const journal::Event& event) {
    return event.subject == subject || std::ranges::find(event.refs, subject) != event.refs.end();
  });
  return out;
}

void pin_version(const View& view, const std::string& contract, journal::Draft& draft) {
  const bool opens = journal::has_effect(draft.type, journal::Effect::opened);
  if (!opens || draft.payload.contains(version_pin)) return;
  pin(draft, view.version_at(contract, view.at()));
}

}  // namespace

void pin(journal::Draft& draft, std::int64_t version) {
  draft.payload.set(std::string(version_pin), version);
}

authority::Acting acting(const View& view) { return {view.options().actor, view.at(), view.now()}; }

std::vector<store::PromiseRow> carry_out(Transaction& transaction, const journal::Subject& first,
                                         const std::string& contract, authority::Drafts drafts) {
  std::vector<journal::Subject> touched{first};
  std::vector<journal::Event> recorded;
  for (journal::Draft& draft : drafts) {
    touched.insert(touched.end(), draft.refs.begin(), draft.refs.end());
    touched.push_back(draft.subject);
    pin_version(transaction, contract, draft);
    recorded.push_back(transaction.record(contract, std::move(draft)));
    post(transaction, recorded.back());
  }
  std::vector<store::PromiseRow> promises;
  std::vector<journal::Subject> done;
  for (const journal::Subject& subject : touched) {
    if (!settles(subject) || std::find(done.begin(), done.end(), subject) != done.end()) continue;
    done.push_back(subject);
    // Of the first one nothing else has been recorded or written yet.
    Settled settled = subject == first && begins_in(recorded, first)
                          ? settle_new(transaction, first, history_in(recorded, first))
                          : settle(transaction, subject);
    if (subject == first) promises = std::move(settled.promises);
  }
  return promises;
}

void post(Transaction& transaction, const journal::Event& event) {
  if (event.type == "stock.moved") {
    store::Ledger(transaction.store()).put_move(move_row(event));
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
