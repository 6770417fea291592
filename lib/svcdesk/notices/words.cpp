#include "svcdesk/notices/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/text/messages.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::notices {
namespace {

using contract::StepTime;
using obligations::Occurrence;
using obligations::Phase;
using Args = std::vector<std::pair<std::string, std::string>>;

constexpr Seconds late_after{300};  // ruling 26
constexpr std::size_t widest_title = 160;

std::string say(const Reader& reader, std::string id, Args args = {}) {
  return text::render({std::move(id), std::move(args)}, reader.language);
}

std::string clock(const Reader& reader, Instant instant) {
  return time::with_offset(instant, reader.zone);
}

std::string length(const Reader& reader, Seconds seconds) {
  return time::for_people(seconds, reader.language);
}

std::string length(const Reader& reader, const time::Duration* duration) {
  if (duration == nullptr) return "?";
  return duration->is_counted() ? length(reader, duration->seconds()) : time::to_string(*duration);
}

const contract::Step* step_of(const Item& item) {
  if (item.obligation == nullptr || item.line.firing.step < 0) return nullptr;
  const auto index = static_cast<std::size_t>(item.line.firing.step);
  return index < item.obligation->steps.size() ? &item.obligation->steps[index] : nullptr;
}

std::string promise(const Reader& reader, const Item& item) {
  std::string name;
  if (item.obligation != nullptr) name = item.obligation->title.in(reader.language);
  return printable(name.empty() ? item.line.firing.obligation : name);
}

std::string percent(int permille) {
  std::string out = std::to_string(permille / 10);
  if (permille % 10 != 0) out += "." + std::to_string(permille % 10);
  return out + "%";
}

std::string level_of(const Reader& reader, const Item& item) {
  return item.about.level.empty() ? reader.terms.contract().default_level : item.about.level;
}

bool at_once(const contract::Step& step, const std::string& level) {
  const auto* span = step.when.span.of(level);
  return span != nullptr && span->count == 0;
}

// A type that has no words of its own is named as the contract names it.
std::string event_words(const Reader& reader, const std::string& type) {
  const std::string id = "notice.event." + type;
  if (text::has(id, reader.language)) return say(reader, id);
  return say(reader, "notice.event", {{"event", printable(type)}});
}

// What the step is: the reason why this message is there.
std::string happened(const Reader& reader, const Item& item) {
  const contract::Step* step = step_of(item);
  if (step == nullptr) return say(reader, "notice.told");
  const std::string level = level_of(reader, item);
  const StepTime& when = step->when;
  switch (when.kind) {
    case StepTime::Kind::share: {
      const contract::Share* share = when.share.of(level);
      return say(reader, "notice.share", {{"share", share ? percent(share->permille) : "?"}});
    }
    case StepTime::Kind::after:
      if (at_once(*step, level)) return say(reader, "notice.begins");
      return say(reader, "notice.after", {{"length", length(reader, when.span.of(level))}});
    case StepTime::Kind::before:
      return say(reader, "notice.before", {{"length", length(reader, when.span.of(level))}});
    case StepTime::Kind::breach:
      return say(reader, "notice.breach");
    case StepTime::Kind::late:
      if (at_once(*step, level)) return say(reader, "notice.breach");
      return say(reader, "notice.late", {{"length", length(reader, when.span.of(level))}});
    case StepTime::Kind::event:
      return event_words(reader, when.event);
  }
  return say(reader, "notice.told");
}

// How long after its time it comes; what quiet hours held back was not late before their end.
Seconds lateness(const Reader& reader, const Item& item) {
  const Instant due = std::max(item.line.firing.at, item.line.hold_until.value_or(Instant::min()));
  return reader.now - due;
}

bool is_late(const Reader& reader, const Item& item) { return lateness(reader, item) > late_after; }

std::string own_words(const Reader& reader, const Item& item) {
  const contract::Step* step = step_of(item);
  if (step == nullptr || step->text.empty()) return {};
  if (text::has(step->text, reader.language)) return text::word(step->text, reader.language);
  return printable(step->text);
}

// Ids come from the desk, contract ids from a file: only what a shell takes as one plain word.
bool is_plain_word(std::string_view word) {
  return !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

std::string command(const Item& item) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> shows{{
      {"asset", "svcdesk asset show "},
      {"case", "svcdesk case show "},
      {"inspection", "svcdesk inspect show "},
      {"change", "svcdesk change show "},
      {"complaint", "svcdesk complaint show "},
      {"problem", "svcdesk problem show "},
      {"contract", "svcdesk contract milestones --contract "},
  }};
  for (const auto& [kind, show] : shows) {
    if (item.about.subject.kind == kind && is_plain_word(item.about.subject.id)) {
      return std::string(show) + item.about.subject.id;
    }
  }
  return "svcdesk due";
}

std::string next_step(const Reader& reader, const Item& item) {
  const contract::Step* step = step_of(item);
  const bool acknowledge = step != nullptr && step->until == contract::Until::acknowledged &&
                           item.about.subject.kind == "case" &&
                           is_plain_word(item.about.subject.id) &&
                           item.occurrence.phase == Phase::running;
  if (!acknowledge) return say(reader, "notice.next", {{"command", command(item)}});
  return say(reader, "notice.next_or_ack",
             {{"command", command(item)},
              {"ack", "svcdesk case ack " + item.about.subject.id},
              {"length", length(reader, &step->ack_for)}});
}

std::string settled(const Reader& reader, const Occurrence& occurrence) {
  const std::string at = occurrence.settled_at ? clock(reader, *occurrence.settled_at) : "?";
  if (occurrence.verdict() == Occurrence::Verdict::broken && occurrence.in_force &&
      occurrence.settled_at) {
    const Seconds late = *occurrence.settled_at - occurrence.in_force->at;
    return say(reader, "notice.stands.met_late", {{"at", at}, {"late", length(reader, late)}});
  }
  return say(reader, "notice.stands.met", {{"at", at}});
}

std::string running(const Reader& reader, const Occurrence& occurrence) {
  const Instant due = *occurrence.due;
  if (occurrence.in_breach() || due < reader.now) {
    return say(reader, "notice.stands.late",
               {{"due", clock(reader, due)}, {"late", length(reader, reader.now - due)}});
  }
  return say(reader, "notice.stands.due",
             {{"due", clock(reader, due)}, {"left", length(reader, due - reader.now)}});
}

std::string place(const Reader& reader, const Item& item) {
  const std::string code = level_of(reader, item);
  const contract::Level* level = reader.terms.contract().level(code);
  std::string out = printable(item.about.subject.id);
  if (!item.about.level.empty() && level != nullptr) {
    out += " · " + printable(code + " " + level->name.in(reader.language));
  }
  const std::string title = subject_title(item);
  if (!title.empty()) out += " · " + title;
  if (!item.about.site.empty()) out += " · " + printable(item.about.site);
  return out;
}

}  // namespace

std::string subject_title(const Item& item) {
  return fit_width(printable(item.about.title), widest_title);
}

std::string headline(const Reader& reader, const Item& item) {
  const std::string level = item.about.level.empty() ? "" : " " + item.about.level;
  const std::string out = say(reader, "notice.headline",
                              {{"subject", printable(item.about.subject.id + level)},
                               {"promise", promise(reader, item)},
                               {"happened", happened(reader, item)}});
  return is_late(reader, item) ? say(reader, "notice.late_mark", {{"text", out}}) : out;
}

std::string standing(const Reader& reader, const Item& item) {
  const Occurrence& occurrence = item.occurrence;
  switch (occurrence.phase) {
    case Phase::running:
      return occurrence.due ? running(reader, occurrence) : say(reader, "notice.stands.open");
    case Phase::paused:
      return say(reader, "notice.stands.paused");
    case Phase::halted:
      return say(reader, "notice.stands.halted");
    case Phase::fulfilled:
      return settled(reader, occurrence);
    case Phase::voided:
      return say(reader, "notice.stands.void");
  }
  return say(reader, "notice.stands.open");
}

std::vector<std::string> paragraph(const Reader& reader, const Item& item) {
  std::vector<std::string> out{place(reader, item), headline(reader, item)};
  const auto add = [&out](std::string line) {
    if (!line.empty()) out.push_back(std::move(line));
  };
  add(own_words(reader, item));
  add(standing(reader, item));
  if (item.occurrence.reclassified && !item.occurrence.breaches.empty()) {
    add(say(reader, "notice.reclassified",
            {{"level", printable(item.occurrence.breaches.front().level)}}));
  }
  if (item.line.firing.repeat > 0) {
    add(say(reader, "notice.repeat", {{"number", std::to_string(item.line.firing.repeat)}}));
  }
  if (item.line.firing.joined > 0) {
    add(say(reader, "notice.joined", {{"count", std::to_string(item.line.firing.joined)}}));
  }
  if (item.line.hold_until && *item.line.hold_until > item.line.firing.at) {
    add(say(reader, "notice.held", {{"planned", clock(reader, item.line.firing.at)}}));
  }
  if (is_late(reader, item)) {
    add(say(reader, "notice.comes_late",
            {{"planned", clock(reader, item.line.firing.at)},
             {"late", length(reader, lateness(reader, item))}}));
  }
  if (item.obligation != nullptr && item.obligation->owed_by != "us") {
    add(say(reader, "notice.owed_by", {{"who", printable(item.obligation->owed_by)}}));
  }
  add(next_step(reader, item));
  return out;
}

}  // namespace svcdesk::notices
