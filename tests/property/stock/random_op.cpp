#include <algorithm>
#include <array>

#include "requests.hpp"

namespace pile {
namespace {

constexpr std::array conditions = {"on-order", "received",  "tested",    "reserved",
                                   "issued",   "fitted",    "defective", "kept",
                                   "returned", "in-repair", "on-loan",   "scrapped"};
constexpr std::array shelves = {"received", "tested", "returned", "defective"};
constexpr std::array depots = {"depot/east", "depot/west", "depot/north", "depot/other"};
constexpr std::array kinds = {"ssd", "raid", "fan", "psu", "riser"};

class Ideas {
 public:
  Ideas(Dice& dice, const Pile& pile) : dice_(dice), pile_(pile) {}

  Op op() {
    Op op;
    op.verb = static_cast<Verb>(weighted({8, 10, 2, 10, 14, 8, 5, 8, 35}));
    op.reasoned = below(12) != 0;
    op.passes = below(3) != 0;
    op.kind = pick(kinds, 4);
    op.to = pick(depots, 2);
    op.from = pick(depots, 2);
    name_new(op);
    shape(op);
    if (below(10) == 0) spoil(op);
    return op;
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(dice_);
  }

  int weighted(std::initializer_list<double> weights) {
    return std::discrete_distribution<int>(weights)(dice_);
  }

  // Nearly always one of the first `usual`.
  template <class Words>
  std::string pick(const Words& words, std::size_t usual) {
    return words[below(20) == 0 ? below(words.size()) : below(usual)];
  }

  template <class Words>
  std::string pick(const Words& words) {
    return words[below(words.size())];
  }

  std::string serial() { return "S-" + std::to_string(below(60)); }

  bool by_serial(const std::string& kind) { return kind == "ssd" || kind == "raid"; }

  void name_new(Op& op) {
    op.quantity = static_cast<std::int64_t>(1 + below(5));
    if (!by_serial(op.kind)) return;
    for (std::int64_t n = 0; n < op.quantity; ++n) op.serials.push_back(serial());
    std::sort(op.serials.begin(), op.serials.end());
    op.serials.erase(std::unique(op.serials.begin(), op.serials.end()), op.serials.end());
    op.quantity = 0;
  }

  // Some piece that is there, and others like it.
  void name_there(Op& op) {
    if (pile_.pieces().empty()) return;
    const Piece piece = pile_.pieces()[below(pile_.pieces().size())];
    op.kind = piece.kind;
    op.from = piece.place;
    op.from_condition = piece.condition;
    op.serials.clear();
    std::vector<std::string> like;
    for (const Piece& one : pile_.pieces()) {
      if (one.kind == piece.kind && one.place == piece.place && !one.serial.empty()) {
        like.push_back(one.serial);
      }
    }
    const auto count =
        static_cast<std::size_t>(pile_.count(piece.kind, piece.place, piece.condition));
    op.quantity = static_cast<std::int64_t>(1 + below(count));
    if (piece.serial.empty()) return;
    op.quantity = 0;
    if (op.verb == Verb::move) {
      op.serials = {piece.serial};
      op.quantity = 1;
    } else {
      std::shuffle(like.begin(), like.end(), dice_);
      like.resize(1 + below(std::min<std::size_t>(like.size(), 3)));
      op.serials = like;
    }
  }

  void shape(Op& op) {
    if (op.verb == Verb::order) {
      op.serials.clear();
      op.quantity = static_cast<std::int64_t>(1 + below(8));
      op.supplier = below(10) == 0 ? "Cheap" : "Acme";
    }
    if (op.verb == Verb::receive || op.verb == Verb::cancel) choose_order(op);
    if (op.verb == Verb::test || op.verb == Verb::transfer || op.verb == Verb::scrap) {
      name_there(op);
      if (op.from.substr(0, 6) != "depot/") op.from = pick(depots, 2);
      if (below(2) == 0) op.from_condition.clear();
    }
    if (op.verb == Verb::count) shape_count(op);
    if (op.verb == Verb::move) shape_move(op);
  }

  void choose_order(Op& op) {
    if (pile_.orders().empty()) {
      op.verb = Verb::take_over;
      return;
    }
    const std::size_t all = pile_.orders().size();
    op.order = all - 1 - below(std::min<std::size_t>(all, 4));
    op.kind = pile_.orders()[op.order].kind;
    op.serials.clear();
    name_new(op);
    if (below(2) == 0) op.to.clear();
  }

  // What lies there, but for a few.
  void shape_count(Op& op) {
    op.from_condition = pick(shelves);
    op.serials.clear();
    op.quantity = 0;
    for (const Piece& one : pile_.pieces()) {
      const bool reserved = one.condition == "reserved" && op.from_condition == "tested";
      const bool here = one.kind == op.kind && one.place == op.from;
      if (!here || !(reserved || one.condition == op.from_condition)) continue;
      if (below(15) == 0) continue;
      if (by_serial(op.kind) && !one.serial.empty()) op.serials.push_back(one.serial);
      if (!by_serial(op.kind)) ++op.quantity;
    }
    if (below(5) == 0 && by_serial(op.kind)) op.serials.push_back(serial());
    if (below(5) == 0 && !by_serial(op.kind)) ++op.quantity;
    if (below(8) == 0 && !by_serial(op.kind)) op.quantity = static_cast<std::int64_t>(below(3));
  }

  void shape_move(Op& op) {
    static constexpr std::array places = {"depot/east",  "depot/west", "person/wu",
                                          "site/hall-1", "asset/A-3",  "customer/desk",
                                          "repairer/fix"};
    name_there(op);
    op.to = pick(places);
    op.to_condition = pick(conditions);
    if (below(8) == 0) op.to.clear();
    // What is on order moves with its order only.
    const bool ordered = op.from.substr(0, 9) == "supplier/";
    if (ordered || below(8) == 0) {
      op.from.clear();
      if (below(4) == 0) op.serials = {serial()};
      if (!op.serials.empty()) op.quantity = 1;
    }
    if (op.from.empty() && op.to.empty()) op.to = "depot/east";
    if (op.from_condition.empty() && !op.from.empty()) op.from_condition = "tested";
  }

  // Something that does not fit.
  void spoil(Op& op) {
    switch (below(5)) {
      case 0:
        op.quantity = static_cast<std::int64_t>(below(40)) - 5;
        break;
      case 1:
        op.serials.push_back(below(3) == 0 ? "" : serial());
        break;
      case 2:
        op.kind = pick(kinds);
        break;
      case 3:
        if (!op.from_condition.empty()) op.from_condition = pick(conditions);
        break;
      default:
        if (!op.from.empty()) op.from = pick(depots);
    }
  }

  Dice& dice_;
  const Pile& pile_;
};

}  // namespace

Op random_op(Dice& dice, const Pile& pile) { return Ideas(dice, pile).op(); }

}  // namespace pile
