// The spare parts of a month (PRT-8). Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/desk/month.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/reports/monthly_parts.hpp"

namespace svcdesk::desk {

// The lists are read in the snapshot in which it is made; the ledger and the files of machines
// later, a kind or a page at a time, each in a short snapshot of its own.
class MonthOfParts {
 public:
  MonthOfParts(const View& view, MonthSpan month);
  // Nothing where the contract did not speak of spare parts then.
  std::optional<reports::MonthlyParts> gather();

 private:
  // What the ledger says of every kind.
  struct Moved {
    std::vector<parts::Balance> balances;
    std::map<std::string, Instant> last;
  };

  void read_lists();
  std::vector<parts::Machines> machines() const;
  std::vector<std::string> kinds() const;
  void take_kind(const std::string& kind, Moved& moved);
  void take_figures(const parts::OnHandByKind& on_hand, const Moved& moved);
  void take_gaps();
  void take_order(OrderId id);
  void take_loan(LoanId id);

  const View& view_;
  MonthSpan month_;
  std::shared_ptr<const contract::Terms> terms_;  // in force then
  std::vector<store::PartsSpan> spans_;           // of the twelve months
  std::vector<store::MachinesRow> unchanged_;
  std::vector<std::int64_t> changed_, orders_, loans_;
  reports::MonthlyParts out_;
};

}  // namespace svcdesk::desk
