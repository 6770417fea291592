#include "cli/views/part_rows.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/parts.hpp"
#include "svcdesk/base/ids.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

template <class Numbered>
std::string number_text(const std::optional<std::int64_t>& number) {
  return number ? Numbered{*number}.str() : std::string();
}

template <class Numbered>
Json number_json(const std::optional<std::int64_t>& number) {
  return json_text_or_null(number_text<Numbered>(number));
}

Column numeric(const Output& out, std::string_view id) {
  return {out.say(id), Fit::keep, Align::right};
}

Cell pieces_cell(std::int64_t count) { return {std::to_string(count)}; }

// Whether that day has passed where the reader is.
bool day_passed(const std::string& day, const Wall& wall) {
  return !day.empty() && day < time::to_string(wall.zone.date(wall.now));
}

}  // namespace

List::Shape part_requests_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "requests",
          .keys = {"id", "case", "kind", "given", "quantity", "status", "asset", "depot",
                   "requester", "was_there", "unsettled", "reserved_until", "opened", "delivered",
                   "ended", "contract"},
          .columns = {{out.say("cli.parts.col.request_id")},
                      {out.say("cli.col.case")},
                      {out.say("cli.parts.col.part"), Fit::shrink},
                      numeric(out, "cli.parts.col.pieces"),
                      {out.say("cli.col.status")},
                      {out.say("cli.col.asset")},
                      {out.say("cli.parts.col.depot")},
                      {out.say("cli.col.until")},
                      {out.say("cli.col.opened")}},
          .none = {"cli.parts.no_requests", {}}};
}

Json row_json(const store::PartRequestRow& row) {
  Json out = Json::object({{"id", PartRequestId{row.number}.str()},
                           {"contract", row.contract},
                           {"status", row.status},
                           {"case", CaseId{row.case_number}.str()}});
  out.set("asset", number_json<AssetId>(row.asset_number)).set("kind", row.kind);
  out.set("given", json_text_or_null(row.given)).set("quantity", row.quantity);
  out.set("requester", row.requester).set("depot", json_text_or_null(row.depot));
  out.set("reserved_until", json_time(row.until)).set("was_there", row.hit != 0);
  out.set("unsettled", row.unsettled).set("opened", json_time(row.opened));
  out.set("delivered", json_time(row.delivered)).set("ended", json_time(row.ended));
  return out.set("last_event", json_time(row.last_event)).set("revision", row.revision);
}

Row row_of(const store::PartRequestRow& row, const Output& out, const Wall& wall) {
  const bool substituted = !row.given.empty() && row.given != row.kind;
  const bool holds = row.status == "reserved";
  std::string status = out.say("parts.request.status." + row.status);
  if (row.unsettled > 0) {
    status += ", " + out.say({"cli.parts.unsettled", {{"count", std::to_string(row.unsettled)}}});
  }
  return {{PartRequestId{row.number}.str(), Tint::strong},
          {CaseId{row.case_number}.str()},
          {substituted ? row.kind + " → " + row.given : row.kind},
          pieces_cell(row.quantity),
          {status, row.unsettled > 0 ? Tint::warn : Tint::plain},
          {number_text<AssetId>(row.asset_number)},
          {row.depot},
          {holds ? time_text(row.until, out, wall) : ""},
          {time_text(row.opened, out, wall)}};
}

List::Shape part_orders_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "orders",
          .keys = {"id", "kind", "quantity", "outstanding", "supplier", "depot", "expected",
                   "status", "placed", "ended", "contract"},
          .columns = {{out.say("cli.parts.col.order")},
                      {out.say("cli.parts.col.part"), Fit::shrink},
                      numeric(out, "cli.parts.col.pieces"),
                      numeric(out, "cli.parts.col.outstanding"),
                      {out.say("cli.parts.col.supplier"), Fit::shrink},
                      {out.say("cli.parts.col.depot")},
                      {out.say("cli.parts.col.expected")},
                      {out.say("cli.col.status")},
                      {out.say("cli.parts.col.placed")}},
          .none = {"cli.parts.no_orders", {}}};
}

Json row_json(const store::PartOrderRow& row) {
  Json out = Json::object({{"id", OrderId{row.number}.str()},
                           {"contract", row.contract},
                           {"status", row.status},
                           {"kind", row.kind},
                           {"quantity", row.quantity},
                           {"outstanding", row.outstanding},
                           {"supplier", row.supplier},
                           {"depot", row.depot}});
  out.set("expected", json_text_or_null(row.expected)).set("placed", json_time(row.placed));
  out.set("ended", json_time(row.ended)).set("last_event", json_time(row.last_event));
  return out.set("revision", row.revision);
}

Row row_of(const store::PartOrderRow& row, const Output& out, const Wall& wall) {
  const bool late = row.outstanding > 0 && day_passed(row.expected, wall);
  return {{OrderId{row.number}.str(), Tint::strong},
          {row.kind},
          pieces_cell(row.quantity),
          pieces_cell(row.outstanding),
          {row.supplier},
          {row.depot},
          {row.expected, late ? Tint::bad : Tint::plain},
          {out.say("parts.order_status." + row.status)},
          {time_text(row.placed, out, wall)}};
}

List::Shape loans_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "loans",
          .keys = {"id", "purpose", "case", "kind", "quantity", "still_out", "place", "borrower",
                   "due", "opened", "returned", "contract"},
          .columns = {{out.say("cli.parts.col.loan")},
                      {out.say("cli.parts.col.purpose")},
                      {out.say("cli.col.case")},
                      {out.say("cli.parts.col.part"), Fit::shrink},
                      numeric(out, "cli.parts.col.still_out"),
                      {out.say("cli.parts.col.place"), Fit::shrink},
                      {out.say("cli.parts.col.borrower")},
                      {out.say("cli.col.due")},
                      {out.say("cli.parts.col.lent")}},
          .none = {"cli.parts.no_loans", {}}};
}

Json row_json(const store::LoanRow& row) {
  Json out = Json::object(
      {{"id", LoanId{row.number}.str()}, {"contract", row.contract}, {"purpose", row.purpose}});
  out.set("case", number_json<CaseId>(row.case_number)).set("kind", row.kind);
  out.set("quantity", row.quantity).set("still_out", row.still_out).set("place", row.place);
  out.set("borrower", json_text_or_null(row.borrower)).set("due", json_time(row.due));
  out.set("opened", json_time(row.opened)).set("returned", json_time(row.returned));
  return out.set("last_event", json_time(row.last_event)).set("revision", row.revision);
}

Row row_of(const store::LoanRow& row, const Output& out, const Wall& wall) {
  const bool late = !row.returned && row.due && *row.due < wall.now;
  return {{LoanId{row.number}.str(), Tint::strong},
          {out.say("cli.parts.purpose." + row.purpose)},
          {number_text<CaseId>(row.case_number)},
          {row.kind},
          pieces_cell(row.still_out),
          {place_text(row.place, out)},
          {row.borrower},
          {time_text(row.due, out, wall), late ? Tint::bad : Tint::plain},
          {time_text(row.opened, out, wall)}};
}

List::Shape repairs_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "repairs",
          .keys = {"id", "status", "case", "asset", "kind", "serial", "repairer", "fault", "opened",
                   "finished", "contract"},
          .columns = {{out.say("cli.parts.col.repair")},
                      {out.say("cli.col.case")},
                      {out.say("cli.parts.col.part"), Fit::shrink},
                      {out.say("cli.col.asset")},
                      {out.say("cli.col.serial_number")},
                      {out.say("cli.parts.col.repairer"), Fit::shrink},
                      {out.say("cli.parts.col.fault"), Fit::shrink},
                      {out.say("cli.col.status")},
                      {out.say("cli.col.opened")}},
          .none = {"cli.parts.no_repairs", {}}};
}

Json row_json(const store::RepairRow& row) {
  Json out = Json::object(
      {{"id", RepairId{row.number}.str()}, {"contract", row.contract}, {"status", row.status}});
  out.set("case", number_json<CaseId>(row.case_number));
  out.set("asset", number_json<AssetId>(row.asset_number));
  out.set("kind", json_text_or_null(row.kind)).set("serial", json_text_or_null(row.serial));
  out.set("repairer", row.repairer).set("fault", row.fault).set("opened", json_time(row.opened));
  out.set("finished", json_time(row.finished)).set("last_event", json_time(row.last_event));
  return out.set("revision", row.revision);
}

Row row_of(const store::RepairRow& row, const Output& out, const Wall& wall) {
  return {{RepairId{row.number}.str(), Tint::strong},
          {number_text<CaseId>(row.case_number)},
          {row.kind},
          {number_text<AssetId>(row.asset_number)},
          {row.serial},
          {row.repairer},
          {row.fault},
          {out.say("parts.repair.status." + row.status)},
          {time_text(row.opened, out, wall)}};
}

List::Shape moves_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "moves",
          .keys = {"seq", "at", "kind", "serial", "quantity", "from_place", "from_condition",
                   "to_place", "to_condition", "contract"},
          .columns = {numeric(out, "cli.col.seq"),
                      {out.say("cli.col.at")},
                      {out.say("cli.parts.col.part"), Fit::shrink},
                      {out.say("cli.col.serial_number")},
                      numeric(out, "cli.parts.col.pieces"),
                      {out.say("cli.parts.col.moved_from"), Fit::shrink},
                      {out.say("cli.parts.col.moved_to"), Fit::shrink}},
          .none = {"cli.parts.no_moves", {}}};
}

Json row_json(const store::StockMoveRow& row) {
  Json out =
      Json::object({{"seq", row.seq}, {"contract", row.contract}, {"at", json_time(row.at)}});
  out.set("kind", row.kind).set("serial", json_text_or_null(row.serial));
  out.set("quantity", row.quantity);
  out.set("from_place", json_text_or_null(row.from_place));
  out.set("from_condition", json_text_or_null(row.from_condition));
  out.set("to_place", json_text_or_null(row.to_place));
  return out.set("to_condition", json_text_or_null(row.to_condition));
}

Row row_of(const store::StockMoveRow& row, const Output& out, const Wall& wall) {
  return {{std::to_string(row.seq), Tint::dim},
          {time_text(row.at, out, wall)},
          {row.kind},
          {row.serial},
          pieces_cell(row.quantity),
          {position_text(row.from_place, row.from_condition, out)},
          {position_text(row.to_place, row.to_condition, out)}};
}

}  // namespace svcdesk::cli
