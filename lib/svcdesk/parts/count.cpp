#include "svcdesk/parts/count.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "svcdesk/parts/posting.hpp"

namespace svcdesk::parts {
namespace {

using CountLine = std::pair<std::string, Condition>;

constexpr Condition countable[] = {Condition::received, Condition::tested, Condition::returned,
                                   Condition::defective};

// On which shelf it lies: what is reserved is counted with what is tested.
Condition shelf_of(Condition condition) {
  return condition == Condition::reserved ? Condition::tested : condition;
}

bool is_countable(Condition condition) {
  return std::find(std::begin(countable), std::end(countable), condition) != std::end(countable);
}

class CountCheck {
 public:
  CountCheck(Posting& posting, const Count& request)
      : posting_(posting), request_(request), place_(depot_place(request.depot)) {}

  void run() {
    for (const Counted& one : request_.found) judge(one);
    if (missing_ + surplus_ > 0 && is_blank(request_.reason)) {
      throw posting_
          .refuse("PRT-11", "parts.difference_reason",
                  {{"depot", request_.depot},
                   {"missing", printed(missing_)},
                   {"surplus", printed(surplus_)}})
          .hint(posting_.say("parts.hint.reason"));
    }
    const std::int64_t uncounted = lines_left();
    for (const Move& one : moves_) {
      posting_.post(one, Json::object({{"reason", request_.reason}, {"count", request_.depot}}));
    }
    posting_.add(uncounted == 0 ? "stock.checked" : "stock.counted", summary(uncounted));
  }

 private:
  void judge(const Counted& one) {
    if (!is_countable(one.condition)) {
      throw posting_.misuse("parts.condition_unfit",
                            {{"condition", std::string(to_string(one.condition))}});
    }
    if (!lines_.insert({one.kind, one.condition}).second) {
      throw posting_.misuse(
          "parts.counted_twice",
          {{"part", one.kind}, {"condition", std::string(to_string(one.condition))}});
    }
    const contract::PartKind& kind = posting_.kind(one.kind);
    const bool none = one.pieces.serials.empty() && one.pieces.quantity == 0;
    const Pieces pieces = none ? one.pieces : posting_.named(one.kind, one.pieces);
    counted_ += pieces.quantity;
    const std::int64_t missing = missing_;
    const std::int64_t surplus = surplus_;
    if (kind.by_serial == contract::BySerial::yes) {
      by_number(one, pieces.serials);
    } else {
      by_quantity(one, pieces.quantity);
    }
    note(one, missing_ - missing, surplus_ - surplus);
  }

  void by_quantity(const Counted& one, std::int64_t counted) {
    const Position shelf{place_, one.condition};
    const std::int64_t held = reserved(one);
    const std::int64_t book = posting_.stock().quantity(one.kind, shelf) + held;
    if (counted < held) throw reserved_missing(one.kind, held - counted);
    if (counted > book) enters({one.kind, {}, counted - book, std::nullopt, shelf});
    if (counted >= book) return;
    for (const Balance& row : posting_.first_of(one.kind, shelf, book - counted)) {
      leaves({one.kind, row.serial, row.quantity, shelf, std::nullopt});
    }
  }

  void by_number(const Counted& one, const std::vector<std::string>& found) {
    const Position shelf{place_, one.condition};
    for (const Balance& row : posting_.stock().balances(one.kind)) {
      const bool here = row.position.place == place_;
      if (!here || shelf_of(row.position.condition) != one.condition) continue;
      if (contains(found, row.serial)) continue;
      if (row.position != shelf) throw reserved_missing(piece_name(one.kind, row.serial), 1);
      leaves({one.kind, row.serial, row.quantity, shelf, std::nullopt});
    }
    for (const std::string& serial : found) {
      const auto there = posting_.stock().where(one.kind, serial);
      if (!there) enters({one.kind, serial, 1, std::nullopt, shelf});
      if (there) lies_here(one, serial, *there);
    }
  }

  std::int64_t reserved(const Counted& one) const {
    if (one.condition != Condition::tested) return 0;
    return posting_.stock().quantity(one.kind, {place_, Condition::reserved});
  }

  void lies_here(const Counted& one, const std::string& serial, const Position& there) const {
    if (there.place == place_ && shelf_of(there.condition) == one.condition) return;
    Args args = in_words(there.place);
    args.emplace_back("piece", piece_name(one.kind, serial));
    args.emplace_back("condition", to_string(there.condition));
    throw posting_.refuse("PRT-4", "parts.counted_elsewhere", args)
        .hint(posting_.say("parts.hint.list", {{"part", one.kind}}));
  }

  Error reserved_missing(const std::string& piece, std::int64_t count) const {
    return posting_
        .refuse("PRT-4", "parts.reserved_missing",
                {{"piece", piece}, {"count", printed(count)}, {"depot", request_.depot}})
        .hint(posting_.say("parts.hint.release"));
  }

  void enters(Move move) {
    posting_.may_be_stocked(request_.depot);
    surplus_ += move.quantity;
    moves_.push_back(std::move(move));
  }

  void leaves(Move move) {
    missing_ += move.quantity;
    moves_.push_back(std::move(move));
  }

  void note(const Counted& one, std::int64_t missing, std::int64_t surplus) {
    if (missing + surplus == 0) return;
    differences_.push(Json::object({{"kind", one.kind},
                                    {"condition", to_string(one.condition)},
                                    {"missing", missing},
                                    {"surplus", surplus}}));
  }

  // What the book has in the depot and nobody counted.
  std::int64_t lines_left() const {
    std::set<CountLine> left;
    for (const Balance& one : posting_.stock().balances()) {
      const CountLine line{one.kind, shelf_of(one.position.condition)};
      const bool here = one.position.place == place_ && is_countable(line.second);
      if (here && lines_.count(line) == 0) left.insert(line);
    }
    return static_cast<std::int64_t>(left.size());
  }

  Json summary(std::int64_t uncounted) const {
    Json payload = Json::object({{"depot", request_.depot},
                                 {"lines", static_cast<std::int64_t>(lines_.size())},
                                 {"pieces", counted_},
                                 {"missing", missing_},
                                 {"surplus", surplus_}});
    if (uncounted > 0) payload.set("uncounted", uncounted);
    payload.set_if("differences", differences_);
    if (missing_ + surplus_ > 0) payload.set("reason", request_.reason);
    return payload;
  }

  Posting& posting_;
  const Count& request_;
  const Place place_;
  std::set<CountLine> lines_;
  std::vector<Move> moves_;
  Json differences_ = Json::array();
  std::int64_t counted_ = 0;
  std::int64_t missing_ = 0;
  std::int64_t surplus_ = 0;
};

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Count& request) {
  Posting posting(terms, acting, about_contract(terms, room.last_event), room);
  const auto& rows = room.stock.balances();
  const bool known = std::any_of(rows.begin(), rows.end(), [&](const Balance& one) {
    return one.position.place == depot_place(request.depot);
  });
  if (!known) posting.depot(request.depot);
  posting.require("part.stock");
  CountCheck(posting, request).run();
  return std::move(posting).drafts();
}

}  // namespace svcdesk::parts
