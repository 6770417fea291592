#include "cli/views/parts.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

void set_position(Json& json, const std::string& side,
                  const std::optional<parts::Position>& position) {
  json.set(side + "_place", position ? Json(position->place.str()) : Json());
  json.set(side + "_condition", position ? Json(parts::to_string(position->condition)) : Json());
}

std::string gap_text(const desk::GapChange& gap, const Output& out, const Wall& wall) {
  switch (gap.what) {
    case desk::GapChange::What::closed:
      return tinted(printable(out.say({"cli.parts.gap_closed", {{"kind", gap.kind}}})), Tint::good,
                    out.screen().colour);
    case desk::GapChange::What::opened:
      break;
  }
  const Message text = gap.due
                           ? Message{"cli.parts.gap_opened_due",
                                     {{"kind", gap.kind}, {"due", time_text(gap.due, out, wall)}}}
                           : Message{"cli.parts.gap_opened", {{"kind", gap.kind}}};
  return tinted(printable(out.say(text)), Tint::warn, out.screen().colour);
}

}  // namespace

std::string place_text(const parts::Place& place, const Output& out) {
  const std::string stored = place.str();
  return out.say({"cli.parts.place." + stored.substr(0, stored.find('/')), {{"name", place.name}}});
}

std::string place_text(const std::string& stored, const Output& out) {
  return stored.empty() ? "–" : place_text(parts::Place::parse(stored), out);
}

std::string position_text(const std::string& place, const std::string& condition,
                          const Output& out) {
  if (place.empty()) return "–";
  return place_text(place, out) + " (" + out.say("cli.parts.condition." + condition) + ")";
}

std::string lot_text(const parts::Lot& lot) {
  if (lot.quantity == 0) return {};
  if (!lot.serials.empty()) return lot.kind + "  " + joined(lot.serials);
  return lot.kind + " × " + std::to_string(lot.quantity);
}

Json lot_json(const parts::Lot& lot) {
  if (lot.quantity == 0) return {};
  return Json::object({{"kind", lot.kind}})
      .set("serials", json_strings(lot.serials))
      .set("quantity", lot.quantity);
}

Json move_json(const parts::Move& move) {
  Json out = Json::object({{"kind", move.kind}});
  out.set("serial", json_text_or_null(move.serial)).set("quantity", move.quantity);
  set_position(out, "from", move.from);
  set_position(out, "to", move.to);
  return out;
}

Json gap_json(const desk::GapChange& gap) {
  const bool opened = gap.what == desk::GapChange::What::opened;
  return Json::object({{"kind", gap.kind}, {"what", opened ? "opened" : "closed"}})
      .set("due", json_time(gap.due));
}

std::string moves_block(const std::vector<parts::Move>& moves, const Output& out) {
  const auto there = [&](const std::optional<parts::Position>& position) {
    if (!position) return position_text("", "", out);
    return position_text(position->place.str(), std::string(parts::to_string(position->condition)),
                         out);
  };
  Table table;
  table.columns = {{""}, {""}, {"", Fit::shrink}, {"", Fit::shrink}};
  for (const parts::Move& one : moves) {
    table.rows.push_back({{"  " + one.kind},
                          {one.serial.empty() ? "× " + std::to_string(one.quantity) : one.serial},
                          {there(one.from) + " →", Tint::dim},
                          {there(one.to)}});
  }
  return table.rows.empty() ? std::string() : render(table, out.screen());
}

std::string gaps_block(const std::vector<desk::GapChange>& gaps, const Output& out,
                       const Wall& wall) {
  std::string text;
  for (const desk::GapChange& one : gaps) text += gap_text(one, out, wall) + "\n";
  return text;
}

std::string share_text(std::int64_t permille) {
  return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + " %";
}

}  // namespace svcdesk::cli
