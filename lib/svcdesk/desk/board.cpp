#include <algorithm>

#include "svcdesk/desk/births.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/desk/views.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t board_lines = 10;
constexpr std::chrono::days due_ahead{92};

// The next rung that will be climbed if nothing happens.
std::optional<obligations::Firing> next_step(const View& view, const store::PromiseRow& row) {
  if (row.phase != "running" && row.phase != "paused") return std::nullopt;
  const std::vector<journal::Event> history = view.store().history(row.subject);
  for (const Judged& judged : judge(view, row.subject, history, view.now())) {
    if (judged.occurrence.obligation != row.obligation ||
        judged.occurrence.occurrence != row.occurrence) {
      continue;
    }
    for (obligations::Firing& firing :
         obligations::plan(*judged.terms, *judged.obligation, judged.occurrence, history)) {
      if (firing.at > view.now()) return std::move(firing);
    }
  }
  return std::nullopt;
}

void add_next_step(const View& view, PromiseView& promise) {
  const std::optional<obligations::Firing> firing = next_step(view, promise.row);
  if (!firing) return;
  const contract::Terms& terms = view.terms(promise.row.contract, promise.row.contract_version);
  const contract::Obligation* obligation = terms.contract().obligation(promise.row.obligation);
  promise.next_step = firing->at;
  for (const std::string& role : obligation->steps[static_cast<std::size_t>(firing->step)].to) {
    const contract::Role* named = terms.contract().role(role);
    const std::string word = named == nullptr ? role : named->name.in(terms.contract().language);
    promise.next_text += (promise.next_text.empty() ? "" : ", ") + word;
  }
}

// Of a case that is closed, merged or withdrawn: nobody can do anything about it any more.
bool stands_still(const store::PromiseRow& row) {
  return row.phase == "halted" || row.phase == "unborn";
}

bool in_breach(const store::PromiseRow& row, Instant now) {
  return row.due && *row.due < now && !row.settled_at;
}

}  // namespace

PromiseView promise_view(const View& view, const store::PromiseRow& row) {
  PromiseView out;
  out.row = row;
  if (row.subject.kind == "case") {
    if (const auto id = CaseId::parse(row.subject.id)) {
      if (const auto found = view.store().case_row(id->number)) {
        out.title = found->title;
        out.owner = found->owner;
      }
    }
    return out;
  }
  const contract::Terms& terms = view.terms(row.contract, row.contract_version);
  if (const contract::Obligation* obligation = terms.contract().obligation(row.obligation)) {
    out.title = obligation->title.in(terms.contract().language);
    if (out.title.empty()) out.title = obligation->name;
    const auto holders = terms.contract().holders(obligation->owner);
    if (!holders.empty()) out.owner = holders.front()->id;
  }
  return out;
}

std::vector<PromiseView> Contracts::due(std::optional<Instant> until, std::int64_t limit) {
  return session_->read([&](View& view) {
    const Instant end = until.value_or(view.now() + due_ahead);
    store::PromiseQuery query;
    query.contract = view.options().contract;
    query.due_to = end;
    std::vector<store::PromiseRow> rows = view.store().promises(query);
    std::erase_if(rows, stands_still);
    std::vector<std::string> contracts;
    for (const store::ContractRow& row : view.store().contracts()) {
      if (!query.contract.empty() && row.id != query.contract) continue;
      if (std::find(contracts.begin(), contracts.end(), row.id) != contracts.end()) continue;
      contracts.push_back(row.id);
      for (store::PromiseRow& birth : births_between(view, row.id, view.now(), end)) {
        if (birth.due && *birth.due <= end) rows.push_back(std::move(birth));
      }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return a.due.value_or(never) < b.due.value_or(never);
    });
    if (limit >= 0 && std::ssize(rows) > limit) rows.resize(static_cast<std::size_t>(limit));
    std::vector<PromiseView> out;
    for (const store::PromiseRow& row : rows) out.push_back(promise_view(view, row));
    return out;
  });
}

Board Contracts::board() {
  return session_->read([](View& view) {
    Board board;
    board.now = view.now();
    board.contract = view.contract_id();
    const contract::Terms& terms = view.terms_at(board.contract, view.now());
    board.zone = terms.contract().zone;
    board.on_duty = duty(terms, view.now());
    store::PromiseQuery query;
    query.contract = board.contract;
    query.due_to = view.now() + due_ahead;
    for (const store::PromiseRow& row : view.store().promises(query)) {
      std::vector<PromiseView>& part = in_breach(row, view.now()) ? board.breached : board.due_next;
      if (std::ssize(part) >= board_lines || stands_still(row)) continue;
      part.push_back(promise_view(view, row));
      add_next_step(view, part.back());
    }
    store::CaseQuery waiting;
    waiting.contract = board.contract;
    waiting.only = store::CaseQuery::Only::waiting;
    waiting.limit = board_lines;
    board.waiting = view.store().cases(waiting);
    store::CaseQuery open;
    open.contract = board.contract;
    open.status = cases::to_string(cases::Status::open);
    open.limit = -1;
    board.open_cases = std::ssize(view.store().cases(open));
    return board;
  });
}

}  // namespace svcdesk::desk
