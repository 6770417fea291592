// The compiled contract in a database, which anybody may have written: refused, or counted with.
#include "svcdesk/contract/compiled.hpp"

#include "counting.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {

void one(std::string_view bytes) {
  contract::Contract contract;
  if (!accepted({ErrorCode::database}, [&] { contract = contract::decompile(bytes); })) return;
  const std::string again = contract::compile(contract);
  holds(contract::decompile(again) == contract, "what was read is written and reads back equal");
  // What no checked contract says may be refused when it is used; it may not break anything.
  accepted({ErrorCode::invalid, ErrorCode::not_found, ErrorCode::database},
           [&] { count_with(contract); });
}

}  // namespace svcdesk::fuzz
