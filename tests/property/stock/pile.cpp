#include "pile.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace pile {
namespace {

using Words = std::vector<std::string>;

constexpr std::array verb_words = {"order",    "receive", "cancel", "take over", "test",
                                   "transfer", "scrap",   "count",  "move"};

bool holds(const Words& words, std::string_view one) {
  return std::find(words.begin(), words.end(), one) != words.end();
}

template <class Names>
bool is_among(const Names& names, std::string_view one) {
  return std::find(std::begin(names), std::end(names), one) != std::end(names);
}

bool has_serials(std::string_view kind) { return is_among(by_serial_kinds, kind); }
bool is_kind(std::string_view kind) {
  return has_serials(kind) || is_among(by_quantity_kinds, kind);
}
bool is_accepted(std::string_view place) { return is_among(accepted_depots, place); }
bool is_contracts(std::string_view place) { return is_accepted(place) || place == surveyed_depot; }

bool is_well_said(const Op& op) {
  if (!is_kind(op.kind)) return false;
  if (!has_serials(op.kind)) return op.serials.empty() && op.quantity > 0;
  const std::set<std::string> distinct(op.serials.begin(), op.serials.end());
  const auto count = static_cast<std::int64_t>(op.serials.size());
  return count > 0 && distinct.size() == op.serials.size() && distinct.count("") == 0 &&
         (op.quantity == 0 || op.quantity == count);
}

// What may become of a piece; "-" is outside of the store.
const std::map<std::string, Words>& next_conditions() {
  static const std::map<std::string, Words> table = {
      {"-", {"on-order", "received", "tested", "fitted", "defective", "returned"}},
      {"on-order", {"received", "-"}},
      {"received", {"tested", "defective", "received", "-"}},
      {"tested", {"reserved", "tested", "on-loan", "scrapped", "defective", "-"}},
      {"reserved", {"tested", "issued"}},
      {"issued", {"issued", "fitted", "returned", "defective"}},
      {"fitted", {"defective", "returned"}},
      {"defective", {"kept", "returned", "in-repair", "scrapped", "defective", "-"}},
      {"kept", {"scrapped"}},
      {"returned", {"tested", "defective", "in-repair", "scrapped", "returned", "-"}},
      {"in-repair", {"received", "returned", "scrapped", "kept"}},
      {"on-loan", {"returned", "tested", "defective"}},
      {"scrapped", {}}};
  return table;
}

// The conditions to take from: the one that was said, where it is among all; else all of them for
// pieces with a number, the usual ones for a quantity.
Words taken_from(const Op& op, const Words& all, const Words& usual) {
  if (op.from_condition.empty()) return op.serials.empty() ? usual : all;
  return holds(all, op.from_condition) ? Words{op.from_condition} : Words{};
}

}  // namespace

std::string describe(const Op& op) {
  std::string out = verb_words.at(static_cast<std::size_t>(op.verb));
  out += " " + op.kind + " x" + std::to_string(op.quantity);
  for (const std::string& one : op.serials) out += " " + one;
  out += " from " + op.from + " " + op.from_condition + " to " + op.to + " " + op.to_condition;
  out += " order " + std::to_string(op.order) + " " + op.supplier;
  return out + (op.reasoned ? " reasoned" : "") + (op.passes ? " passes" : "");
}

bool Pile::does(const Op& op) {
  Pile next = *this;
  if (!next.carry_out(op)) return false;
  *this = std::move(next);
  return true;
}

bool Pile::carry_out(const Op& op) {
  switch (op.verb) {
    case Verb::order:
      return order(op);
    case Verb::receive:
      return receive(op);
    case Verb::cancel:
      return cancel(op);
    case Verb::take_over:
      return take_over(op);
    case Verb::test:
      return test(op);
    case Verb::transfer:
      return transfer(op);
    case Verb::scrap:
      return scrap(op);
    case Verb::count:
      return count_shelf(op);
    case Verb::move:
      return move(op);
  }
  return false;
}

std::int64_t Pile::count(std::string_view kind, std::string_view place,
                         std::string_view condition) const {
  return std::count_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
    return one.kind == kind && one.place == place && one.condition == condition;
  });
}

const Piece* Pile::find(std::string_view kind, std::string_view serial) const {
  const auto found = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
    return one.kind == kind && one.serial == serial && !serial.empty();
  });
  return found == pieces_.end() ? nullptr : &*found;
}

bool Pile::lies_in(std::string_view kind, std::string_view place) const {
  return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
    return (kind.empty() || one.kind == kind) && one.place == place;
  });
}

bool Pile::put(const Op& op, const std::string& place, const std::string& condition) {
  for (const std::string& one : op.serials) {
    if (find(op.kind, one) != nullptr) return false;
    pieces_.push_back({op.kind, one, place, condition});
  }
  for (std::int64_t n = 0; op.serials.empty() && n < op.quantity; ++n) {
    pieces_.push_back({op.kind, {}, place, condition});
  }
  return true;
}

std::vector<Piece*> Pile::shelf(std::string_view kind, std::string_view place,
                                std::string_view condition) {
  std::vector<Piece*> out;
  for (Piece& one : pieces_) {
    if (one.kind == kind && one.place == place && one.condition == condition) out.push_back(&one);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Piece* a, const Piece* b) { return a->serial < b->serial; });
  return out;
}

std::int64_t Pile::take(std::int64_t quantity, const Piece& like) {
  std::int64_t taken = 0;
  for (auto one = pieces_.begin(); one != pieces_.end() && taken < quantity;) {
    const bool same = one->kind == like.kind && one->serial == like.serial &&
                      one->place == like.place && one->condition == like.condition;
    taken += same ? 1 : 0;
    one = same ? pieces_.erase(one) : one + 1;
  }
  return taken;
}

bool Pile::change(const Op& op, const Words& conditions, const std::string& place,
                  const std::string& condition) {
  const auto changed = [&](Piece& piece) {
    if (piece.place == place && (condition.empty() || piece.condition == condition)) return false;
    piece.place = place;
    if (!condition.empty()) piece.condition = condition;
    return true;
  };
  for (const std::string& serial : op.serials) {
    const auto piece = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
      return one.kind == op.kind && one.serial == serial;
    });
    const bool fits =
        piece != pieces_.end() && piece->place == op.from && holds(conditions, piece->condition);
    if (!fits || !changed(*piece)) return false;
  }
  std::vector<Piece*> chosen;
  for (const std::string& one : conditions) {
    for (Piece* piece : shelf(op.kind, op.from, one)) {
      const bool wanted = static_cast<std::int64_t>(chosen.size()) < op.quantity;
      if (op.serials.empty() && wanted) chosen.push_back(piece);
    }
  }
  if (op.serials.empty() && static_cast<std::int64_t>(chosen.size()) < op.quantity) return false;
  return std::all_of(chosen.begin(), chosen.end(), [&](Piece* one) { return changed(*one); });
}

bool Pile::order(const Op& op) {
  if (!is_kind(op.kind) || op.quantity < 1 || op.supplier != "Acme") return false;
  if (!is_contracts(op.to)) return false;
  orders_.push_back({op.kind, op.supplier, op.to, op.quantity, true});
  for (std::int64_t n = 0; n < op.quantity; ++n) {
    pieces_.push_back({op.kind, {}, "supplier/" + op.supplier, "on-order"});
  }
  return true;
}

bool Pile::receive(const Op& said) {
  PaperOrder& order = orders_.at(said.order);
  Op op = said;
  op.kind = order.kind;
  const std::string depot = op.to.empty() ? order.depot : op.to;
  if (!order.open || !is_accepted(depot) || !is_well_said(op)) return false;
  const auto count =
      op.serials.empty() ? op.quantity : static_cast<std::int64_t>(op.serials.size());
  if (count > order.outstanding || !put(op, depot, "received")) return false;
  order.outstanding -= count;
  order.open = order.outstanding > 0;
  return take(count, {op.kind, {}, "supplier/" + order.supplier, "on-order"}) == count;
}

bool Pile::cancel(const Op& op) {
  PaperOrder& order = orders_.at(op.order);
  if (!order.open || !op.reasoned) return false;
  take(order.outstanding, {order.kind, {}, "supplier/" + order.supplier, "on-order"});
  order.outstanding = 0;
  order.open = false;
  return true;
}

bool Pile::take_over(const Op& op) {
  if (!is_well_said(op) || !is_accepted(op.to) || !op.reasoned) return false;
  return put(op, op.to, op.passes ? "tested" : "received");
}

bool Pile::test(const Op& op) {
  if (!is_well_said(op) || !(op.passes || op.reasoned)) return false;
  if (!is_contracts(op.from) && !lies_in(op.kind, op.from)) return false;
  Words all = {"received", "returned"};
  if (!op.passes) all.emplace_back("tested");
  return change(op, taken_from(op, all, {"received", "returned"}), op.from,
                op.passes ? "tested" : "defective");
}

bool Pile::transfer(const Op& op) {
  if (!is_well_said(op) || !is_accepted(op.to)) return false;
  return change(op, taken_from(op, {"received", "tested", "returned", "defective"}, {"tested"}),
                op.to, {});
}

bool Pile::scrap(const Op& op) {
  if (!is_well_said(op) || !op.reasoned) return false;
  return change(op, taken_from(op, {"defective", "returned", "tested"}, {"defective"}), op.from,
                "scrapped");
}

bool Pile::count_shelf(const Op& op) {
  if (!is_contracts(op.from) && !lies_in({}, op.from)) return false;
  const bool none = op.serials.empty() && op.quantity == 0;
  if (!is_kind(op.kind) || (!none && !is_well_said(op))) return false;
  if (!holds({"received", "tested", "returned", "defective"}, op.from_condition)) return false;
  std::int64_t differences = 0;
  const bool may =
      has_serials(op.kind) ? count_serials(op, differences) : count_pieces(op, differences);
  return may && (differences == 0 || op.reasoned);
}

bool Pile::count_pieces(const Op& op, std::int64_t& differences) {
  const std::int64_t reserved =
      op.from_condition == "tested" ? count(op.kind, op.from, "reserved") : 0;
  const std::int64_t book = count(op.kind, op.from, op.from_condition) + reserved;
  differences = std::abs(book - op.quantity);
  if (op.quantity < reserved) return false;
  Op rest = op;
  rest.quantity = op.quantity - book;
  if (rest.quantity > 0) return is_accepted(op.from) && put(rest, op.from, op.from_condition);
  for (; rest.quantity < 0; ++rest.quantity) {
    const Piece first = *shelf(op.kind, op.from, op.from_condition).front();
    take(1, first);
  }
  return true;
}

bool Pile::count_serials(const Op& op, std::int64_t& differences) {
  const auto on_shelf = [&](const Piece& one) {
    const bool reserved = one.condition == "reserved" && op.from_condition == "tested";
    return one.kind == op.kind && one.place == op.from &&
           (one.condition == op.from_condition || reserved);
  };
  for (const std::string& serial : op.serials) {
    const Piece* piece = find(op.kind, serial);
    if (piece != nullptr && !on_shelf(*piece)) return false;
    if (piece != nullptr) continue;
    if (!is_accepted(op.from)) return false;
    pieces_.push_back({op.kind, serial, op.from, op.from_condition});
    ++differences;
  }
  const auto lost = [&](const Piece& one) {
    return on_shelf(one) && !holds(op.serials, one.serial);
  };
  const bool reserved_lost = std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
    return lost(one) && one.condition == "reserved";
  });
  differences += static_cast<std::int64_t>(std::erase_if(pieces_, lost));
  return !reserved_lost;
}

bool Pile::move(const Op& op) {
  const std::string serial = op.serials.empty() ? std::string() : op.serials.front();
  const std::string from = op.from.empty() ? "-" : op.from_condition;
  const std::string to = op.to.empty() ? "-" : op.to_condition;
  if (op.quantity < 1 || (!serial.empty() && op.quantity != 1)) return false;
  if (!holds(next_conditions().at(from), to)) return false;
  if (op.from == op.to && from == to) return false;
  const bool ordered = from == "on-order";
  if (!serial.empty() && (to == "on-order" || (ordered && to == "-"))) return false;
  if (!serial.empty() && (from == "-" || ordered) && find(op.kind, serial)) return false;
  const Piece like{op.kind, ordered ? std::string() : serial, op.from, op.from_condition};
  if (from != "-" && take(op.quantity, like) < op.quantity) return false;
  for (std::int64_t n = 0; to != "-" && n < op.quantity; ++n) {
    pieces_.push_back({op.kind, serial, op.to, op.to_condition});
  }
  return true;
}

}  // namespace pile
