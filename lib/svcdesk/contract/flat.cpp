#include "svcdesk/contract/flat.hpp"

#include <array>
#include <map>
#include <set>
#include <type_traits>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/fields.hpp"
#include "svcdesk/contract/findings.hpp"
#include "svcdesk/contract/words.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::contract {
namespace {

std::string below(std::string path, std::string_view name) {
  return std::move(path.append(".").append(name));
}

// What an element of a list is known by: its place says nothing once another one is put before it.
std::string key_of(const Level& one) { return one.code; }
std::string key_of(const Role& one) { return one.code; }
std::string key_of(const Person& one) { return one.id; }
std::string key_of(const Rota& one) { return one.role; }
std::string key_of(const Site& one) { return one.code; }
std::string key_of(const Service& one) { return one.number; }
std::string key_of(const Holiday& one) { return one.code; }
std::string key_of(const WorkStep& one) { return one.code; }
std::string key_of(const CaseKindTerms& one) { return one.code; }
std::string key_of(const PauseReason& one) { return one.code; }
std::string key_of(const FileBeside& one) { return one.name; }
std::string key_of(const Depot& one) { return one.code; }
std::string key_of(const PartKind& one) { return one.code; }
std::string key_of(const MachineModel& one) { return one.code; }
std::string key_of(const time::CalendarRules& one) { return one.name; }
std::string key_of(const Obligation& one) { return one.name; }

std::string text_of(const std::string& value) { return value; }
std::string text_of(bool value) { return value ? "true" : "false"; }
std::string text_of(Date value) { return time::to_string(value); }
std::string text_of(const time::Duration& value) { return time::to_string(value); }
std::string text_of(const time::Hours& value) { return time::to_string(value); }
template <std::integral T>
std::string text_of(T value) {
  return std::to_string(value);
}
template <class T>
requires std::is_enum_v<T> std::string text_of(T value) { return std::string(word_of(value)); }
std::string text_of(LocalSeconds value) {
  const auto day = std::chrono::floor<std::chrono::days>(value);
  const auto second = static_cast<std::int32_t>((value - day).count());
  const std::string hours = time::to_string(time::Hours{second, 86'400});
  return time::to_string(Date(day)) + " " + hours.substr(0, hours.find('-'));
}
std::string text_of(const Share& value) {
  const std::string whole = std::to_string(value.permille / 10);
  return whole + (value.permille % 10 ? "." + std::to_string(value.permille % 10) : "") + "%";
}
std::string text_of(const EventFilter& value) {
  std::string conditions;
  for (const auto& [key, values] : value.where) {
    conditions += (conditions.empty() ? "" : ", ") + key + " = " + joined(values);
  }
  return conditions.empty() ? value.event : value.event + " (" + conditions + ")";
}
template <class T>
requires requires(const T& one) { text_of(one); }
std::string text_of(const std::vector<T>& all) {
  std::vector<std::string> texts;
  texts.reserve(all.size());
  for (const T& one : all) texts.push_back(text_of(one));
  return joined(texts);
}

template <class T>
concept Worded = requires(const T& value) {
  text_of(value);
};
template <class T>
concept Keyed = requires(const T& value) {
  key_of(value);
};

class Flattener {
 public:
  std::vector<Line> lines;

  template <class T>
  void operator()(std::string_view name, const T& value) {
    // An element's own name is in its path, and its place in the file does not count.
    if (name == "line" || name == "lines" || name == "code") return;
    put(inner(name), value);
  }

 private:
  std::string inner(std::string_view name) const {
    return prefix_.empty() ? std::string(name) : prefix_ + "." + std::string(name);
  }

  template <class T>
  void put(const std::string& path, const std::optional<T>& value) {
    if (value) put_said(path, *value);
  }
  // What stands in a list, a table or an optional is said, even where its value is a usual one.
  template <class T>
  void put_said(const std::string& path, const T& value) {
    const std::size_t count = lines.size();
    put(path, value);
    if (Worded<T> && lines.size() > count) lines.back().said = Line::Said::yes;
  }
  template <Worded T>
  void put(const std::string& path, const T& value) {
    std::string text = text_of(value);
    if (text.empty()) return;
    const auto said = value == T{} ? Line::Said::default_value : Line::Said::yes;
    lines.push_back({path, std::move(text), said});
  }
  template <class T>
  requires(!Worded<std::vector<T>>) void put(const std::string& path, const std::vector<T>& all) {
    std::map<std::string, int> seen;
    std::size_t number = 0;
    for (const T& one : all) {
      std::string key = std::to_string(++number);
      if constexpr (Keyed<T>) {
        key = key_of(one);
        if (++seen[key] > 1) key += "." + std::to_string(seen[key]);
      }
      put_said(below(path, key), one);
    }
  }
  void put(const std::string& path, const std::set<Date>& all) {
    for (const Date date : all) put_said(below(path, time::to_string(date)), date);
  }
  void put(const std::string& path, const std::array<time::DayHours, 7>& week) {
    constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (std::size_t day = 0; day < week.size(); ++day) put(below(path, names[day]), week[day]);
  }
  template <class T>
  void put(const std::string& path, const std::map<std::string, T>& all) {
    for (const auto& [key, value] : all) put_said(below(path, key), value);
  }
  void put(const std::string& path, const std::map<Date, time::DayHours>& all) {
    for (const auto& [date, hours] : all) {
      const std::string text = text_of(hours);
      lines.push_back({below(path, time::to_string(date)), text.empty() ? "-" : text});
    }
  }
  template <class T>
  void put(const std::string& path, const ByLevel<T>& value) {
    put(path, value.common);
    put(path, value.levels);
  }
  void put(const std::string& path, const StepTime& value) {
    const std::string step = path.substr(0, path.rfind('.') + 1);
    const std::string key(word_of(value.kind));
    switch (value.kind) {
      case StepTime::Kind::share:
        return put(step + key, value.share);
      case StepTime::Kind::after:
      case StepTime::Kind::before:
      case StepTime::Kind::late:
        return put(step + key, value.span);
      case StepTime::Kind::breach:
        return lines.push_back({step + "at", key});
      case StepTime::Kind::event:
        return put(step + key, value.event);
    }
  }
  template <class T>
  requires(!Worded<T> && requires(Flattener & to, const T& value) {
    fields(to, value);
  }) void put(const std::string& path, const T& value) {
    const std::size_t count = lines.size();
    const std::string outer = std::exchange(prefix_, path);
    fields(*this, value);
    prefix_ = outer;
    mark_usual<T>(path, count);
  }
  // What a fresh one says is what a file says by saying nothing; but when a step fires is always
  // said.
  template <class T>
  void mark_usual(const std::string& path, std::size_t from) {
    Flattener fresh;
    fresh.prefix_ = path;
    const T made{};
    fields(fresh, made);
    for (const Line& usual : fresh.lines) {
      for (std::size_t i = from; i < lines.size(); ++i) {
        const bool same = lines[i].path == usual.path && lines[i].value == usual.value;
        if (same && !usual.path.ends_with(".at")) lines[i].said = Line::Said::default_value;
      }
    }
  }

  std::string prefix_;
};

}  // namespace

std::vector<Line> flat(const Contract& contract) {
  Flattener to;
  fields(to, contract);
  return std::move(to.lines);
}

}  // namespace svcdesk::contract
