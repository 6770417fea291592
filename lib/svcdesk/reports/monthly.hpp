// The monthly service level report as figures (RPT-1): kept and broken, by level and obligation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/obligations/clock.hpp"
#include "svcdesk/reports/monthly_changes.hpp"
#include "svcdesk/reports/monthly_parts.hpp"

namespace svcdesk::reports {

using Verdict = obligations::Occurrence::Verdict;

// One occurrence as the report counts it.
struct MonthlyItem {
  std::string subject;  // "C-12"
  std::string title;    // the case's; empty for the contract's own promises
  std::string obligation;
  std::string occurrence;
  std::string level;  // empty where the subject has none
  std::string kind;
  std::string service;  // number in the service catalogue
  std::string owner;
  Instant started;
  std::optional<Instant> due;
  std::optional<Instant> settled;
  Verdict verdict = Verdict::open;
  Seconds gross{0};  // from start to settlement (or the month's end)
  Seconds net{0};    // counted
  Seconds paused{0};
  bool reclassified = false;
  bool overtaken = false;
  std::string cause;       // of the case, for breaches
  bool paid_work = false;  // of a case that is not counted against the contract (AST-2)
};

struct MonthlyCase {
  std::string id, title, level, kind, service, status, owner, cause, solution;
  Instant opened;
  std::optional<Instant> resolved, closed;
  bool paid_work = false;
};

// What the report is made of: values only.
struct MonthlyInput {
  std::string contract_id, contract_title, customer, provider;
  std::string zone;
  NamedCodes levels;                        // in the contract's order
  NamedCodes obligations;                   // name and title, in the contract's order
  NamedCodes services;                      // in the contract's order
  NamedCodes kinds;                         // of cases, in the contract's order
  std::vector<std::string> owed_by_others;  // obligations a vendor or the customer owes us:
                                            // counted, but not in the share that we kept
  std::string month;                        // "2026-10"
  Instant from, to;
  std::optional<Instant>
      as_of;  // the head's time where the month is not over: said to be provisional
  std::vector<MonthlyItem> items;     // settled in the month, breached in it, or open at its end
  std::vector<MonthlyCase> cases;     // opened, resolved, closed or open in it
  std::optional<MonthlyParts> parts;  // where the contract speaks of spare parts
  std::optional<MonthlyChanges> changes;  // where there were any
  std::int64_t journal_seq = 0;  // the head of the contract's chain the figures are taken at
  std::string journal_hash;
};

struct MonthlyCell {
  std::int64_t kept = 0, broken = 0, open = 0, waived = 0;
  std::int64_t timed = 0;  // kept or broken and settled: what the medians are taken over
  // The middle value; of an even number the mean of the two in the middle, floored.
  Seconds gross_median{0}, net_median{0}, paused_median{0};
  Seconds paused_total{0};  // over everything counted here
  // kept / (kept + broken) in thousandths, floored: 1000 means all; -1 where nothing was judged.
  std::int64_t kept_permille() const;
};

struct MonthlyRow {
  std::string obligation, level;
  MonthlyCell cell;
};

// Cases by one attribute.
struct MonthlyCount {
  std::string code;  // level, kind or service number; empty: not given
  std::int64_t opened = 0, resolved = 0, closed = 0, open_at_end = 0;
};

struct MonthlyDay {
  Date date;  // in the contract's zone
  std::int64_t opened = 0;
};

// How many rows a list of the report would have.
struct MonthlyLists {
  std::int64_t breaches = 0, reclassified = 0, overtaken = 0, open = 0;
};

struct Monthly {
  // Nobody reads more rows of one list; the others are counted, and the report says so.
  static constexpr std::size_t most_listed = 5000;

  MonthlyInput input;                 // without items and cases
  std::vector<MonthlyRow> rows;       // by obligation, then level, only where there is something
  std::vector<MonthlyCell> totals;    // by obligation, in the order of input.obligations (to which
                                      // obligations that only the items know are added at the end)
  MonthlyCell overall;                // what we owe, all obligations together
  MonthlyCell paid_work;              // separate paid work, in none of the others (AST-2)
  std::int64_t paid_cases = 0;        // of it, alive in the month
  std::vector<MonthlyItem> breaches;  // by time of the deadline
  std::vector<MonthlyItem>
      reclassified;  // breached under another level than the one that counts (rule 7)
  std::vector<MonthlyItem> overtaken;  // breached on record, kept by an entry made later (ruling 7)
  std::vector<MonthlyItem> open;       // not settled at the end of the month, broken ones too
  MonthlyLists in_all;                 // each list holds the first ones by deadline
  std::int64_t opened = 0, resolved = 0, closed = 0;  // in the month
  std::int64_t open_at_end = 0;                       // neither cleared nor ended
  std::int64_t unclosed_at_end = 0;                   // cleared, not closed yet (CASE-6)
  std::vector<MonthlyCount> by_level, by_kind, by_service;
  std::vector<MonthlyDay> days;  // every day of the month
};

// Pure: the same input gives the same figures. Throws Error(invalid) for an unknown zone.
Monthly monthly(MonthlyInput input);

enum class Format { html, markdown, json, csv };

// The same figures, the same bytes. HTML prints well on A4, needs no network (CSP default-src
// 'none'), runs no script, draws inline SVG, and carries the chain's head. JSON
// ("svcdesk/monthly/1") and CSV (RFC 4180, one row a figure, formula-safe) do not change with the
// language.
std::string render(const Monthly& report, Format format, Language language);

}  // namespace svcdesk::reports
