#include "svcdesk/parts/position.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::parts {
namespace {

constexpr std::array condition_words = {
    std::pair{Condition::on_order, std::string_view("on-order")},
    std::pair{Condition::received, std::string_view("received")},
    std::pair{Condition::tested, std::string_view("tested")},
    std::pair{Condition::reserved, std::string_view("reserved")},
    std::pair{Condition::issued, std::string_view("issued")},
    std::pair{Condition::fitted, std::string_view("fitted")},
    std::pair{Condition::defective, std::string_view("defective")},
    std::pair{Condition::kept, std::string_view("kept")},
    std::pair{Condition::returned, std::string_view("returned")},
    std::pair{Condition::in_repair, std::string_view("in-repair")},
    std::pair{Condition::on_loan, std::string_view("on-loan")},
    std::pair{Condition::scrapped, std::string_view("scrapped")},
};

constexpr std::array place_words = {
    std::pair{Place::Kind::depot, std::string_view("depot")},
    std::pair{Place::Kind::person, std::string_view("person")},
    std::pair{Place::Kind::site, std::string_view("site")},
    std::pair{Place::Kind::asset, std::string_view("asset")},
    std::pair{Place::Kind::supplier, std::string_view("supplier")},
    std::pair{Place::Kind::repairer, std::string_view("repairer")},
    std::pair{Place::Kind::customer, std::string_view("customer")},
};

template <class Table, class Value>
std::string_view word_of(const Table& table, Value value) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == value; });
  return found == table.end() ? std::string_view() : found->second;
}

using Followers = unsigned;

constexpr Followers bit(std::optional<Condition> one) {
  return one ? Followers{2} << static_cast<unsigned>(*one) : Followers{1};
}

struct Follow {
  std::optional<Condition> from;
  Followers to = 0;

  constexpr Follow(std::optional<Condition> first,
                   std::initializer_list<std::optional<Condition>> next)
      : from(first) {
    for (const auto& one : next) to |= bit(one);
  }
};

// Nothing -> fitted: found in a machine by an inspection; -> defective: a machine's own old part;
// the rest: ordered, taken over, or found by a count. Anything -> nothing: a count found fewer.
constexpr auto grammar = [] {
  using enum Condition;
  constexpr auto nothing = std::nullopt;
  return std::array{
      Follow{nothing, {on_order, received, tested, fitted, defective, returned}},
      Follow{on_order, {received, nothing}},
      Follow{received, {tested, defective, received, nothing}},
      Follow{tested, {reserved, tested, on_loan, scrapped, defective, nothing}},
      Follow{reserved, {tested, issued}},
      Follow{issued, {issued, fitted, returned, defective}},
      Follow{fitted, {defective, returned}},
      Follow{defective, {kept, returned, in_repair, scrapped, defective, nothing}},
      Follow{kept, {scrapped}},
      Follow{returned, {tested, defective, in_repair, scrapped, returned, nothing}},
      Follow{in_repair, {received, returned, scrapped, kept}},
      Follow{on_loan, {returned, tested, defective}},
  };
}();

}  // namespace

std::string_view to_string(Condition condition) { return word_of(condition_words, condition); }

std::optional<Condition> condition_of(std::string_view word) {
  for (const auto& [condition, text] : condition_words) {
    if (text == word) return condition;
  }
  return std::nullopt;
}

std::string Place::str() const { return std::string(word_of(place_words, kind)) + "/" + name; }

std::vector<std::pair<std::string, std::string>> in_words(const Place& place) {
  return {{"where", std::string(word_of(place_words, place.kind))}, {"place", place.name}};
}

Place Place::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  for (const auto& [kind, word] : place_words) {
    const bool there = slash != std::string_view::npos && slash + 1 < text.size();
    if (there && text.substr(0, slash) == word) return {kind, std::string(text.substr(slash + 1))};
  }
  throw Error(ErrorCode::database,
              {"journal.impossible", {{"key", "place"}, {"value", std::string(text)}}})
      .hint({"store.hint.corrupt", {}});
}

bool may_follow(std::optional<Condition> from, std::optional<Condition> to) {
  const auto row = std::find_if(grammar.begin(), grammar.end(),
                                [&](const Follow& one) { return one.from == from; });
  return row != grammar.end() && (row->to & bit(to)) != 0;
}

}  // namespace svcdesk::parts
