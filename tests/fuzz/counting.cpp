#include "counting.hpp"

#include <set>
#include <sstream>

#include "small_contract.hpp"
#include "svcdesk/cases/case.hpp"
#include "svcdesk/notices/notices.hpp"
#include "svcdesk/obligations/explain.hpp"
#include "svcdesk/time/text.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

// Monday 2026-01-12 09:00 +08:00.
constexpr Instant begin{Seconds{1768179600}};
constexpr Seconds quarter_hour{900};

class Story {
 public:
  explicit Story(const contract::Contract& contract) : contract_(contract) {}

  std::vector<journal::Event> events;

  void tell(const std::string& type, Json payload = Json::object(),
            journal::Subject subject = {"case", "C-1"}) {
    journal::Event event;
    event.seq = std::ssize(events) + 1;
    event.contract = contract_.id;
    event.subject = std::move(subject);
    event.type = type;
    event.at = event.recorded = begin + quarter_hour * event.seq;
    event.actor = "zhao";
    event.payload = std::move(payload);
    events.push_back(std::move(event));
  }

 private:
  const contract::Contract& contract_;
};

std::vector<journal::Event> story(const contract::Contract& contract) {
  Story story(contract);
  story.tell("contract.applied", Json::object({{"contract_version", 1}}),
             {"contract", contract.id});
  story.tell("case.opened", Json::object({{"title", "t"}, {"reporter", "zhao"}}));
  for (const contract::Level& level : contract.levels) {
    story.tell("case.level.set", Json::object({{"level", level.code}}));
  }
  story.tell("case.visit.agreed", Json::object({{"cycle", 1}}));
  for (const contract::PauseReason& reason : contract.pause_reasons) {
    story.tell("case.paused", Json::object({{"reason", reason.code}}));
  }
  story.tell("case.resumed");
  story.tell("case.resolved", Json::object({{"solution", "s"}}));
  story.tell("case.reopened", Json::object({{"reason", "r"}}));
  return std::move(story.events);
}

void judge_one(const contract::Terms& terms, const obligations::Occurrence& occurrence,
               std::span<const journal::Event> history, Instant now) {
  const contract::Obligation* obligation = terms.contract().obligation(occurrence.obligation);
  holds(obligation != nullptr, "an occurrence belongs to a promise of its contract");
  const obligations::Record record = obligations::record_of(occurrence, history);
  const auto due = obligations::due_at(terms, *obligation, occurrence, record, history, now);
  obligations::next_due(terms, *obligation, occurrence, record, history, now);
  obligations::plan(terms, *obligation, occurrence, history);
  obligations::explain(terms, *obligation, occurrence, history, now);
  const notices::About about{occurrence.subject, "t", occurrence.level, "", "", "", ""};
  for (const obligations::Firing& firing : due.firings) {
    notices::tell(terms, *obligation, firing, about, now);
  }
}

}  // namespace

contract::Sources files_of(std::string_view bytes) {
  const std::string text(bytes);
  const auto days = [](std::string_view lines) {
    std::vector<time::CalendarEntry> entries;
    std::istringstream in{std::string(lines)};
    std::string first, last, summary;
    while (in >> first >> last && std::getline(in >> std::ws, summary)) {
      entries.push_back({summary, time::parse_date(first), time::parse_date(last)});
    }
    return entries;
  };
  return {[text](std::string_view) { return std::optional(text); }, days};
}

const contract::Terms& small_terms() {
  static const contract::Terms known(
      contract::load_contract(test::small_contract(), "contract.toml", files_of("")));
  return known;
}

void judge(const contract::Terms& terms, std::span<const journal::Event> history) {
  std::set<journal::Subject> subjects;
  for (const journal::Event& event : history) subjects.insert(event.subject);
  for (const journal::Subject& subject : subjects) {
    if (subject.kind == "case") cases::fold(history);
    for (const Instant now : {begin + quarter_hour * 20, begin + Seconds{90 * 86400}}) {
      for (const auto& occurrence : obligations::fold_all(terms, subject, history, now)) {
        judge_one(terms, occurrence, history, now);
      }
    }
  }
}

void count_with(const contract::Contract& contract) {
  const contract::Terms terms(contract);
  for (const time::CalendarRules& rules : contract.calendars) {
    const time::Calendar& calendar = terms.calendar(rules.name);
    accepted({ErrorCode::invalid}, [&] {
      const Instant end = calendar.add(begin, Seconds{28800});
      holds(calendar.between(begin, end) == Seconds{28800}, "adding and measuring are inverse");
      calendar.close_of_working_day(terms.zone().date(begin), 3);
    });
  }
  judge(terms, story(contract));
}

}  // namespace svcdesk::fuzz
