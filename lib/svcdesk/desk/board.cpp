#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/desk/births.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/desk/views.hpp"
#include "svcdesk/notices/notices.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t board_lines = 10;
constexpr std::int64_t promises_per_page = 500;
constexpr std::chrono::days due_ahead{92};

// The next rung of promises that will be climbed if nothing happens. Many lines are one subject's,
// the contract's own above all: each history is read and judged once.
class Ladders {
 public:
  explicit Ladders(const View& view) : view_(view) {}

  std::optional<obligations::Firing> next(const store::PromiseRow& row) {
    if (row.phase != "running" && row.phase != "paused") return std::nullopt;
    const Subject& subject = load(row.subject);
    for (const Judged& judged : subject.judged) {
      if (judged.occurrence.obligation != row.obligation ||
          judged.occurrence.occurrence != row.occurrence) {
        continue;
      }
      for (obligations::Firing& firing : obligations::plan(*judged.terms, *judged.obligation,
                                                           judged.occurrence, subject.history)) {
        if (firing.at > view_.now()) return std::move(firing);
      }
    }
    return std::nullopt;
  }

 private:
  struct Subject {
    std::vector<journal::Event> history;
    std::vector<Judged> judged;
  };

  const Subject& load(const journal::Subject& subject) {
    const auto [entry, fresh] = known_.try_emplace(subject);
    Subject& out = entry->second;
    if (fresh) {
      out.history = view_.store().history(subject);
      out.judged = judge(view_, subject, out.history, view_.now());
    }
    return out;
  }

  const View& view_;
  std::map<journal::Subject, Subject> known_;
};

void add_next_step(const View& view, Ladders& ladders, PromiseView& promise) {
  const std::optional<obligations::Firing> firing = ladders.next(promise.row);
  if (!firing) return;
  const contract::Terms& terms = view.terms(promise.row.contract, promise.row.contract_version);
  const contract::Obligation* obligation = terms.contract().obligation(promise.row.obligation);
  promise.next_step = firing->at;
  for (const std::string& word : obligation->steps[static_cast<std::size_t>(firing->step)].to) {
    promise.next_told.push_back(notices::recipient_name(terms.contract(), word));
  }
}

std::vector<PromiseView> shown(const View& view, Ladders& ladders,
                               const store::PromiseQuery& query) {
  std::vector<PromiseView> out;
  for (const store::PromiseRow& row : view.store().promises(query)) {
    out.push_back(promise_view(view, row));
    add_next_step(view, ladders, out.back());
  }
  return out;
}

void show_promises(const View& view, const contract::Terms& terms, Board& board) {
  Ladders ladders(view);
  store::PromiseQuery query;
  query.contract = board.contract;
  query.only = store::PromiseQuery::Only::alive;
  query.limit = board_lines;
  query.due_from = view.now();
  query.due_to = view.now() + due_ahead;
  board.due_next = shown(view, ladders, query);
  query.due_from = std::nullopt;
  query.due_to = view.now() - Seconds{1};
  query.order = store::PromiseQuery::Order::by_urgency;
  for (const contract::Level& level : terms.contract().levels) query.levels.push_back(level.code);
  board.breached = shown(view, ladders, query);
  board.breached_count = view.store().count(query);
}

void show_cases(const View& view, Board& board) {
  store::CaseQuery query;
  query.contract = board.contract;
  query.only = store::CaseQuery::Only::waiting;
  query.limit = board_lines;
  board.waiting = view.store().cases(query);
  board.waiting_count = view.store().count(query);
  query.only = store::CaseQuery::Only::all;
  query.status = cases::to_string(cases::Status::open);
  board.open_cases = view.store().count(query);
}

// What is still to be born by then, of every contract that is asked for.
std::vector<store::PromiseRow> births_until(const View& view, const DueQuery& wanted, Instant end) {
  std::vector<store::PromiseRow> out;
  std::set<std::string> contracts;
  if (!wanted.subject_kind.empty() && wanted.subject_kind != "contract") return out;
  for (const store::ContractRow& row : view.contracts()) {
    const std::string& only = view.options().contract;
    if ((!only.empty() && row.id != only) || !contracts.insert(row.id).second) continue;
    for (store::PromiseRow& birth : births_between(view, row.id, view.now(), end)) {
      if (!wanted.obligation.empty() && birth.obligation != wanted.obligation) continue;
      if (birth.due && *birth.due <= end) out.push_back(std::move(birth));
    }
  }
  return out;
}

// What is due, page by page; births to come lie between the promises where they belong.
class DuePages {
 public:
  explicit DuePages(const DueQuery& wanted) : wanted_(wanted) {
    query_.obligation = wanted.obligation;
    query_.subject_kind = wanted.subject_kind;
    query_.only = store::PromiseQuery::Only::alive;
    query_.limit = promises_per_page;
  }

  bool more() const { return more_; }

  std::vector<PromiseView> next(const View& view) {
    if (!query_.due_to) begin(view);
    std::vector<store::PromiseRow> rows = view.store().promises(query_);
    more_ = std::ssize(rows) == query_.limit;
    if (more_) query_.after = rows.back();
    take_births(rows);
    std::vector<PromiseView> out;
    out.reserve(rows.size());
    for (const store::PromiseRow& row : rows) out.push_back(promise_view(view, row));
    return out;
  }

 private:
  static bool sooner(const store::PromiseRow& a, const store::PromiseRow& b) {
    return a.due.value_or(never) < b.due.value_or(never);
  }

  void begin(const View& view) {
    query_.contract = view.options().contract;
    query_.due_to = wanted_.until.value_or(view.now() + due_ahead);
    births_ = births_until(view, wanted_, *query_.due_to);
    std::stable_sort(births_.begin(), births_.end(), sooner);
  }

  // Those that no later page can have anything before.
  void take_births(std::vector<store::PromiseRow>& rows) {
    const auto last = more_ ? std::lower_bound(births_.begin(), births_.end(), rows.back(), sooner)
                            : births_.end();
    rows.insert(rows.end(), births_.begin(), last);
    births_.erase(births_.begin(), last);
    std::stable_sort(rows.begin(), rows.end(), sooner);
  }

  const DueQuery& wanted_;
  store::PromiseQuery query_;
  std::vector<store::PromiseRow> births_;
  bool more_ = true;
};

}  // namespace

PromiseView promise_view(const View& view, const store::PromiseRow& row) {
  PromiseView out;
  out.row = row;
  if (row.subject.kind == "case") {
    if (const auto id = CaseId::parse(row.subject.id)) {
      if (const auto found = view.store().case_row(id->number)) {
        out.title = {found->title, found->title};
        out.owner = found->owner;
      }
    }
    return out;
  }
  const contract::Terms& terms = view.terms(row.contract, row.contract_version);
  if (const contract::Obligation* obligation = terms.contract().obligation(row.obligation)) {
    out.title = obligation->title;
    if (out.title == Name{}) out.title = {obligation->name, obligation->name};
    const auto holders = terms.contract().holders(obligation->owner);
    if (!holders.empty()) out.owner = holders.front()->id;
  }
  return out;
}

void Contracts::due(const DueQuery& wanted, const std::function<void(const PromiseView&)>& each) {
  DuePages pages(wanted);
  std::int64_t left = wanted.limit;
  while (left != 0 && pages.more()) {
    for (const PromiseView& promise :
         session_->read([&](View& view) { return pages.next(view); })) {
      if (left == 0) return;
      each(promise);
      if (left > 0) --left;
    }
  }
}

bool Contracts::anything_in_breach() {
  return session_->read([](View& view) {
    store::PromiseQuery query;
    query.contract = view.options().contract;
    query.only = store::PromiseQuery::Only::alive;
    query.due_to = view.now() - Seconds{1};
    query.limit = 1;
    return !view.store().promises(query).empty();
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
    show_promises(view, terms, board);
    show_cases(view, board);
    return board;
  });
}

}  // namespace svcdesk::desk
