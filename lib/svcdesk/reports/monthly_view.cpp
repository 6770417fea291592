#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/reports/detail/monthly.hpp"
#include "svcdesk/reports/detail/monthly_parts.hpp"
#include "svcdesk/reports/svg.hpp"

namespace svcdesk::reports::detail {
namespace {

std::string level_label(const Monthly& report, std::string_view code, const Words& words) {
  if (code.empty()) return words.word("level.none");
  const std::string name = words.name(report.input.levels, code);
  return name == code ? name : printable(code) + " " + name;
}

std::string promise_label(const Monthly& report, const std::string& code, const Words& words) {
  std::string name = words.name(report.input.obligations, code);
  if (!owed_by_others(report.input, code)) return name;
  return words.with("owed_by_others", "promise", name);
}

std::string timed(const MonthlyCell& cell, Seconds length, const Words& words) {
  return cell.timed == 0 ? std::string(dash) : words.length(length);
}

std::string paused(Seconds length, const Words& words) {
  return length.count() == 0 ? std::string(dash) : words.length(length);
}

Json cell_view(std::string label, const MonthlyCell& cell, const Words& words) {
  return Json::object({{"label", std::move(label)},
                       {"kept", cell.kept},
                       {"broken", cell.broken},
                       {"any_broken", cell.broken > 0},
                       {"open", cell.open},
                       {"waived", cell.waived},
                       {"share", permille(cell.kept_permille())},
                       {"gross", timed(cell, cell.gross_median, words)},
                       {"net", timed(cell, cell.net_median, words)},
                       {"paused", paused(cell.paused_median, words)}});
}

bool is_empty(const MonthlyCell& cell) {
  return cell.kept + cell.broken + cell.open + cell.waived == 0;
}

// Whether the row says no more than the total does: that of a promise without levels.
bool is_whole(const MonthlyCell& row, const MonthlyCell& total) {
  return row.kept == total.kept && row.broken == total.broken && row.open == total.open &&
         row.waived == total.waived;
}

Json promises_view(const Monthly& report, const Words& words) {
  Json groups = Json::array();
  for (std::size_t i = 0; i < report.totals.size(); ++i) {
    if (is_empty(report.totals[i])) continue;
    const std::string& code = report.input.obligations[i].first;
    Json rows = Json::array();
    for (const MonthlyRow& row : report.rows) {
      if (row.obligation != code || (row.level.empty() && is_whole(row.cell, report.totals[i])))
        continue;
      rows.push(cell_view(level_label(report, row.level, words), row.cell, words));
    }
    groups.push(Json::object({{"title", promise_label(report, code, words)},
                              {"total", cell_view(words.word("total"), report.totals[i], words)},
                              {"rows", std::move(rows)}}));
  }
  if (groups.items().empty() && !has_paid_work(report)) return false;
  const std::string_view overall = report.input.owed_by_others.empty() ? "overall" : "overall.ours";
  const std::string paid = words.with("paid_work", "count", std::to_string(report.paid_cases));
  return Json::object(
      {{"groups", std::move(groups)},
       {"overall", cell_view(words.word(overall), report.overall, words)},
       {"paid", has_paid_work(report) ? cell_view(paid, report.paid_work, words) : Json(false)}});
}

// How late, or that it was still owed when the figures were taken.
std::string lateness(const MonthlyItem& item, const Words& words) {
  if (!item.settled) return words.word("not_met");
  return item.due && *item.settled > *item.due ? words.length(*item.settled - *item.due)
                                               : std::string(dash);
}

std::string remarks(const MonthlyItem& item, const Words& words) {
  std::string out;
  const auto add = [&](std::string_view id) { out += (out.empty() ? "" : "; ") + words.word(id); };
  if (item.reclassified) add("reclassified");
  if (item.overtaken) add("overtaken");
  return out;
}

Json item_view(const Monthly& report, const MonthlyItem& item, const Words& words) {
  const bool broken = item.verdict == Verdict::broken;
  const std::string due = item.due ? words.moment(*item.due) : std::string(dash);
  return Json::object({{"subject", printable(item.subject)},
                       {"title", item.title.empty() ? std::string(dash) : printable(item.title)},
                       {"level", item.level.empty() ? std::string(dash) : printable(item.level)},
                       {"promise", promise_label(report, item.obligation, words)},
                       {"started", words.moment(item.started)},
                       {"due", due},
                       {"settled", words.moment(item.settled)},
                       {"late", lateness(item, words)},
                       {"paused", paused(item.paused, words)},
                       {"verdict", words.code("verdict", obligations::to_string(item.verdict))},
                       {"broken", broken},
                       {"cause", item.cause.empty() ? std::string(dash) : printable(item.cause)},
                       {"remarks", remarks(item, words)}});
}

Json items_view(const Monthly& report, const std::vector<MonthlyItem>& items, std::int64_t in_all,
                const Words& words) {
  if (items.empty()) return false;
  Json rows = Json::array();
  for (const MonthlyItem& item : items) rows.push(item_view(report, item, words));
  Json view = Json::object({{"count", in_all}, {"rows", std::move(rows)}, {"cut", false}});
  if (in_all > std::ssize(items)) {
    const std::string listed = std::to_string(items.size()) + " / " + std::to_string(in_all);
    view.set("cut", words.with("listed", "count", listed));
  }
  return view;
}

Json counts_view(std::string head, const std::vector<MonthlyCount>& counts, auto&& label) {
  Json rows = Json::array();
  for (const MonthlyCount& count : counts) {
    rows.push(Json::object({{"label", label(count.code)},
                            {"opened", count.opened},
                            {"resolved", count.resolved},
                            {"closed", count.closed},
                            {"open", count.open_at_end}}));
  }
  return Json::object({{"head", std::move(head)}, {"rows", std::move(rows)}});
}

Json all_counts(const Monthly& report, const Words& words) {
  Json tables = Json::array();
  if (report.by_level.empty())
    return false;  // no case at all: then by kind and service there is none
  tables.push(counts_view(words.word("by_level"), report.by_level, [&](const std::string& code) {
    return level_label(report, code, words);
  }));
  tables.push(counts_view(words.word("by_kind"), report.by_kind, [&](const std::string& code) {
    const std::string name = words.name(report.input.kinds, code);
    return name == code ? words.code("kind", code) : name;
  }));
  tables.push(
      counts_view(words.word("by_service"), report.by_service, [&](const std::string& code) {
        if (code.empty()) return words.word("service.none");
        const std::string name = words.name(report.input.services, code);
        return name == code ? name : printable(code) + " " + name;
      }));
  return Json::object({{"tables", std::move(tables)}});
}

std::string promises_chart(const Monthly& report, const Words& words) {
  std::vector<svg::Share> rows;
  for (std::size_t i = 0; i < report.totals.size(); ++i) {
    const MonthlyCell& cell = report.totals[i];
    if (is_empty(cell)) continue;
    const std::int64_t judged = cell.kept + cell.broken;
    std::string note;
    if (judged > 0)
      note = fmt::format("{} / {} · {}", cell.kept, judged, permille(cell.kept_permille()));
    rows.push_back({words.name(report.input.obligations, report.input.obligations[i].first),
                    std::move(note), cell.kept, cell.broken});
  }
  return svg::share_bars(
      rows, {words.word("kept"), words.word("broken"), words.word("none_judged")},
      {"promises", words.word("chart.promises"), words.word("chart.promises.text")});
}

std::string days_chart(const Monthly& report, const Words& words) {
  std::vector<svg::Column> columns;
  for (const MonthlyDay& day : report.days) {
    const auto number = static_cast<unsigned>(std::chrono::year_month_day{day.date}.day());
    const bool labelled = number == 1 || number % 5 == 0;
    columns.push_back({labelled ? std::to_string(number) : "", day.opened});
  }
  return svg::columns(columns, {"days", words.word("chart.days"), words.word("chart.days.text")});
}

Json tiles(const Monthly& report, const Words& words) {
  const auto tile = [&](std::string_view id, std::string value, std::string_view mood) {
    return Json::object({{"label", words.word(id)}, {"value", std::move(value)}, {"mood", mood}});
  };
  const std::int64_t broken = report.overall.broken;
  return Json::array({tile("tile.share", permille(report.overall.kept_permille()), "lead"),
                      tile("tile.broken", std::to_string(broken), broken > 0 ? "bad" : "good"),
                      tile("tile.opened", std::to_string(report.opened), "plain"),
                      tile("tile.resolved", std::to_string(report.resolved), "plain"),
                      tile("tile.closed", std::to_string(report.closed), "plain"),
                      tile("tile.open", std::to_string(report.open_at_end), "plain"),
                      tile("tile.unclosed", std::to_string(report.unclosed_at_end), "plain")});
}

void add_monthly_header(Json& view, const Monthly& report, const Words& words) {
  const MonthlyInput& in = report.input;
  view.set("provider", printable(in.provider));
  view.set("customer", printable(in.customer));
  view.set("contract_id", printable(in.contract_id));
  view.set("contract_title", printable(in.contract_title));
  view.set("month", words.month(in.month));
  view.set("from", words.moment(in.from));
  view.set("to", words.moment(in.to));
  view.set("zone", printable(in.zone) + " (UTC" + words.offset(in.from) + ")");
  view.set("provisional", in.as_of ? words.with("provisional", "at", words.moment(*in.as_of)) : "");
  view.set("record", words.with("record", "seq", std::to_string(in.journal_seq)));
  view.set("hash", grouped(in.journal_hash));
}

}  // namespace

bool has_paid_work(const Monthly& report) {
  const MonthlyCell& cell = report.paid_work;
  return report.paid_cases + cell.kept + cell.broken + cell.open + cell.waived > 0;
}

bool owed_by_others(const MonthlyInput& input, const std::string& obligation) {
  return std::ranges::find(input.owed_by_others, obligation) != input.owed_by_others.end();
}

Json monthly_view(const Monthly& report, const Words& words) {
  Json view = Json::object();
  add_monthly_header(view, report, words);
  view.set("tiles", tiles(report, words));
  view.set("promises", promises_view(report, words));
  view.set("promises_chart", promises_chart(report, words));
  view.set("days_chart", report.opened > 0 ? Json(days_chart(report, words)) : Json(false));
  view.set("counts", all_counts(report, words));
  view.set("breaches", items_view(report, report.breaches, report.in_all.breaches, words));
  view.set("reclassified",
           items_view(report, report.reclassified, report.in_all.reclassified, words));
  view.set("overtaken", items_view(report, report.overtaken, report.in_all.overtaken, words));
  view.set("open", items_view(report, report.open, report.in_all.open, words));
  const MonthlyInput& in = report.input;
  view.set("parts", in.parts ? parts_view(*in.parts, words) : Json(false));
  view.set("changes", in.changes ? changes_view(*in.changes, words) : Json(false));
  return view;
}

}  // namespace svcdesk::reports::detail
