// The counter for contracts (CON-1 to CON-7, ORG-1 to ORG-7).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "svcdesk/contract/load.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

struct ContractFile {
  std::string name;
  std::string bytes;
  contract::Sources sources;
};

struct DueQuery {
  std::optional<Instant> until{};  // default: 92 days ahead
  std::string obligation{};
  std::string subject_kind{};  // "case", "contract"
  std::int64_t limit = -1;
};

// An iCalendar file, as text, for one of the contract's calendars.
struct CalendarFile {
  std::string calendar;
  std::string name;
  std::string bytes;
  time::IcsReader ics;
};

class Contracts {
 public:
  enum class Move { keep, move };
  // Makes a new version with an effective time (CON-3). What is under way stays on its version
  // unless it is moved. The same bytes again change nothing.
  Applied apply(const ContractFile& file, std::optional<Instant> effective, Move move);
  // Adds the years that the calendar did not know, in every version of the contract, and plans anew
  // what is open and reaches them (decision 7). Where a day of a known year would change: refused
  // with every such day, or with `move` changed for whatever is open and all that comes. Days that
  // are known already change nothing. Throws Error(invalid), Error(not_found), Error(refused).
  CalendarImported import_calendar(const CalendarFile& file, Move move);
  // What apply would do; writes nothing.
  Applied diff(const ContractFile& file);
  std::vector<store::ContractRow> list();
  // A version's, or those in force; they outlive the desk.
  std::shared_ptr<const contract::Terms> terms(std::optional<std::int64_t> version = {});
  // The zone of the contract that the subject belongs to, else of the one that is meant, else the
  // one that all in force have. Throws Error(not_found), Error(usage).
  time::Zone zone(const std::optional<journal::Subject>& of = {});
  // The applied bytes.
  std::string file(std::optional<std::int64_t> version = {});
  // Obligations on the contract itself, those to come included (CON-4).
  std::vector<PromiseView> milestones(Instant until);
  // Records by hand that a milestone was reached.
  Changed met(const std::string& event, const std::string& note,
              const std::string& occurrence = {});
  // Who holds which role, and who is on duty now.
  std::vector<OnDuty> team();
  // Recorded history under another file, case by case, in pages of their own snapshots (CON-5).
  // Separate paid work is left out (AST-2).
  using Verdicts = std::vector<obligations::Verdict>;
  void simulate(const ContractFile& file, Instant from, Instant to,
                const std::function<void(const Verdicts&)>& each);

  // Every open obligation of every subject, soonest first, with what is still to be born.
  // Called outside any snapshot, however many there are.
  void due(const DueQuery& wanted, const std::function<void(const PromiseView&)>& each);
  // Whether any open obligation is past its deadline now.
  bool anything_in_breach();
  Board board();

 private:
  friend class Desk;
  explicit Contracts(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
