#include "cli/views/parts_figures.hpp"

#include <map>

#include "cli/render/machine.hpp"
#include "cli/views/parts.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli {
namespace {

Json consumption_json(const parts::Consumption& one) {
  return Json::object({{"month", one.month}, {"kind", one.kind}, {"pieces", one.pieces}});
}

Json length_json(const std::optional<parts::LeadTime>& times, Seconds parts::LeadTime::*which) {
  return times ? Json(std::int64_t{((*times).*which).count()}) : Json();
}

std::string number_or_nothing(std::int64_t number) {
  return number == 0 ? std::string() : std::to_string(number);
}

std::string dead_text(const PartFigures& one, const Output& out, const Wall& wall) {
  if (!one.dead) return {};
  const Message text =
      one.dead->last_moved
          ? Message{"cli.parts.unmoved_since",
                    {{"count", std::to_string(one.dead->free)},
                     {"time", time_text(one.dead->last_moved, out, wall)}}}
          : Message{"cli.parts.unmoved", {{"count", std::to_string(one.dead->free)}}};
  return out.say(text);
}

}  // namespace

std::vector<PartFigures> by_kind(const desk::PartsFigures& figures) {
  std::map<std::string, PartFigures> all;
  for (const parts::Consumption& one : figures.consumed) all[one.kind].fitted += one.pieces;
  for (const parts::HitRate& one : figures.hits) all[one.kind].hits = one;
  for (const parts::LeadTime& one : figures.lead_times) all[one.kind].lead_time = one;
  for (const parts::DeadStock& one : figures.dead) all[one.kind].dead = one;
  for (const parts::Proposal& one : figures.proposals) all[one.kind].add = one.add;
  std::vector<PartFigures> out;
  for (auto& [kind, one] : all) {
    one.kind = kind;
    out.push_back(std::move(one));
  }
  return out;
}

List::Shape figures_shape(std::string_view schema, const Output& out) {
  const auto numeric = [&](std::string_view id) {
    return Column{out.say(id), Fit::keep, Align::right};
  };
  return {.schema = schema,
          .member = "kinds",
          .keys = {"kind", "fitted", "asked", "found", "hit_permille", "orders",
                   "lead_shortest_seconds", "lead_median_seconds", "lead_longest_seconds",
                   "unmoved", "last_moved", "add"},
          .columns = {{out.say("cli.parts.col.part")},
                      numeric("cli.parts.col.fitted"),
                      numeric("cli.parts.col.asked"),
                      numeric("cli.parts.col.found"),
                      numeric("cli.parts.col.hit_rate"),
                      {out.say("cli.parts.col.lead_time")},
                      {out.say("cli.parts.col.unmoved"), Fit::shrink},
                      numeric("cli.parts.col.add")},
          .none = {"cli.parts.no_figures", {}}};
}

Json figures_json(const PartFigures& one) {
  Json out = Json::object({{"kind", one.kind},
                           {"fitted", one.fitted},
                           {"asked", one.hits.asked},
                           {"found", one.hits.found},
                           {"hit_permille", one.hits.permille()},
                           {"orders", one.lead_time ? one.lead_time->orders : std::int64_t{0}}});
  out.set("lead_shortest_seconds", length_json(one.lead_time, &parts::LeadTime::shortest));
  out.set("lead_median_seconds", length_json(one.lead_time, &parts::LeadTime::median));
  out.set("lead_longest_seconds", length_json(one.lead_time, &parts::LeadTime::longest));
  out.set("unmoved", one.dead ? one.dead->free : std::int64_t{0});
  out.set("last_moved", one.dead ? json_time(one.dead->last_moved) : Json());
  return out.set("add", one.add);
}

Row figures_row(const PartFigures& one, const Output& out, const Wall& wall) {
  const bool asked = one.hits.asked > 0;
  return {{one.kind, Tint::strong},
          {number_or_nothing(one.fitted)},
          {number_or_nothing(one.hits.asked)},
          {asked ? std::to_string(one.hits.found) : ""},
          {asked ? share_text(one.hits.permille()) : "",
           one.hits.missed() > 0 ? Tint::warn : Tint::plain},
          {one.lead_time ? time::for_people(one.lead_time->median, out.screen().language) : ""},
          {dead_text(one, out, wall), Tint::dim},
          {one.add > 0 ? "+" + std::to_string(one.add) : "", Tint::warn}};
}

Json figures_beside(const desk::PartsFigures& figures, const store::PartsSpan& span) {
  const parts::HitRate all = parts::total(figures.hits);
  return Json::object({{"from", json_time(span.from)},
                       {"to", json_time(span.to)},
                       {"asked", all.asked},
                       {"found", all.found},
                       {"hit_permille", all.permille()},
                       {"consumed", json_list(figures.consumed, consumption_json)}});
}

std::string figures_summary(const desk::PartsFigures& figures, const Output& out) {
  const parts::HitRate all = parts::total(figures.hits);
  if (all.asked == 0) return {};
  return out.say({"cli.parts.hit_rate",
                  {{"found", std::to_string(all.found)},
                   {"asked", std::to_string(all.asked)},
                   {"share", share_text(all.permille())}}}) +
         "\n";
}

}  // namespace svcdesk::cli
