#include "svcdesk/reports/detail/monthly_parts.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::reports::detail {
namespace {

Json lead_json(const std::optional<parts::LeadTime>& times, Seconds parts::LeadTime::*which) {
  return times ? Json(std::int64_t{((*times).*which).count()}) : Json();
}

Json kind_json(const MonthlyParts& parts, const KindFigures& one) {
  const parts::Need need = one.need.value_or(parts::Need{});
  const auto since = parts.gaps.find(one.kind);
  Json out = Json::object({{"kind", valid(one.kind)}});
  add_name(out, parts.kinds, one.kind);
  out.set("installed", need.installed);
  out.set("needed", need.needed);
  out.set("free", need.free);
  out.set("on_order", need.on_order);
  out.set("gap", need.gap());
  out.set("gap_since", since == parts.gaps.end() ? Json() : Json(time::to_utc(since->second)));
  out.set("fitted", one.fitted);
  out.set("fitted_12_months", one.fitted_year);
  out.set("asked", one.asked.asked);
  out.set("found", one.asked.found);
  out.set("asked_12_months", one.asked_year.asked);
  out.set("found_12_months", one.asked_year.found);
  out.set("hit_permille_12_months", permille_json(one.asked_year));
  out.set("orders_12_months", one.lead_time ? one.lead_time->orders : 0);
  out.set("lead_shortest_seconds", lead_json(one.lead_time, &parts::LeadTime::shortest));
  out.set("lead_median_seconds", lead_json(one.lead_time, &parts::LeadTime::median));
  out.set("lead_longest_seconds", lead_json(one.lead_time, &parts::LeadTime::longest));
  out.set("unmoved", one.dead ? one.dead->free : 0);
  out.set("last_moved", one.dead ? utc(one.dead->last_moved) : Json());
  out.set("add", one.proposal ? one.proposal->add : 0);
  return out;
}

Json coverage_json(const parts::Coverage& coverage) {
  Json undescribed = Json::array();
  for (const parts::Machines& one : coverage.undescribed) {
    undescribed.push(Json::object(
        {{"vendor", valid(one.vendor)}, {"model", valid(one.model)}, {"machines", one.count}}));
  }
  return Json::object({{"permille", coverage.permille()},
                       {"kinds", std::ssize(coverage.needs)},
                       {"covered", coverage.covered()},
                       {"undescribed", std::move(undescribed)}});
}

Json consumed_json(const MonthlyParts& parts) {
  Json out = Json::array();
  for (const parts::Consumption& one : parts.consumed) {
    out.push(
        Json::object({{"month", one.month}, {"kind", valid(one.kind)}, {"pieces", one.pieces}}));
  }
  return out;
}

Json orders_json(const MonthlyParts& parts) {
  Json out = Json::array();
  for (const MonthlyOrder& one : parts.orders) {
    out.push(Json::object({{"id", one.id},
                           {"kind", valid(one.kind)},
                           {"pieces", one.pieces},
                           {"supplier", valid(one.supplier)},
                           {"depot", valid(one.depot)},
                           {"placed", time::to_utc(one.placed)},
                           {"expected", one.expected.empty() ? Json() : Json(one.expected)}}));
  }
  return out;
}

Json loans_json(const MonthlyParts& parts) {
  Json out = Json::array();
  for (const MonthlyLoan& one : parts.loans) {
    out.push(Json::object({{"id", one.id},
                           {"purpose", one.purpose},
                           {"kind", valid(one.kind)},
                           {"pieces", one.pieces},
                           {"case", one.case_id.empty() ? Json() : Json(one.case_id)},
                           {"place", valid(one.place)},
                           {"borrower", valid(one.borrower)},
                           {"opened", time::to_utc(one.opened)},
                           {"due", utc(one.due)}}));
  }
  return out;
}

void add_rate(Json& out, const parts::HitRate& rate, const std::string& suffix) {
  out.set("asked" + suffix, rate.asked);
  out.set("found" + suffix, rate.found);
  out.set("hit_permille" + suffix, permille_json(rate));
}

}  // namespace

Json permille_json(const parts::HitRate& rate) {
  return rate.asked == 0 ? Json() : Json(rate.permille());
}

Json parts_json(const MonthlyParts& parts) {
  Json kinds = Json::array();
  for (const KindFigures& one : by_kind(parts)) kinds.push(kind_json(parts, one));
  Json out = Json::object({{"coverage", coverage_json(parts.coverage)}});
  out.set("first_month", parts.months.front());
  out.set("fitted", consumed(parts, {}, parts.months.back()));
  out.set("fitted_12_months", consumed(parts, {}, {}));
  add_rate(out, parts::total(parts.asked), "");
  add_rate(out, parts::total(parts.asked_year), "_12_months");
  out.set("kinds", std::move(kinds));
  out.set("consumed", consumed_json(parts));
  out.set("orders_in_all", parts.orders_in_all);
  out.set("orders", orders_json(parts));
  out.set("loans_in_all", parts.loans_in_all);
  out.set("loans", loans_json(parts));
  return out;
}

Json change_counts(const MonthlyChanges& changes) {
  return Json::object({{"requested", changes.requested},
                       {"approved", changes.approved},
                       {"refused", changes.refused},
                       {"started", changes.started},
                       {"finished", changes.finished},
                       {"failed", changes.failed},
                       {"rolled_back", changes.rolled_back},
                       {"withdrawn", changes.withdrawn}});
}

Json changes_json(const MonthlyChanges& changes) {
  Json open = Json::array();
  for (const MonthlyChange& one : changes.open) {
    open.push(Json::object({{"id", one.id},
                            {"title", valid(one.title)},
                            {"kind", valid(one.kind)},
                            {"status", one.status},
                            {"requested", time::to_utc(one.requested)},
                            {"approved", utc(one.approved)},
                            {"window_from", utc(one.window_from)},
                            {"window_to", utc(one.window_to)},
                            {"started", utc(one.started)}}));
  }
  Json out = change_counts(changes);
  out.set("open_in_all", changes.open_in_all).set("open", std::move(open));
  return out;
}

}  // namespace svcdesk::reports::detail
