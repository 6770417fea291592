// The words of the file for every value that is one of a few: read, compared and offered as hints
// from the same tables.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "svcdesk/contract/parties.hpp"
#include "svcdesk/contract/promise.hpp"
#include "svcdesk/contract/supply.hpp"

namespace svcdesk::contract {

template <class Value>
using Word = std::pair<std::string_view, Value>;

// words<T>: each word with its value, in the order in which hints name them.
template <class Value>
inline constexpr int words = 0;

template <>
inline constexpr std::array words<Critical> = {Word<Critical>{"false", Critical::no},
                                               Word<Critical>{"true", Critical::yes}};
template <>
inline constexpr std::array words<Mandatory> = {Word<Mandatory>{"false", Mandatory::no},
                                                Word<Mandatory>{"true", Mandatory::yes}};
template <>
inline constexpr std::array words<Assessed> = {Word<Assessed>{"false", Assessed::no},
                                               Word<Assessed>{"true", Assessed::yes}};
template <>
inline constexpr std::array words<FileUse> = {Word<FileUse>{"calendar", FileUse::calendar},
                                              Word<FileUse>{"catalogue", FileUse::catalogue}};
template <>
inline constexpr std::array words<BySerial> = {Word<BySerial>{"false", BySerial::no},
                                               Word<BySerial>{"true", BySerial::yes}};
template <>
inline constexpr std::array words<HoldsData> = {Word<HoldsData>{"false", HoldsData::no},
                                                Word<HoldsData>{"true", HoldsData::yes}};
template <>
inline constexpr std::array words<IsTool> = {Word<IsTool>{"false", IsTool::no},
                                             Word<IsTool>{"true", IsTool::yes}};
template <>
inline constexpr std::array words<StaysWithCustomer> = {
    Word<StaysWithCustomer>{"false", StaysWithCustomer::no},
    Word<StaysWithCustomer>{"true", StaysWithCustomer::yes}};
template <>
inline constexpr std::array words<Language> = {Word<Language>{"en", Language::en},
                                               Word<Language>{"zh-CN", Language::zh_cn}};
template <>
inline constexpr std::array words<OnLevelChange> = {
    Word<OnLevelChange>{"keep", OnLevelChange::keep},
    Word<OnLevelChange>{"restart", OnLevelChange::restart}};
template <>
inline constexpr std::array words<OnReopen> = {Word<OnReopen>{"continue", OnReopen::carry_on},
                                               Word<OnReopen>{"restart", OnReopen::restart},
                                               Word<OnReopen>{"new-cycle", OnReopen::new_cycle}};
template <>
inline constexpr std::array words<Partial> = {Word<Partial>{"owed", Partial::owed},
                                              Word<Partial>{"skip", Partial::skip}};
template <>
inline constexpr std::array words<Quiet> = {Word<Quiet>{"respect", Quiet::respect},
                                            Word<Quiet>{"ignore", Quiet::ignore},
                                            Word<Quiet>{"ignore-critical", Quiet::ignore_critical}};
template <>
inline constexpr std::array words<Until> = {Word<Until>{"acknowledged", Until::acknowledged},
                                            Word<Until>{"fulfilled", Until::fulfilled},
                                            Word<Until>{"never", Until::never}};
template <>
inline constexpr std::array words<StepTime::Kind> = {
    Word<StepTime::Kind>{"at", StepTime::Kind::share},
    Word<StepTime::Kind>{"after", StepTime::Kind::after},
    Word<StepTime::Kind>{"before", StepTime::Kind::before},
    Word<StepTime::Kind>{"breach", StepTime::Kind::breach},
    Word<StepTime::Kind>{"late", StepTime::Kind::late},
    Word<StepTime::Kind>{"when-event", StepTime::Kind::event}};
template <>
inline constexpr std::array words<time::Recurrence> = {
    Word<time::Recurrence>{"month", time::Recurrence::month},
    Word<time::Recurrence>{"quarter", time::Recurrence::quarter},
    Word<time::Recurrence>{"half-year", time::Recurrence::half_year},
    Word<time::Recurrence>{"year", time::Recurrence::year}};
template <>
inline constexpr std::array words<time::Unit> = {
    Word<time::Unit>{"s", time::Unit::second}, Word<time::Unit>{"m", time::Unit::minute},
    Word<time::Unit>{"h", time::Unit::hour},   Word<time::Unit>{"d", time::Unit::day},
    Word<time::Unit>{"w", time::Unit::week},   Word<time::Unit>{"bd", time::Unit::working_day},
    Word<time::Unit>{"mo", time::Unit::month}, Word<time::Unit>{"y", time::Unit::year}};

// The file's word for the value.
template <class Value>
std::string_view word_of(Value value) {
  for (const auto& [word, meaning] : words<Value>) {
    if (meaning == value) return word;
  }
  return {};
}

template <class Value>
std::optional<Value> value_of(std::string_view text) {
  for (const auto& [word, meaning] : words<Value>) {
    if (word == text) return meaning;
  }
  return std::nullopt;
}

template <class Value>
std::vector<std::string> all_words() {
  std::vector<std::string> found;
  found.reserve(std::size(words<Value>));
  for (const auto& [word, meaning] : words<Value>) found.emplace_back(word);
  return found;
}

// Who may owe a promise, and the sides of a role.
inline constexpr std::array<std::string_view, 3> owing = {"us", "customer", "vendor"};
inline constexpr std::array<std::string_view, 2> sides = {"ours", "customer"};
// What closing a case may ask for (CASE-6).
inline constexpr std::array<std::string_view, 2> proofs = {"confirmation", "signed-report"};
// Dates of the contract that `due = { before }` may name.
inline constexpr std::array<std::string_view, 3> dates = {"signed", "starts", "ends"};
// Recipients that are not roles.
inline constexpr std::string_view participants = "participants";
inline constexpr std::array<std::string_view, 3> recipients = {"owner", "contact", participants};
// One person is a recipient too: this, and the person's id.
inline constexpr std::string_view person_prefix = "person:";

}  // namespace svcdesk::contract
