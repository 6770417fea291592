#include "svcdesk/reports/detail/monthly.hpp"
#include "svcdesk/reports/detail/monthly_parts.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::reports::detail {
namespace {

void add_cell(Json& out, const MonthlyCell& cell) {
  const auto median = [&](Seconds value) { return cell.timed > 0 ? Json(value.count()) : Json(); };
  out.set("kept", cell.kept);
  out.set("broken", cell.broken);
  out.set("open", cell.open);
  out.set("waived", cell.waived);
  out.set("kept_permille", cell.kept_permille() < 0 ? Json() : Json(cell.kept_permille()));
  out.set("timed", cell.timed);
  out.set("gross_median_seconds", median(cell.gross_median));
  out.set("net_median_seconds", median(cell.net_median));
  out.set("paused_median_seconds", median(cell.paused_median));
  out.set("paused_total_seconds", cell.paused_total.count());
}

Json item_json(const MonthlyItem& item) {
  return Json::object({{"subject", valid(item.subject)},
                       {"title", valid(item.title)},
                       {"obligation", valid(item.obligation)},
                       {"occurrence", valid(item.occurrence)},
                       {"level", valid(item.level)},
                       {"kind", valid(item.kind)},
                       {"service", valid(item.service)},
                       {"owner", valid(item.owner)},
                       {"started", time::to_utc(item.started)},
                       {"due", utc(item.due)},
                       {"settled", utc(item.settled)},
                       {"verdict", obligations::to_string(item.verdict)},
                       {"gross_seconds", item.gross.count()},
                       {"net_seconds", item.net.count()},
                       {"paused_seconds", item.paused.count()},
                       {"reclassified", item.reclassified},
                       {"overtaken", item.overtaken},
                       {"cause", valid(item.cause)}});
}

Json items_json(const std::vector<MonthlyItem>& items) {
  Json out = Json::array();
  for (const MonthlyItem& item : items) out.push(item_json(item));
  return out;
}

Json obligations_json(const Monthly& report) {
  Json out = Json::array();
  for (std::size_t i = 0; i < report.totals.size(); ++i) {
    const std::string& code = report.input.obligations[i].first;
    Json levels = Json::array();
    for (const MonthlyRow& row : report.rows) {
      if (row.obligation != code) continue;
      Json level = Json::object({{"level", valid(row.level)}});
      add_cell(level, row.cell);
      levels.push(std::move(level));
    }
    Json entry = Json::object({{"obligation", valid(code)}});
    add_name(entry, report.input.obligations, code);
    entry.set("owed_by_others", owed_by_others(report.input, code));
    add_cell(entry, report.totals[i]);
    entry.set("levels", std::move(levels));
    out.push(std::move(entry));
  }
  return out;
}

Json counts_json(const std::vector<MonthlyCount>& counts, const NamedCodes& codes,
                 std::string key) {
  Json out = Json::array();
  for (const MonthlyCount& count : counts) {
    Json entry = Json::object({{key, valid(count.code)}});
    add_name(entry, codes, count.code);
    entry.set("opened", count.opened);
    entry.set("resolved", count.resolved);
    entry.set("closed", count.closed);
    entry.set("open_at_end", count.open_at_end);
    out.push(std::move(entry));
  }
  return out;
}

Json cases_json(const Monthly& report) {
  const MonthlyInput& in = report.input;
  Json days = Json::array();
  for (const MonthlyDay& day : report.days) {
    days.push(Json::object({{"date", time::to_string(day.date)}, {"opened", day.opened}}));
  }
  return Json::object({{"opened", report.opened},
                       {"resolved", report.resolved},
                       {"closed", report.closed},
                       {"open_at_end", report.open_at_end},
                       {"unclosed_at_end", report.unclosed_at_end},
                       {"by_level", counts_json(report.by_level, in.levels, "level")},
                       {"by_kind", counts_json(report.by_kind, in.kinds, "kind")},
                       {"by_service", counts_json(report.by_service, in.services, "service")},
                       {"opened_by_day", std::move(days)}});
}

}  // namespace

void add_name(Json& out, const NamedCodes& codes, const std::string& code) {
  for (const auto& [known, name] : codes) {
    if (known != code) continue;
    out.set("title_en", valid(name.en));
    out.set("title_zh_cn", valid(name.zh_cn));
    return;
  }
}

Json monthly_json(const Monthly& report) {
  const MonthlyInput& in = report.input;
  Json out = Json::object({{"schema", "svcdesk/monthly/1"}});
  out.set("contract", Json::object({{"id", valid(in.contract_id)},
                                    {"title", valid(in.contract_title)},
                                    {"customer", valid(in.customer)},
                                    {"provider", valid(in.provider)},
                                    {"timezone", valid(in.zone)}}));
  out.set("month", valid(in.month));
  out.set("from", time::to_utc(in.from));
  out.set("to", time::to_utc(in.to));
  out.set("as_of", utc(in.as_of));
  out.set("journal", Json::object({{"seq", in.journal_seq}, {"hash", valid(in.journal_hash)}}));
  Json overall = Json::object();
  add_cell(overall, report.overall);
  out.set("overall", std::move(overall));
  if (has_paid_work(report)) {
    Json paid = Json::object({{"cases", report.paid_cases}});
    add_cell(paid, report.paid_work);
    out.set("paid_work", std::move(paid));
  }
  out.set("obligations", obligations_json(report));
  out.set("cases", cases_json(report));
  if (in.parts) out.set("parts", parts_json(*in.parts));
  if (in.changes) out.set("changes", changes_json(*in.changes));
  out.set("in_all", Json::object({{"breaches", report.in_all.breaches},
                                  {"reclassified", report.in_all.reclassified},
                                  {"overtaken", report.in_all.overtaken},
                                  {"open", report.in_all.open}}));
  out.set("breaches", items_json(report.breaches));
  out.set("reclassified", items_json(report.reclassified));
  out.set("overtaken", items_json(report.overtaken));
  out.set("open", items_json(report.open));
  return out;
}

}  // namespace svcdesk::reports::detail
