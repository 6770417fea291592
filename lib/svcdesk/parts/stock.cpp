#include "svcdesk/parts/stock.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::parts {
namespace {

using Args = std::vector<std::pair<std::string, std::string>>;

// Before every position in the order of the rows.
const Position first_position{{}, Condition::on_order};

Error impossible(std::string_view key, std::string value) {
  return Error(ErrorCode::database,
               {"journal.impossible", {{"key", std::string(key)}, {"value", std::move(value)}}})
      .hint({"store.hint.corrupt", {}});
}

std::optional<Position> position_of(const Json& payload, const std::string& end) {
  const std::string condition = payload.text(end + "_condition");
  const std::string place = payload.text(end + "_place");
  if (condition.empty() && place.empty()) return std::nullopt;
  const auto known = condition_of(condition);
  if (!known) throw impossible(end + "_condition", condition);
  return Position{Place::parse(place), *known};
}

void set_position(Json& payload, const std::string& end, const std::optional<Position>& position) {
  if (!position) return;
  payload.set(end + "_place", position->place.str());
  payload.set(end + "_condition", to_string(position->condition));
}

std::optional<Condition> condition_at(const std::optional<Position>& position) {
  return position ? std::optional(position->condition) : std::nullopt;
}

std::string written(std::optional<Condition> condition) {
  return condition ? std::string(to_string(*condition)) : "none";
}

bool is_on_order(const std::optional<Position>& position) {
  return condition_at(position) == Condition::on_order;
}

Error refused(std::string_view rule, std::string_view message, const Move& move, Args args) {
  args.emplace_back("piece", piece_name(move.kind, move.serial));
  Error error(ErrorCode::refused, {std::string(message), std::move(args)});
  error.rule(std::string(rule));
  return error;
}

// What holds for a move by itself, whatever lies where.
void check_move(const Move& move) {
  const bool by_serial = !move.serial.empty();
  if (move.quantity < 1 || move.quantity > (by_serial ? 1 : most_pieces)) {
    throw refused("PRT-4", "parts.impossible_quantity", move,
                  {{"quantity", std::to_string(move.quantity)}});
  }
  const auto from = condition_at(move.from);
  const auto to = condition_at(move.to);
  if (!may_follow(from, to)) {
    throw refused("PRT-3", "parts.may_not_follow", move,
                  {{"from", written(from)}, {"to", written(to)}});
  }
  if (move.from == move.to) {
    throw refused("PRT-4", "parts.goes_nowhere", move, in_words(move.to->place));
  }
  if (by_serial && (is_on_order(move.to) || (is_on_order(move.from) && !move.to))) {
    throw refused("PRT-3", "parts.on_order_has_no_serial", move, {});
  }
}

}  // namespace

journal::Subject stock_subject(std::string_view contract, std::string_view kind) {
  return {"stock", std::string(contract) + "/" + std::string(kind)};
}

std::string piece_name(const std::string& kind, const std::string& serial) {
  return serial.empty() ? kind : kind + " " + serial;
}

Json payload_of(const Move& move) {
  Json payload = Json::object({{"kind", move.kind}});
  payload.set_if("serial", move.serial);
  payload.set("quantity", move.quantity);
  set_position(payload, "from", move.from);
  set_position(payload, "to", move.to);
  return payload;
}

Move move_of(const journal::Event& event) {
  const Json& said = event.payload;
  Move move{said.text("kind"), said.text("serial"), said.integer("quantity", 0),
            position_of(said, "from"), position_of(said, "to")};
  if (move.kind.empty()) throw impossible("kind", move.kind);
  if (move.quantity < 1 || move.quantity > most_pieces) {
    throw impossible("quantity", std::to_string(move.quantity));
  }
  return move;
}

std::vector<Balance> changes_of(const Move& move) {
  std::vector<Balance> out;
  if (move.from) {
    const std::string serial = is_on_order(move.from) ? std::string() : move.serial;
    out.push_back({move.kind, serial, *move.from, -move.quantity});
  }
  if (move.to) out.push_back({move.kind, move.serial, *move.to, move.quantity});
  return out;
}

Stock::Stock(const std::vector<Balance>& balances) {
  for (const Balance& one : balances) {
    rows_[{one.kind, one.serial, one.position}] += one.quantity;
  }
}

void Stock::check(const Move& move) const {
  check_move(move);
  const auto there = move.serial.empty() ? std::nullopt : where(move.kind, move.serial);
  const bool is_new = !move.from || is_on_order(move.from);
  if (is_new && there) {
    Args args = in_words(there->place);
    args.emplace_back("condition", written(there->condition));
    throw refused("PRT-4", "parts.serial_already", move, args);
  }
  for (const Balance& one : changes_of(move)) {
    const auto row = rows_.find({one.kind, one.serial, one.position});
    const std::int64_t held = row == rows_.end() ? 0 : row->second;
    Args args = in_words(one.position.place);
    args.insert(args.end(), {{"condition", written(one.position.condition)},
                             {"there", std::to_string(held)},
                             {"wanted", std::to_string(move.quantity)}});
    if (held + one.quantity < 0) {
      throw refused("PRT-4", one.serial.empty() ? "parts.too_few" : "parts.not_there", move, args);
    }
    if (held + one.quantity > most_pieces) throw refused("PRT-4", "parts.too_many", move, args);
  }
}

void Stock::apply(const Move& move) {
  check(move);
  for (const Balance& one : changes_of(move)) {
    const auto row = rows_.try_emplace({one.kind, one.serial, one.position}).first;
    row->second += one.quantity;
    if (row->second == 0) rows_.erase(row);
  }
}

std::int64_t Stock::quantity(std::string_view kind, const Position& position) const {
  std::int64_t sum = 0;
  for (const Balance& one : balances(kind)) {
    if (one.position == position) sum += one.quantity;
  }
  return sum;
}

std::int64_t Stock::free(std::string_view kind, std::string_view depot) const {
  std::int64_t sum = 0;
  for (const Balance& one : balances(kind)) {
    const auto& [place, condition] = one.position;
    const bool there = place.kind == Place::Kind::depot && (depot.empty() || place.name == depot);
    if (there && condition == Condition::tested) sum += one.quantity;
  }
  return sum;
}

std::vector<std::string> Stock::serials(std::string_view kind, const Position& position) const {
  std::vector<std::string> out;
  for (const Balance& one : balances(kind)) {
    if (one.position == position && !one.serial.empty()) out.push_back(one.serial);
  }
  return out;
}

std::optional<Position> Stock::where(std::string_view kind, std::string_view serial) const {
  if (serial.empty()) return std::nullopt;
  const auto row = rows_.lower_bound({std::string(kind), std::string(serial), first_position});
  if (row == rows_.end() || row->first.kind != kind || row->first.serial != serial) {
    return std::nullopt;
  }
  return row->first.position;
}

std::vector<Balance> Stock::balances() const {
  std::vector<Balance> out;
  out.reserve(rows_.size());
  for (const auto& [key, quantity] : rows_) {
    out.push_back({key.kind, key.serial, key.position, quantity});
  }
  return out;
}

std::vector<Balance> Stock::balances(std::string_view kind) const {
  std::vector<Balance> out;
  for (auto row = rows_.lower_bound({std::string(kind), {}, first_position});
       row != rows_.end() && row->first.kind == kind; ++row) {
    out.push_back({row->first.kind, row->first.serial, row->first.position, row->second});
  }
  return out;
}

}  // namespace svcdesk::parts
