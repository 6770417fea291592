// The monthly service level report as figures (RPT-1): kept and broken, by level and obligation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/obligations/clock.hpp"

namespace svcdesk::reports {

// One occurrence as the report counts it.
struct MonthlyItem {
  std::string subject;      // "C-12"
  std::string title;
  std::string obligation;
  std::string occurrence;
  std::string level;
  std::string kind;
  std::string service;      // number in the service catalogue
  std::string owner;
  Instant started;
  std::optional<Instant> due;
  std::optional<Instant> settled;
  obligations::Occurrence::Verdict verdict = obligations::Occurrence::Verdict::open;
  Seconds gross{0};         // from start to settlement (or the month's end)
  Seconds net{0};           // counted
  Seconds paused{0};
  bool reclassified = false;
  bool overtaken = false;
  std::string cause;        // of the case, for breaches
};

struct MonthlyCase {
  std::string id, title, level, kind, service, status, owner, cause, solution;
  Instant opened;
  std::optional<Instant> resolved, closed;
};

// What the report is made of: values only.
struct MonthlyInput {
  std::string contract_id, contract_title, customer, provider;
  std::string zone;
  std::vector<std::pair<std::string, Name>> levels;       // in the contract's order
  std::vector<std::pair<std::string, Name>> obligations;  // name and title, in the contract's order
  std::vector<std::pair<std::string, Name>> services;
  std::string month;                                      // "2026-10"
  Instant from, to;
  std::vector<MonthlyItem> items;    // settled in the month, breached in it, or open at its end
  std::vector<MonthlyCase> cases;    // opened, resolved, closed or open in it
  std::int64_t journal_seq = 0;      // the head of the contract's chain the figures are taken at
  std::string journal_hash;
};

struct MonthlyCell {
  std::int64_t kept = 0, broken = 0, open = 0, waived = 0;
  Seconds gross_median{0}, net_median{0}, paused_total{0};
  // kept / (kept + broken) in thousandths; -1 where nothing was judged.
  std::int64_t kept_permille() const;
};

struct MonthlyRow {
  std::string obligation, level;
  MonthlyCell cell;
};

struct Monthly {
  MonthlyInput input;
  std::vector<MonthlyRow> rows;           // by obligation, then level, only where there is something
  std::vector<MonthlyCell> totals;        // by obligation, in the order of input.obligations
  std::vector<MonthlyItem> breaches;      // by time
  std::vector<MonthlyItem> open;          // at the end of the month
  std::int64_t opened = 0, resolved = 0, closed = 0, open_at_end = 0;
};

// Pure: the same input gives the same figures.
Monthly monthly(MonthlyInput input);

enum class Format { html, markdown, json, csv };

// The same figures, the same bytes. HTML prints well, needs no network (CSP default-src 'none'), draws
// inline SVG, and carries the chain's head.
std::string render(const Monthly& report, Format format, Language language);

}  // namespace svcdesk::reports
