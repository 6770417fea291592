#include "svcdesk/parts/posting.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::parts {
namespace {

std::string words_of(const std::vector<Condition>& conditions) {
  std::vector<std::string> out;
  out.reserve(conditions.size());
  for (const Condition one : conditions) out.emplace_back(to_string(one));
  return joined(out);
}

bool is_one_of(const std::vector<Condition>& conditions, Condition one) {
  return std::find(conditions.begin(), conditions.end(), one) != conditions.end();
}

}  // namespace

Posting::Posting(const contract::Terms& terms, const Acting& acting, Matter matter,
                 const Stockroom& room)
    : Asking(terms, acting, std::move(matter)), depots_(room.depots), stock_(room.stock) {}

void Posting::may_be_stocked(const std::string& code) const {
  depot(code);
  const DepotRecord* record = depots_.find(code);
  const Args args = {{"depot", code}};
  if (record == nullptr || !record->survey) {
    throw refuse("PRT-9", "parts.depot_not_surveyed", args).hint(say("parts.hint.survey", args));
  }
  if (!record->accepted()) {
    throw refuse("PRT-9", "parts.depot_not_accepted", args).hint(say("parts.hint.evaluate", args));
  }
  after(record->evaluation->at, "depot.evaluated");
}

void Posting::may_be_emptied(const std::string& kind, const std::string& code) const {
  const auto rows = stock_.balances(kind);
  const Place place = depot_place(code);
  const bool holds = std::any_of(rows.begin(), rows.end(),
                                 [&](const Balance& one) { return one.position.place == place; });
  if (!holds) depot(code);
}

Pieces Posting::named(const std::string& code, Pieces pieces) const {
  const contract::PartKind& kind = this->kind(code);
  const auto serials = static_cast<std::int64_t>(pieces.serials.size());
  const Args args = {
      {"part", kind.code}, {"serials", printed(serials)}, {"quantity", printed(pieces.quantity)}};
  if (kind.by_serial == contract::BySerial::no) {
    if (serials > 0) throw misuse("parts.no_serials", args);
    if (pieces.quantity < 1) throw misuse("parts.quantity_missing", args);
    return pieces;
  }
  if (serials == 0) throw misuse("parts.serials_missing", args);
  if (pieces.quantity != 0 && pieces.quantity != serials) throw misuse("parts.not_as_many", args);
  std::set<std::string> seen;
  for (const std::string& one : pieces.serials) {
    if (is_blank(one)) throw misuse("parts.serials_missing", args);
    if (!seen.insert(one).second) {
      throw misuse("parts.serial_twice", {{"part", kind.code}, {"serial", one}});
    }
  }
  pieces.quantity = serials;
  return pieces;
}

std::vector<Balance> Posting::draw(const std::string& kind, const std::string& depot,
                                   const Pieces& pieces,
                                   const std::vector<Condition>& conditions) const {
  const Place place = depot_place(depot);
  if (!pieces.serials.empty()) return draw_serials(kind, place, pieces.serials, conditions);
  std::vector<Balance> out;
  std::int64_t left = pieces.quantity;
  for (const Condition one : conditions) {
    for (Balance& row : first_of(kind, {place, one}, left)) {
      left -= row.quantity;
      out.push_back(std::move(row));
    }
  }
  if (left == 0) return out;
  throw refuse("PRT-4", "parts.too_few_of",
               {{"part", kind},
                {"depot", depot},
                {"wanted", printed(pieces.quantity)},
                {"there", printed(pieces.quantity - left)},
                {"conditions", words_of(conditions)}})
      .hint(say("parts.hint.list", {{"part", kind}}));
}

std::vector<Balance> Posting::first_of(const std::string& kind, const Position& position,
                                       std::int64_t quantity) const {
  std::vector<Balance> out;
  for (Balance& row : stock_.balances(kind)) {
    if (row.position != position || quantity == 0) continue;
    row.quantity = std::min(row.quantity, quantity);
    quantity -= row.quantity;
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Balance> Posting::draw_serials(const std::string& kind, const Place& depot,
                                           const std::vector<std::string>& serials,
                                           const std::vector<Condition>& conditions) const {
  std::vector<Balance> out;
  for (const std::string& serial : serials) {
    const auto there = stock_.where(kind, serial);
    Args args = {{"piece", piece_name(kind, serial)}, {"part", kind}, {"depot", depot.name}};
    if (!there) {
      throw refuse("PRT-4", "parts.serial_unknown", args).hint(say("parts.hint.list", args));
    }
    args.emplace_back("condition", to_string(there->condition));
    args.emplace_back("conditions", words_of(conditions));
    for (auto& word : in_words(there->place)) args.push_back(std::move(word));
    if (there->place != depot) throw refuse("PRT-4", "parts.elsewhere", args);
    if (!is_one_of(conditions, there->condition)) {
      throw refuse("PRT-3", "parts.wrong_condition", args);
    }
    out.push_back({kind, serial, *there, 1});
  }
  return out;
}

void Posting::add(std::string_view type, Json payload) {
  drafts_.push_back(record(type, std::move(payload)));
}

void Posting::post(const Move& move, const Json& more) {
  stock_.apply(move);
  drafts_.push_back(moved(move, more));
}

void Posting::post_drawn(const std::vector<Balance>& drawn, const Place& to,
                         std::optional<Condition> condition, const Json& more) {
  for (const Balance& one : drawn) {
    const Position end{to, condition.value_or(one.position.condition)};
    post(Move{one.kind, one.serial, one.quantity, one.position, end}, more);
  }
}

void Posting::post_all(const std::string& kind, const Pieces& pieces,
                       const std::optional<Position>& from, const std::optional<Position>& to,
                       const Json& more) {
  for (const std::string& serial : pieces.serials) post(Move{kind, serial, 1, from, to}, more);
  if (pieces.serials.empty()) post(Move{kind, {}, pieces.quantity, from, to}, more);
}

Place depot_place(const std::string& code) { return {Place::Kind::depot, code}; }

}  // namespace svcdesk::parts
