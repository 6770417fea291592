// A loan as its events have made it: a standby machine until the fault is handled (PRT-7), a tool
// until it is given back (PRT-11). Pure: state = fold(events).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/journal/event.hpp"
#include "svcdesk/parts/lot.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::parts {

enum class Purpose { standby, tool };
std::string_view to_string(Purpose purpose);

// How something lent came back.
enum class Shape { sound, defective };
std::string_view to_string(Shape shape);

// Pieces that came back in one go.
struct Homecoming {
  Lot lot;
  std::string depot;
  Shape shape = Shape::sound;
  Instant at;
  bool operator==(const Homecoming&) const = default;
};

struct Loan {
  LoanId id;
  std::string contract;
  Purpose purpose = Purpose::standby;
  std::optional<CaseId> case_id;
  Lot lent;              // all of it
  Lot out;               // what has not come back
  std::string depot;     // that it comes from
  Place place;           // where it is
  std::string borrower;  // person id, or the name as it was given
  std::string lender;
  std::optional<Instant> due;
  std::vector<Homecoming> homecomings;
  Instant opened;
  std::optional<Instant> returned;  // all of it
  Instant last_event;               // the latest `at` of what people recorded
  std::string last_type;            // of that event
  std::int64_t revision = 0;        // the highest seq

  bool operator==(const Loan&) const = default;
};

// The loan behind the events of its subject: the one that its loan.opened names, as fold_request.
Loan fold_loan(std::span<const journal::Event> events);

}  // namespace svcdesk::parts
