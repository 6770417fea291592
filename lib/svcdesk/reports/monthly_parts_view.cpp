#include <fmt/format.h>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/reports/detail/monthly_parts.hpp"
#include "svcdesk/reports/svg.hpp"

namespace svcdesk::reports::detail {
namespace {

std::string hit_share(const parts::HitRate& rate) {
  return permille(rate.asked == 0 ? -1 : rate.permille());
}

std::string text_or_dash(const std::string& text) {
  return text.empty() ? std::string(dash) : printable(text);
}

Json rows_or_false(Json rows) { return rows.items().empty() ? Json(false) : std::move(rows); }

Json part_tiles(const MonthlyParts& parts, const Words& words) {
  const parts::Coverage& coverage = parts.coverage;
  const std::int64_t gaps = std::ssize(coverage.needs) - coverage.covered();
  const auto tile = [&](std::string_view id, std::string value, std::string_view mood) {
    return Json::object({{"label", words.word(id)}, {"value", std::move(value)}, {"mood", mood}});
  };
  const auto plain = [&](std::string_view id, std::int64_t value) {
    return tile(id, std::to_string(value), "plain");
  };
  return Json::array(
      {tile("parts.coverage", permille(coverage.needs.empty() ? -1 : coverage.permille()), "lead"),
       tile("parts.tile.gaps", std::to_string(gaps), gaps > 0 ? "bad" : "good"),
       plain("parts.tile.fitted", consumed(parts, {}, parts.months.back())),
       plain("parts.tile.fitted_year", consumed(parts, {}, {})),
       tile("parts.tile.hits", hit_share(parts::total(parts.asked_year)), "plain"),
       plain("parts.tile.orders", parts.orders_in_all),
       plain("parts.tile.loans", parts.loans_in_all)});
}

Json kind_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const KindFigures& one : by_kind(parts)) {
    const auto of_need = [&](std::int64_t parts::Need::*member) {
      return one.need ? std::to_string((*one.need).*member) : std::string(dash);
    };
    rows.push(Json::object({{"part", words.name(parts.kinds, one.kind)},
                            {"installed", of_need(&parts::Need::installed)},
                            {"needed", of_need(&parts::Need::needed)},
                            {"free", of_need(&parts::Need::free)},
                            {"gap", one.need && !one.need->covered()},
                            {"fitted", one.fitted},
                            {"fitted_year", one.fitted_year},
                            {"asked", one.asked_year.asked},
                            {"found", one.asked_year.found},
                            {"share", hit_share(one.asked_year)}}));
  }
  return rows_or_false(std::move(rows));
}

Json gap_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const parts::Need& need : parts.coverage.needs) {
    if (need.covered()) continue;
    const auto since = parts.gaps.find(need.kind);
    rows.push(Json::object(
        {{"part", words.name(parts.kinds, need.kind)},
         {"missing", need.gap()},
         {"on_order", need.on_order},
         {"since", since == parts.gaps.end() ? std::string(dash) : words.moment(since->second)}}));
  }
  return rows_or_false(std::move(rows));
}

Json lead_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const parts::LeadTime& one : parts.lead_times) {
    rows.push(Json::object({{"part", words.name(parts.kinds, one.kind)},
                            {"orders", one.orders},
                            {"shortest", words.length(one.shortest)},
                            {"median", words.length(one.median)},
                            {"longest", words.length(one.longest)}}));
  }
  return rows_or_false(std::move(rows));
}

Json dead_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const parts::DeadStock& one : parts.dead) {
    rows.push(Json::object({{"part", words.name(parts.kinds, one.kind)},
                            {"free", one.free},
                            {"moved", words.moment(one.last_moved)}}));
  }
  return rows_or_false(std::move(rows));
}

Json proposal_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const parts::Proposal& one : parts.proposals) {
    rows.push(Json::object({{"part", words.name(parts.kinds, one.kind)},
                            {"missed", one.missed},
                            {"fitted", one.consumed},
                            {"coming", one.on_hand.free + one.on_hand.on_order},
                            {"add", "+" + std::to_string(one.add)}}));
  }
  return rows_or_false(std::move(rows));
}

Json order_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const MonthlyOrder& one : parts.orders) {
    rows.push(Json::object({{"id", one.id},
                            {"part", words.name(parts.kinds, one.kind)},
                            {"pieces", one.pieces},
                            {"supplier", text_or_dash(one.supplier)},
                            {"placed", words.moment(one.placed)},
                            {"expected", text_or_dash(one.expected)}}));
  }
  return rows_or_false(std::move(rows));
}

Json loan_rows(const MonthlyParts& parts, const Words& words) {
  Json rows = Json::array();
  for (const MonthlyLoan& one : parts.loans) {
    rows.push(Json::object({{"id", one.id},
                            {"part", words.name(parts.kinds, one.kind)},
                            {"purpose", words.code("loan_purpose", one.purpose)},
                            {"pieces", one.pieces},
                            {"case", text_or_dash(one.case_id)},
                            {"place", text_or_dash(one.place)},
                            {"borrower", text_or_dash(one.borrower)},
                            {"opened", words.moment(one.opened)},
                            {"due", words.moment(one.due)}}));
  }
  return rows_or_false(std::move(rows));
}

// Says so where a list holds fewer than there are.
Json cut_text(std::size_t listed, std::int64_t in_all, const Words& words) {
  if (in_all <= static_cast<std::int64_t>(listed)) return false;
  return words.with("listed_by_number", "count", fmt::format("{} / {}", listed, in_all));
}

Json consumption_chart(const MonthlyParts& parts, const Words& words) {
  if (parts.consumed.empty()) return false;
  std::vector<svg::Column> columns;
  for (const std::string& month : parts.months) {
    columns.push_back({month, consumed(parts, {}, month)});
  }
  return svg::columns(columns, {"consumption", words.word("parts.chart.fitted"),
                                words.word("parts.chart.fitted.text")});
}

Json hits_chart(const MonthlyParts& parts, const Words& words) {
  if (parts.asked_year.empty()) return false;
  std::vector<svg::Share> rows;
  for (const parts::HitRate& one : parts.asked_year) {
    rows.push_back({words.name(parts.kinds, one.kind),
                    fmt::format("{} / {} · {}", one.found, one.asked, hit_share(one)), one.found,
                    one.missed()});
  }
  return svg::share_bars(
      rows, {words.word("parts.found"), words.word("parts.missed"), std::string(dash)},
      {"hits", words.word("parts.chart.hits"), words.word("parts.chart.hits.text")});
}

}  // namespace

Json parts_view(const MonthlyParts& parts, const Words& words) {
  Json view = Json::object({{"part_tiles", part_tiles(parts, words)}});
  view.set("consumption_chart", consumption_chart(parts, words));
  view.set("hits_chart", hits_chart(parts, words));
  const auto table = [&](const char* name, Json rows) {
    view.set(name, rows.is_bool() ? std::move(rows) : Json::object({{"rows", std::move(rows)}}));
  };
  table("part_kinds", kind_rows(parts, words));
  table("part_gaps", gap_rows(parts, words));
  table("part_leads", lead_rows(parts, words));
  table("part_dead", dead_rows(parts, words));
  table("part_proposals", proposal_rows(parts, words));
  table("part_orders", order_rows(parts, words));
  table("part_loans", loan_rows(parts, words));
  view.set("orders_cut", cut_text(parts.orders.size(), parts.orders_in_all, words));
  view.set("loans_cut", cut_text(parts.loans.size(), parts.loans_in_all, words));
  return view;
}

Json changes_view(const MonthlyChanges& changes, const Words& words) {
  Json rows = Json::array();
  for (const MonthlyChange& one : changes.open) {
    std::string window(dash);
    if (one.window_from && one.window_to) {
      window = words.moment(*one.window_from) + " – " + words.moment(*one.window_to);
    }
    rows.push(Json::object({{"id", one.id},
                            {"title", text_or_dash(one.title)},
                            {"kind", words.code("change_kind", one.kind)},
                            {"status", words.code("change_status", one.status)},
                            {"requested", words.moment(one.requested)},
                            {"approved", words.moment(one.approved)},
                            {"window", std::move(window)},
                            {"started", words.moment(one.started)}}));
  }
  Json view = change_counts(changes);
  view.set("open_changes",
           rows.items().empty() ? Json(false) : Json::object({{"rows", std::move(rows)}}));
  view.set("changes_cut", cut_text(changes.open.size(), changes.open_in_all, words));
  return view;
}

}  // namespace svcdesk::reports::detail
