#include "svcdesk/obligations/explain.hpp"

#include <algorithm>
#include <iterator>

#include "svcdesk/journal/payloads.hpp"
#include "svcdesk/obligations/detail/days.hpp"
#include "svcdesk/obligations/detail/history.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::obligations {
namespace {

using detail::length_text;
using journal::Effect;

class Explanation {
 public:
  Explanation(const contract::Terms& terms, const contract::Obligation& obligation,
              const Occurrence& occurrence, std::span<const journal::Event> history, Instant now)
      : terms_(terms),
        obligation_(obligation),
        occurrence_(occurrence),
        calendar_(terms.calendar(obligation.calendar)),
        history_(detail::in_order(occurrence.subject, history, now)),
        now_(now) {}

  std::vector<Reason> lines() {
    tell_level_before_judgement();
    for (const detail::Happening& one : history_) tell(one);
    if (occurrence_.started_by == 0)
      add(occurrence_.started, {"why.period", {{"period", occurrence_.occurrence}}},
          line("every", "due"));
    tell_limit();
    for (const Stretch& stretch : occurrence_.stretches) tell(stretch);
    tell_days_to_come();
    for (const Breach& breach : occurrence_.breaches) tell(breach);
    std::ranges::stable_sort(lines_, {}, [](const Reason& one) { return *one.at; });
    tell_deadline();
    tell_pauses();
    tell_verdict();
    return std::move(lines_);
  }

 private:
  int line(std::string_view key, std::string_view other = {}) const {
    for (const std::string_view name : {key, other}) {
      const auto found = std::ranges::find(obligation_.lines, name, &contract::KeyLine::key);
      if (found != obligation_.lines.end()) return found->line;
    }
    return obligation_.line;
  }

  void add(std::optional<Instant> at, Message text, int where = 0, std::int64_t event = 0) {
    lines_.push_back({at, std::move(text), event, where});
  }

  // The contract's word for a type: without the subject's kind in front.
  std::string word_of(std::string_view type) const {
    const std::string prefix = occurrence_.subject.kind + ".";
    return std::string(type.starts_with(prefix) ? type.substr(prefix.size()) : type);
  }

  void tell_level_before_judgement() {
    const bool judged = std::ranges::any_of(history_, [&](const auto& one) {
      const bool judges = one.effect() == Effect::opened || one.effect() == Effect::level_changed;
      return judges && one.event->at <= occurrence_.started &&
             !one.event->payload.text("level").empty();
    });
    if (judged || occurrence_.level.empty()) return;
    add(occurrence_.started, {"why.default_level", {{"level", terms_.contract().default_level}}});
  }

  void tell(const detail::Happening& one) {
    const journal::Event& event = *one.event;
    if (one.effect() == Effect::opened) tell_opened(event);
    if (one.effect() == Effect::level_changed || one.effect() == Effect::opened) tell_level(event);
    if (one.effect() == Effect::reopened) add(event.at, {"why.reopened", {}}, 0, event.seq);
    if (one.effect() == Effect::moved) tell_moved(event);
    if (event.seq == occurrence_.started_by) {
      add(occurrence_.started, {"why.starts", {{"event", word_of(event.type)}}}, line("starts"),
          event.seq);
    }
    if (event.seq == occurrence_.settled_by && occurrence_.settled_at) tell_settled(event);
    if (event.type == "obligation.overtaken" &&
        event.payload.text("obligation") == obligation_.name &&
        journal::word(event.payload, "occurrence") == occurrence_.occurrence) {
      const auto due = journal::moment(event.payload, "due").value_or(event.at);
      add(event.at,
          {"why.overtaken",
           {{"level", event.payload.text("level")},
            {"due", time::with_offset(due, terms_.zone())}}},
          0, event.seq);
    }
  }

  // Told where this deadline was another one before.
  void tell_moved(const journal::Event& event) {
    const Json& moved = event.payload["moved"];
    if (!moved.is_array()) return;
    for (const Json& each : moved.items()) {
      const auto was = journal::moment(each, "was");
      if (!was || each.text("obligation") != obligation_.name ||
          each.text("occurrence") != occurrence_.occurrence) {
        continue;
      }
      const std::string before = time::with_offset(*was, terms_.zone());
      const std::string calendar = event.payload.text("calendar");
      Message text{"why.moved_calendar", {{"calendar", calendar}, {"was", before}}};
      if (calendar.empty()) {
        text = {"why.moved_version",
                {{"version", journal::word(event.payload, "contract_version")}, {"was", before}}};
      }
      add(event.at, std::move(text), 0, event.seq);
    }
  }

  void tell_opened(const journal::Event& event) {
    const std::string channel = event.payload.text("channel");
    const std::string reporter = event.payload.text("reporter");
    Message text{"why.opened", {}};
    if (!channel.empty() && !reporter.empty()) {
      text = {"why.opened_by", {{"channel", channel}, {"reporter", reporter}}};
    }
    add(event.at, std::move(text), 0, event.seq);
  }

  void tell_level(const journal::Event& event) {
    const std::string level = event.payload.text("level");
    const std::string reason = event.payload.text("reason");
    if (level.empty()) return;
    Message text{"why.level", {{"level", level}}};
    if (!reason.empty()) text = {"why.level_for", {{"level", level}, {"reason", reason}}};
    add(event.at, std::move(text), 0, event.seq);
  }

  void tell_settled(const journal::Event& event) {
    const bool met = detail::matches(obligation_.met_by, event);
    add(occurrence_.settled_at, {met ? "why.met" : "why.voided", {{"event", word_of(event.type)}}},
        line(met ? "met-by" : "void-by"), event.seq);
  }

  void tell_limit() {
    const time::Duration* within = obligation_.within.of(occurrence_.level);
    const std::string calendar = obligation_.calendar;
    if (within == nullptr) {
      if (occurrence_.phase == Phase::voided && !occurrence_.settled_at && !occurrence_.civil) {
        add(occurrence_.counted_from, {"why.no_limit", {{"level", occurrence_.level}}},
            line("within"));
      }
      return;
    }
    const std::string limit = time::to_string(*within);
    Message text{"why.limit", {{"limit", limit}, {"calendar", calendar}}};
    if (!occurrence_.level.empty()) {
      text = {"why.limit_level",
              {{"limit", limit}, {"level", occurrence_.level}, {"calendar", calendar}}};
    }
    add(occurrence_.counted_from, std::move(text), line("within"));
    if (!within->is_working_days() || occurrence_.civil) return;
    add(occurrence_.counted_from,
        {"why.working_days", {{"length", length_text(occurrence_.limit)}}}, line("within"));
  }

  void tell(const Stretch& stretch) {
    switch (stretch.kind) {
      case Stretch::Kind::counting:
        return tell_days({stretch.from, stretch.to});
      case Stretch::Kind::paused:
        return add(
            stretch.from,
            {"why.paused",
             {{"reason", stretch.reason}, {"length", length_text(stretch.to - stretch.from)}}},
            line("pauses"));
      case Stretch::Kind::halted:
        return add(stretch.from,
                   {"why.halted", {{"length", length_text(stretch.to - stretch.from)}}});
      case Stretch::Kind::left_out:
        return add(stretch.from,
                   {"why.left_out", {{"length", length_text(stretch.to - stretch.from)}}},
                   line("reopen"));
    }
  }

  // What led to the deadline; what was used after it is told with the verdict.
  void tell_days(Span stretch) {
    if (occurrence_.due) stretch.to = std::min(stretch.to, *occurrence_.due);
    std::ranges::move(detail::days(calendar_, stretch), std::back_inserter(lines_));
  }

  void tell_days_to_come() {
    if (occurrence_.phase != Phase::running || !occurrence_.due) return;
    tell_days({std::max(now_, occurrence_.counted_from), *occurrence_.due});
  }

  void tell(const Breach& breach) {
    if (occurrence_.due && breach.at == *occurrence_.due) return;  // told as the deadline
    add(breach.at, {"why.breached_under", {{"level", breach.level}}});
  }

  void tell_deadline() {
    if (occurrence_.due) return add(occurrence_.due, {"why.deadline", {}});
    if (occurrence_.phase == Phase::voided || occurrence_.civil) return;
    const Seconds left = std::max(Seconds{0}, occurrence_.limit - occurrence_.used);
    add({}, {"why.no_deadline", {{"left", length_text(left)}}});
  }

  void tell_pauses() {
    if (occurrence_.civil) return add({}, {"why.dates_do_not_pause", {}}, line("pauses"));
    if (obligation_.pauses.empty()) return add({}, {"why.never_pauses", {}}, line("pauses"));
    std::string reasons;
    for (const std::string& reason : obligation_.pauses) {
      reasons += (reasons.empty() ? "" : ", ") + reason;
    }
    add({}, {"why.pauses", {{"reasons", reasons}}}, line("pauses"));
  }

  void tell_verdict() {
    switch (occurrence_.verdict()) {
      case Occurrence::Verdict::open:
        add({}, {"why.open", {}});
        break;
      case Occurrence::Verdict::kept:
        add({}, {"why.kept", {}});
        break;
      case Occurrence::Verdict::waived:
        add({}, {"why.waived", {}});
        break;
      case Occurrence::Verdict::broken:
        tell_broken();
        break;
    }
    if (occurrence_.reclassified) add({}, {"why.reclassified", {}});
  }

  void tell_broken() {
    if (!occurrence_.in_force) return add({}, {"why.broken_round", {}});
    const Instant end = occurrence_.settled_at.value_or(now_);
    const Message late{occurrence_.in_breach() ? "why.in_breach" : "why.broken",
                       {{"late", length_text(end - occurrence_.in_force->at)}}};
    add({}, late);
  }

  const contract::Terms& terms_;
  const contract::Obligation& obligation_;
  const Occurrence& occurrence_;
  const time::Calendar& calendar_;
  std::vector<detail::Happening> history_;
  Instant now_;
  std::vector<Reason> lines_;
};

}  // namespace

std::vector<Reason> explain(const contract::Terms& terms, const contract::Obligation& obligation,
                            const Occurrence& occurrence, std::span<const journal::Event> history,
                            Instant now) {
  return Explanation(terms, obligation, occurrence, history, now).lines();
}

}  // namespace svcdesk::obligations
