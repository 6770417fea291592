#include "brute.hpp"

#include <algorithm>

namespace life {

using svcdesk::contract::OnLevelChange;
using svcdesk::contract::OnReopen;

Pencil::Pencil(const Clockwork& clockwork, const svcdesk::contract::Obligation& promise,
               std::vector<svcdesk::journal::Event> history)
    : clockwork_(clockwork), promise_(promise), history_(std::move(history)) {
  std::ranges::sort(history_, [](const auto& a, const auto& b) {
    return a.at != b.at ? a.at < b.at : a.seq < b.seq;
  });
  counted_.assign(horizon + 1, 0);
}

void Pencil::live_until(int now) {
  while (true) {
    while (next_ < history_.size() && history_[next_].at == minute(now_)) {
      check();
      happen(history_[next_++]);
    }
    if (now_ == now) break;
    tick();
  }
  check();
}

void Pencil::tick() {
  check();
  for (auto each = pauses_.begin(); each != pauses_.end();) {
    const bool over = each->second && *each->second <= minute(now_);
    each = over ? pauses_.erase(each) : std::next(each);
  }
  const bool counts =
      begun && !settled && !stands_still() && clockwork_.open[static_cast<std::size_t>(now_)];
  if (counts) ++used;
  ++now_;
  counted_[static_cast<std::size_t>(now_)] = used;
}

bool Pencil::stands_still() const {
  if (case_halted_) return true;
  return std::ranges::any_of(promise_.pauses, [&](const std::string& reason) {
    const auto found = pauses_.find(reason);
    return found != pauses_.end() && (!found->second || *found->second > minute(now_));
  });
}

// The earliest minute at which the limit was used up.
std::optional<int> Pencil::deadline_reached() const {
  if (!begun || !limit_) return std::nullopt;
  for (int each = from_; each <= now_; ++each) {
    if (counted_[static_cast<std::size_t>(each)] >= *limit_) return each;
  }
  return std::nullopt;
}

int Pencil::left() const { return limit_ ? *limit_ - used : 0; }

// Breached: the deadline has passed, and it had not happened.
void Pencil::check() {
  paused = begun && !settled && !case_halted_ && stands_still();
  halted = begun && !settled && case_halted_;
  limited = limit_.has_value();
  if (!begun || settled || in_force || !limit_ || used < *limit_) return;
  const auto deadline = deadline_reached();
  if (!deadline || *deadline >= now_) return;
  in_force = deadline;
  breach_round_ = round;
  breaches.insert({level, *deadline});
}

bool Pencil::names(const std::vector<svcdesk::contract::EventFilter>& filters,
                   const std::string& type) const {
  return std::ranges::any_of(filters, [&](const auto& one) { return one.event == type; });
}

std::optional<int> Pencil::limit_of(const std::string& code) const {
  const auto* length = promise_.within.of(code);
  if (length == nullptr) return std::nullopt;
  return static_cast<int>(length->seconds().count() / 60);
}

void Pencil::happen(const svcdesk::journal::Event& event) {
  settle(event);
  const std::string reason = event.payload.text("reason");
  if (event.type == "case.opened" || event.type == "case.level.set") {
    const std::string code = event.payload.text("level");
    if (!code.empty()) case_level_ = code;
    if (begun && !settled) relevel();
  }
  if (event.type == "case.opened") {
    begun = true;
    level = case_level_;
    limit_ = limit_of(level);
    begin_count();
  }
  if (event.type == "case.paused") {
    std::optional<Instant> until;
    if (event.payload.contains("until")) {
      until = Instant{Seconds{event.payload.integer("until", 0)}};
    }
    if (!until || *until > event.at) pauses_[reason] = until;
  }
  if (event.type == "case.resumed" && reason.empty()) pauses_.clear();
  if (event.type == "case.resumed" && !reason.empty()) pauses_.erase(reason);
  if (event.type == "case.closed" || event.type == "case.merged") case_halted_ = true;
  if (event.type == "case.reopened") reopen();
}

void Pencil::settle(const svcdesk::journal::Event& event) {
  if (!begun || settled) return;
  const bool met = names(promise_.met_by, event.type);
  const bool annulled = names(promise_.void_by, event.type) && !in_force;
  if (!met && !annulled) return;
  settled = true;
  voided = !met;
  settled_void_ = met && !limit_;
  settled_at = now_;
  by_case_ = event.type == "case.resolved" || event.type == "case.closed";
}

void Pencil::relevel() {
  if (case_level_ == level) return;
  const auto limit = limit_of(case_level_);
  const bool breached = std::ranges::any_of(
      breaches, [&](const auto& one) { return breach_round_ == round && !one.first.empty(); });
  if (!limit) {
    if (in_force) reclassified = true;
    if (!in_force) {
      limit_.reset();
      if (promise_.on_level_change == OnLevelChange::restart) begin_count();
    }
    level = case_level_;
    return;
  }
  if (breached) reclassified = true;
  level = case_level_;
  limit_ = limit;
  in_force.reset();
  if (promise_.on_level_change == OnLevelChange::restart) begin_count();
}

void Pencil::begin_count() {
  used = 0;
  from_ = now_;
  counted_[static_cast<std::size_t>(now_)] = 0;
}

void Pencil::reopen() {
  case_halted_ = false;
  if (!begun) return;
  if (promise_.on_reopen == OnReopen::restart) {
    if (in_force) earlier = true;
    in_force.reset();
    ++round;
    settled = voided = settled_void_ = false;
    settled_at.reset();
    level = case_level_;
    limit_ = limit_of(level);
    begin_count();
  } else if (settled && !voided && by_case_) {
    settled = settled_void_ = false;
    settled_at.reset();
    // The level is judged only now; a promise that was settled kept its own.
    relevel();
  }
}

}  // namespace life
