#include "cli/views/stock.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/parts.hpp"

namespace svcdesk::cli {
namespace {

Tint condition_tint(const std::string& condition) {
  if (condition == "tested") return Tint::good;
  return condition == "defective" ? Tint::warn : Tint::plain;
}

}  // namespace

List::Shape stock_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "stock",
          .keys = {"kind", "serial", "place", "condition", "quantity", "contract"},
          .columns = {{out.say("cli.parts.col.part"), Fit::shrink},
                      {out.say("cli.col.serial_number")},
                      {out.say("cli.parts.col.pieces"), Fit::keep, Align::right},
                      {out.say("cli.parts.col.condition")},
                      {out.say("cli.parts.col.place"), Fit::shrink}},
          .none = {"cli.parts.no_stock", {}}};
}

Json balance_json(const store::BalanceRow& row) {
  Json out = Json::object({{"contract", row.contract}, {"kind", row.kind}});
  out.set("serial", json_text_or_null(row.serial)).set("quantity", row.quantity);
  return out.set("place", row.place).set("condition", row.condition);
}

Row balance_row(const store::BalanceRow& row, const Output& out) {
  return {{row.kind, Tint::strong},
          {row.serial},
          {std::to_string(row.quantity)},
          {out.say("parts.condition." + row.condition), condition_tint(row.condition)},
          {place_text(row.place, out)}};
}

}  // namespace svcdesk::cli
