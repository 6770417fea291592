// The store as somebody without a computer would keep it: a list of pieces, each with a slip of
// paper that says where it lies and how it is. Slow, and simple enough to be believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pile {

enum class Verb { order, receive, cancel, take_over, test, transfer, scrap, count, move };

// One thing that somebody asks for. Places are written "depot/east"; conditions are words, empty
// where nothing was said.
struct Op {
  Verb verb = Verb::move;
  std::string kind;
  std::string from;
  std::string to;
  std::string from_condition;
  std::string to_condition;
  std::vector<std::string> serials;
  std::int64_t quantity = 0;
  std::size_t order = 0;  // the how manieth
  std::string supplier;
  bool reasoned = true;  // says why
  bool passes = true;    // a test
};
std::string describe(const Op& op);

struct Piece {
  std::string kind;
  std::string serial;
  std::string place;
  std::string condition;
};

struct PaperOrder {
  std::string kind;
  std::string supplier;
  std::string depot;
  std::int64_t outstanding = 0;
  bool open = true;
};

class Pile {
 public:
  // False where it may not be; then nothing has changed.
  bool does(const Op& op);

  const std::vector<Piece>& pieces() const { return pieces_; }
  const std::vector<PaperOrder>& orders() const { return orders_; }
  std::int64_t count(std::string_view kind, std::string_view place,
                     std::string_view condition) const;
  const Piece* find(std::string_view kind, std::string_view serial) const;

 private:
  bool carry_out(const Op& op);
  bool order(const Op& op);
  bool receive(const Op& op);
  bool cancel(const Op& op);
  bool take_over(const Op& op);
  bool test(const Op& op);
  bool transfer(const Op& op);
  bool scrap(const Op& op);
  bool count_shelf(const Op& op);
  bool move(const Op& op);

  bool lies_in(std::string_view kind, std::string_view place) const;
  bool put(const Op& op, const std::string& place, const std::string& condition);
  // Those that lie there so, the ones without a number first.
  std::vector<Piece*> shelf(std::string_view kind, std::string_view place,
                            std::string_view condition);
  std::int64_t take(std::int64_t quantity, const Piece& like);
  // So many, or these, of the first of those conditions that has them, each to that place and
  // condition (empty: its own).
  bool change(const Op& op, const std::vector<std::string>& conditions, const std::string& place,
              const std::string& condition);
  bool count_pieces(const Op& op, std::int64_t& differences);
  bool count_serials(const Op& op, std::int64_t& differences);

  std::vector<Piece> pieces_;
  std::vector<PaperOrder> orders_;
};

// What the store is about: kinds, and depots with how far each has come.
inline constexpr std::string_view by_serial_kinds[] = {"ssd", "raid"};
inline constexpr std::string_view by_quantity_kinds[] = {"fan", "psu"};
inline constexpr std::string_view accepted_depots[] = {"depot/east", "depot/west"};
inline constexpr std::string_view surveyed_depot = "depot/north";

}  // namespace pile
