// Where parts lie and what was moved, as tables and JSON: what every verb of `parts` tells alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render/output.hpp"
#include "svcdesk/desk/parts_values.hpp"

namespace svcdesk::cli {

// "depot east"; of a row, which has it as "depot/east"; "–" where there is none.
std::string place_text(const parts::Place& place, const Output& out);
std::string place_text(const std::string& stored, const Output& out);
// "depot east (tested)"; "–" for outside the ledger.
std::string position_text(const std::string& place, const std::string& condition,
                          const Output& out);

// "ssd-960g  S-101, S-102"; "fan-1u × 3".
std::string lot_text(const parts::Lot& lot);
// {"kind": ..., "serials": [...], "quantity": 2}; null for no pieces at all.
Json lot_json(const parts::Lot& lot);
// "C-3", or null.
template <class Kind>
Json json_id(const std::optional<Id<Kind>>& id) {
  return id ? Json(id->str()) : Json();
}

Json move_json(const parts::Move& move);
Json gap_json(const desk::GapChange& gap);
// A line each: what was moved from where to where; which gap opened or closed.
std::string moves_block(const std::vector<parts::Move>& moves, const Output& out);
std::string gaps_block(const std::vector<desk::GapChange>& gaps, const Output& out,
                       const Wall& wall);

// "98.5 %"
std::string share_text(std::int64_t permille);

}  // namespace svcdesk::cli
