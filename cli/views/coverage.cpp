#include "cli/views/coverage.hpp"

#include <algorithm>

#include "cli/render/machine.hpp"
#include "cli/views/parts.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

const desk::CoverageView::Restock* restock_of(const std::string& kind,
                                              const desk::CoverageView& view) {
  const auto found = std::find_if(view.restocks.begin(), view.restocks.end(),
                                  [&](const auto& one) { return one.kind == kind; });
  return found == view.restocks.end() ? nullptr : &*found;
}

Json undescribed_json(const parts::Machines& one) {
  return Json::object({{"vendor", one.vendor}, {"model", one.model}, {"machines", one.count}});
}

Column count_column(const Output& out, std::string_view id) {
  return {out.say(id), Fit::keep, Align::right};
}

// Nothing for nothing: what is there stands out.
Cell count_cell(std::int64_t count, Tint tint = Tint::plain) {
  return {count == 0 ? "" : std::to_string(count), tint};
}

// Every condition but "on-order", as JSON has it, with whether the table for people shows it.
struct HeldIn {
  parts::Condition condition;
  const char* key;
};
constexpr HeldIn held_in[] = {
    {parts::Condition::received, "received"},   {parts::Condition::tested, "tested"},
    {parts::Condition::reserved, "reserved"},   {parts::Condition::issued, "issued"},
    {parts::Condition::fitted, "fitted"},       {parts::Condition::defective, "defective"},
    {parts::Condition::kept, "kept"},           {parts::Condition::returned, "returned"},
    {parts::Condition::in_repair, "in_repair"}, {parts::Condition::on_loan, "on_loan"},
    {parts::Condition::scrapped, "scrapped"},
};

std::int64_t held(const parts::PlanLine& line, std::initializer_list<parts::Condition> all) {
  std::int64_t sum = 0;
  for (const parts::Condition one : all) {
    const auto found = line.held.find(one);
    if (found != line.held.end()) sum += found->second;
  }
  return sum;
}

}  // namespace

List::Shape coverage_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "kinds",
          .keys = {"kind", "needed", "free", "on_order", "gap", "covered", "substitutes_free",
                   "installed", "models", "gap_since", "restock_due"},
          .columns = {{out.say("cli.parts.col.part")},
                      count_column(out, "cli.parts.col.needed"),
                      count_column(out, "cli.parts.col.free"),
                      count_column(out, "cli.parts.col.on_order"),
                      count_column(out, "cli.parts.col.gap"),
                      {out.say("cli.parts.col.restock_due")},
                      count_column(out, "cli.parts.col.substitutes"),
                      {out.say("cli.parts.col.machines"), Fit::shrink}},
          .none = {"cli.parts.nothing_needed", {}}};
}

Json need_json(const parts::Need& need, const desk::CoverageView& view) {
  const desk::CoverageView::Restock* restock = restock_of(need.kind, view);
  Json out = Json::object({{"kind", need.kind},
                           {"installed", need.installed},
                           {"needed", need.needed},
                           {"free", need.free},
                           {"on_order", need.on_order},
                           {"gap", need.gap()},
                           {"covered", need.covered()},
                           {"substitutes_free", need.substitutes_free}});
  out.set("models", json_strings(need.models));
  out.set("gap_since", restock == nullptr ? Json() : json_time(restock->since));
  return out.set("restock_due", restock == nullptr ? Json() : json_time(restock->due));
}

Row need_row(const parts::Need& need, const desk::CoverageView& view, const Output& out,
             const Wall& wall) {
  const desk::CoverageView::Restock* restock = restock_of(need.kind, view);
  const bool late = restock != nullptr && restock->due && *restock->due < wall.now;
  return {
      {need.kind, Tint::strong},
      {std::to_string(need.needed)},
      {std::to_string(need.free)},
      count_cell(need.on_order),
      count_cell(need.gap(), Tint::bad),
      {restock == nullptr ? "" : time_text(restock->due, out, wall), late ? Tint::bad : Tint::warn},
      count_cell(need.substitutes_free),
      {joined(need.models), Tint::dim}};
}

Json coverage_beside(const parts::Coverage& coverage) {
  return Json::object({{"covered", coverage.covered()},
                       {"permille", coverage.permille()},
                       {"undescribed", json_list(coverage.undescribed, undescribed_json)}});
}

std::string coverage_summary(const parts::Coverage& coverage, const Output& out) {
  const bool whole = coverage.covered() == std::ssize(coverage.needs);
  std::string text;
  if (!coverage.needs.empty()) {
    text = tinted(out.say({"cli.parts.covered",
                           {{"covered", std::to_string(coverage.covered())},
                            {"kinds", std::to_string(coverage.needs.size())},
                            {"share", share_text(coverage.permille())}}}),
                  whole ? Tint::good : Tint::bad, out.screen().colour) +
           "\n";
  }
  for (const parts::Machines& one : coverage.undescribed) {
    text += tinted(printable(out.say({"cli.parts.undescribed",
                                      {{"model", one.vendor + " " + one.model},
                                       {"count", std::to_string(one.count)}}})),
                   Tint::warn, out.screen().colour) +
            "\n";
  }
  return text;
}

List::Shape plan_shape(std::string_view schema, const Output& out) {
  List::Shape shape{.schema = schema,
                    .member = "lines",
                    .keys = {"kind", "installed", "needed"},
                    .columns = {{out.say("cli.parts.col.part")},
                                count_column(out, "cli.parts.col.installed"),
                                count_column(out, "cli.parts.col.needed"),
                                count_column(out, "cli.parts.col.free"),
                                count_column(out, "cli.parts.col.to_test"),
                                count_column(out, "cli.parts.col.reserved"),
                                count_column(out, "cli.parts.col.out"),
                                count_column(out, "cli.parts.col.defective"),
                                count_column(out, "cli.parts.col.on_order"),
                                count_column(out, "cli.parts.col.to_buy"),
                                {out.say("cli.parts.col.machines"), Fit::shrink}},
                    .none = {"cli.parts.nothing_planned", {}}};
  for (const HeldIn& one : held_in) shape.keys.emplace_back(one.key);
  for (const char* key : {"on_order", "to_buy", "models"}) shape.keys.emplace_back(key);
  return shape;
}

Json plan_json(const parts::PlanLine& line) {
  Json out =
      Json::object({{"kind", line.kind}, {"installed", line.installed}, {"needed", line.needed}});
  for (const HeldIn& one : held_in) out.set(one.key, held(line, {one.condition}));
  out.set("on_order", line.on_order).set("to_buy", line.to_buy);
  return out.set("models", json_strings(line.models));
}

Row plan_row(const parts::PlanLine& line, const Output&) {
  using enum parts::Condition;
  return {{line.kind, Tint::strong},
          count_cell(line.installed),
          count_cell(line.needed),
          count_cell(held(line, {tested})),
          count_cell(held(line, {received, returned})),
          count_cell(held(line, {reserved})),
          count_cell(held(line, {issued, on_loan})),
          count_cell(held(line, {defective, in_repair})),
          count_cell(line.on_order),
          count_cell(line.to_buy, Tint::warn),
          {joined(line.models), Tint::dim}};
}

}  // namespace svcdesk::cli
