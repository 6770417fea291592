#include <libical/ical.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "ics_lines.hpp"
#include "plain_text.hpp"
#include "readers.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::helper {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2100;
// Of a file, expanded: a bomb ends here, named, not cut.
constexpr int most_entries = 100000;
constexpr std::int64_t most_days = 200000;    // five times those of all these years
constexpr std::size_t most_text = 1'000'000;  // bytes of summaries: 24 for each day of these years

using Property = std::unique_ptr<icalproperty, decltype(&icalproperty_free)>;
using Series = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

Property parse_property(const IcsLine& line) {
  Property property(icalproperty_new_from_string(line.text.c_str()), &icalproperty_free);
  if (!property || icalproperty_isa(property.get()) == ICAL_XLICERROR_PROPERTY) {
    throw BadInput(line.number, "not understood: " + line.text);
  }
  return property;
}

std::chrono::year_month_day ymd_of(const icaltimetype& time) {
  return {std::chrono::year{time.year}, std::chrono::month{static_cast<unsigned>(time.month)},
          std::chrono::day{static_cast<unsigned>(time.day)}};
}

Date date_of(const icaltimetype& time) { return Date{std::chrono::local_days{ymd_of(time)}}; }

std::string text_of(Date date) {
  const std::chrono::year_month_day ymd(date);
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(ymd.year()), unsigned(ymd.month()),
                unsigned(ymd.day()));
  return out;
}

bool at_midnight(const icaltimetype& time) {
  return time.is_date || (time.hour == 0 && time.minute == 0 && time.second == 0);
}

// A property's date; nothing for a time of day. Midnight counts as the date that begins.
std::optional<Date> date_in(const IcsLine& line, icaltimetype (*get)(const icalproperty*)) {
  const Property property = parse_property(line);
  const icaltimetype time = get(property.get());
  if (icaltime_is_null_time(time) || !icaltime_is_valid_time(time)) {
    throw BadInput(line.number, "no such date: " + line.text);
  }
  if (!ymd_of(time).ok()) throw BadInput(line.number, "no such date: " + line.text);
  return at_midnight(time) ? std::optional(date_of(time)) : std::nullopt;
}

// A property's text (RFC 5545, 3.3.11). libical makes a blank of a byte behind a backslash that has
// no meaning there, and of a Chinese character two that are none.
std::string text_in(const IcsLine& line) {
  require_no_controls(line.text, line.number);
  std::size_t at = 0;
  for (bool quoted = false; at < line.text.size(); ++at) {
    if (line.text[at] == '"') quoted = !quoted;
    if (line.text[at] == ':' && !quoted) break;
  }
  std::string out;
  for (++at; at < line.text.size(); ++at) {
    const bool escaped = line.text[at] == '\\' && at + 1 < line.text.size();
    if (escaped) ++at;
    const bool line_end = escaped && (line.text[at] == 'n' || line.text[at] == 'N');
    out += line_end ? '\n' : line.text[at];
  }
  return out;
}

// How many days one occurrence lasts; nothing where it is not whole days.
std::optional<int> days_of(const IcsEvent& event, Date first) {
  if (const IcsLine* line = event.find("DTEND")) {
    const auto end = date_in(*line, &icalproperty_get_dtend);
    if (!end) return std::nullopt;
    if (*end < first) throw BadInput(line->number, "ends before it starts");
    return std::max(1, static_cast<int>((*end - first).count()));
  }
  if (const IcsLine* line = event.find("DURATION")) {
    const Property property = parse_property(*line);
    const int seconds = icaldurationtype_as_int(icalproperty_get_duration(property.get()));
    if (seconds <= 0) throw BadInput(line->number, "not a length: " + line->text);
    return seconds % 86400 == 0 ? std::optional(seconds / 86400) : std::nullopt;
  }
  return 1;
}

std::set<Date> dates_of(const IcsEvent& event, std::string_view name) {
  std::set<Date> out;
  for (const IcsLine& line : event.lines) {
    if (line.name != name) continue;
    // libical reads one date of a list only: each gets its own property.
    const std::size_t colon = line.text.find(':');
    std::string_view rest = std::string_view(line.text).substr(colon + 1);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      const IcsLine one{line.number, line.name,
                        "DTSTART" + line.text.substr(name.size(), colon - name.size() + 1) +
                            std::string(rest.substr(0, end))};
      if (const auto date = date_in(one, &icalproperty_get_dtstart)) out.insert(*date);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return out;
}

// The 22nd Friday of a month: libical would look for it through the centuries.
void require_possible_days(const IcsLine& line, const icalrecurrencetype& rule) {
  const bool of_month =
      rule.freq == ICAL_MONTHLY_RECURRENCE || rule.by_month[0] != ICAL_RECURRENCE_ARRAY_MAX;
  const int most = of_month ? 5 : rule.freq == ICAL_YEARLY_RECURRENCE ? 53 : 0;
  for (const short* day = rule.by_day; *day != ICAL_RECURRENCE_ARRAY_MAX; ++day) {
    if (std::abs(icalrecurrencetype_day_position(*day)) > most) {
      throw BadInput(line.number, "not a recurrence: " + line.text);
    }
  }
}

class Reader {
 public:
  Json read(const std::vector<IcsEvent>& events) {
    for (const IcsEvent& event : events) note_override(event);
    for (const IcsEvent& event : events) add(event);
    return std::move(out_);
  }

 private:
  static std::string uid(const IcsEvent& event) {
    const IcsLine* line = event.find("UID");
    return line == nullptr ? std::string() : line->text;
  }

  void note_override(const IcsEvent& event) {
    const IcsLine* line = event.find("RECURRENCE-ID");
    if (line == nullptr) return;
    if (const auto date = date_in(*line, &icalproperty_get_recurrenceid)) {
      overridden_.emplace(uid(event), *date);
    }
  }

  void add(const IcsEvent& event) {
    const IcsLine* start = event.find("DTSTART");
    if (start == nullptr) throw BadInput(event.number, "an event without DTSTART");
    const IcsLine* status = event.find("STATUS");
    if (status != nullptr && status->text.ends_with("CANCELLED")) return;
    const auto first = date_in(*start, &icalproperty_get_dtstart);
    if (!first) return;  // an appointment
    const auto days = days_of(event, *first);
    if (!days) return;
    std::set<Date> firsts = dates_of(event, "RDATE");
    firsts.insert(*first);
    expand(event, *start, firsts);
    for (const Date date : dates_of(event, "EXDATE")) firsts.erase(date);
    const bool is_override = event.find("RECURRENCE-ID") != nullptr;
    const std::string id = uid(event);
    const IcsLine* line = event.find("SUMMARY");
    const std::string summary = line == nullptr ? std::string() : text_in(*line);
    for (const Date date : firsts) {
      if (is_override || !overridden_.contains({id, date})) put(event, summary, date, *days);
    }
  }

  void expand(const IcsEvent& event, const IcsLine& start, std::set<Date>& firsts) {
    const IcsLine* line = event.find("RRULE");
    if (line == nullptr) return;
    const Property rule = parse_property(*line);
    icalrecurrencetype recurrence = icalproperty_get_rrule(rule.get());
    if (recurrence.freq == ICAL_NO_RECURRENCE) throw BadInput(line->number, "not a recurrence");
    if (recurrence.freq < ICAL_DAILY_RECURRENCE) {
      throw BadInput(line->number, "not a recurrence of days: " + line->text);
    }
    require_possible_days(*line, recurrence);
    const Property from = parse_property(start);
    icaltimetype begin = icalproperty_get_dtstart(from.get());
    const Series series(icalrecur_iterator_new(recurrence, begin), &icalrecur_iterator_free);
    if (!series) throw BadInput(line->number, "not a recurrence: " + line->text);
    if (begin.year < first_year && recurrence.count == 0) {
      // Nobody asks for the centuries before; where they are counted, they have to be gone through.
      begin.year = first_year;
      begin.month = begin.day = 1;
      icalrecur_iterator_set_start(series.get(), begin);
    }
    for (;;) {
      const icaltimetype next = icalrecur_iterator_next(series.get());
      if (icaltime_is_null_time(next) || next.year > last_year) return;
      if (++steps_ > most_entries) throw BadInput(line->number, "recurs too often for a calendar");
      if (at_midnight(next)) firsts.insert(date_of(next));
    }
  }

  void put(const IcsEvent& event, const std::string& summary, Date first, int days) {
    const int year = int(std::chrono::year_month_day(first).year());
    if (year < first_year || year > last_year) return;
    if (++entries_ > most_entries) throw BadInput(event.number, "too many entries");
    days_ += days;
    if (days_ > most_days) throw BadInput(event.number, "too many days");
    text_ += summary.size();
    if (text_ > most_text) throw BadInput(event.number, "too much text");
    out_.push(Json::object({{"summary", summary},
                            {"first", text_of(first)},
                            {"last", text_of(first + std::chrono::days{days - 1})}}));
  }

  std::set<std::pair<std::string, Date>> overridden_;
  Json out_ = Json::array();
  int steps_ = 0;
  int entries_ = 0;
  std::int64_t days_ = 0;
  std::size_t text_ = 0;
};

}  // namespace

Json read_calendar(std::string_view bytes) {
  icalerror_set_errors_are_fatal(0);
  return Reader().read(split_events(bytes));
}

}  // namespace svcdesk::helper
