#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/compiled.hpp"
#include "svcdesk/desk/calendar_days.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/moves.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

using contract::Take;

std::string hours_text(const time::DayHours& hours) {
  return hours.empty() ? "–" : to_string(hours);
}

class ImportingDays {
 public:
  ImportingDays(Transaction& tx, const CalendarFile& file,
                const std::vector<time::CalendarEntry>& entries)
      : tx_(tx), file_(file), import_{file.calendar, entries} {}

  CalendarImported run(Contracts::Move move) {
    out_.contract = tx_.contract_id();
    out_.calendar = file_.calendar;
    concerned_.insert({"contract", out_.contract});
    const Take take = move == Contracts::Move::move ? Take::all : Take::new_years;
    for (const store::ContractRow& row : tx_.store().contracts()) {
      if (row.id == out_.contract) extend(row, take);
    }
    if (!known_) refuse_unknown();
    if (take == Take::new_years && !out_.changed.empty()) refuse_changed();
    if (longer_.empty()) return std::move(out_);
    look_at_what_is_open();
    record();
    for (const journal::Subject& subject : concerned_) {
      settle(tx_, subject);
      tx_.forget_recorded();
    }
    return std::move(out_);
  }

 private:
  // The last version's word is the one that the file may change.
  void extend(const store::ContractRow& row, Take take) {
    const contract::Contract& contract = tx_.terms(row.id, row.version).contract();
    const time::CalendarRules* rules = contract.calendar(file_.calendar);
    known_ = rules != nullptr;
    if (rules == nullptr) return;
    if (rules->always) {
      throw Error(ErrorCode::refused, {"desk.calendar.always", {{"calendar", file_.calendar}}})
          .rule("CAL-1");
    }
    const contract::Contract written =
        contract::written_part(tx_.store().document(row.file_sha256).value_or(""));
    contract::Extension longer = contract::extended(contract, written, import_, take);
    out_.changed = std::move(longer.changed);
    out_.years.insert(longer.years.begin(), longer.years.end());
    if (longer.contract == contract) return;
    longer_.emplace(row.version, contract::Terms(std::move(longer.contract), row.version));
  }

  [[noreturn]] void refuse_unknown() const {
    std::vector<std::string> names;
    for (const auto& rules : tx_.terms_at(out_.contract, tx_.now()).contract().calendars) {
      names.push_back(rules.name);
    }
    Error error(ErrorCode::not_found, {"contract.no_calendar", {{"calendar", file_.calendar}}});
    if (const std::string near = nearest(file_.calendar, names); !near.empty()) {
      error.hint({"desk.hint_did_you_mean", {{"name", near}}});
    }
    throw error;
  }

  [[noreturn]] void refuse_changed() const {
    std::vector<Condition> days;
    for (const contract::DayChange& day : out_.changed) {
      days.push_back({false,
                      {"desk.calendar.day_changed",
                       {{"date", time::to_string(day.date)},
                        {"before", hours_text(day.before)},
                        {"after", hours_text(day.after)}}}});
    }
    throw Error(ErrorCode::refused,
                {"desk.calendar.changed",
                 {{"calendar", file_.calendar}, {"count", std::to_string(out_.changed.size())}}})
        .rule("CON-3")
        .conditions(std::move(days))
        .hint({"desk.calendar.hint_move", {}});
  }

  const contract::Terms* terms_for(const Judged& judged) const {
    const auto found = longer_.find(judged.terms->version());
    return found == longer_.end() || !counts(judged.terms->version(), *judged.obligation)
               ? nullptr
               : &found->second;
  }

  // Dates of the contract itself may hang on the first day of a holiday, whatever they count on.
  bool counts(std::int64_t version, const contract::Obligation& obligation) const {
    return longer_.contains(version) &&
           (obligation.calendar == file_.calendar || obligation.due.has_value());
  }

  void look_at_what_is_open() {
    SoonestMoves soonest;
    store::PromiseQuery open;
    open.contract = out_.contract;
    each_subject(tx_, open, [&](const journal::Subject& subject) {
      const std::vector<MovedDeadline> moves =
          moves_of(tx_, subject, [&](const Judged& one) { return terms_for(one); });
      soonest.add(moves);
      if (!moves.empty()) moved_.emplace(subject, moved_json(moves));
      if (is_concerned(subject)) concerned_.insert(subject);
    });
    out_.moves = soonest.take();
  }

  // Also where the deadline stays, or there is none just now: the rows may tell of used time.
  bool is_concerned(const journal::Subject& subject) const {
    const std::vector<store::PromiseRow> rows = tx_.store().promises_of(subject);
    return std::any_of(rows.begin(), rows.end(), [&](const store::PromiseRow& row) {
      const contract::Obligation* obligation =
          tx_.terms(row.contract, row.contract_version).contract().obligation(row.obligation);
      return row.contract == out_.contract && !row.settled_at && obligation != nullptr &&
             counts(row.contract_version, *obligation);
    });
  }

  void record() {
    Json years = Json::array();
    for (const int year : out_.years) years.push(year);
    Json changed = Json::array();
    for (const contract::DayChange& day : out_.changed) changed.push(time::to_string(day.date));
    Json versions = Json::array();
    for (const auto& [version, terms] : longer_) {
      const std::string compiled = contract::compile(terms.contract());
      versions.push(Json::object({{"contract_version", version},
                                  {"compiled_sha256", tx_.store().put_document(compiled)}}));
    }
    Json payload = Json::object({{"calendar", file_.calendar},
                                 {"file", file_.name},
                                 {"file_sha256", tx_.store().put_document(file_.bytes)},
                                 {"entries", entries_json(import_.entries)},
                                 {"versions", std::move(versions)}});
    payload.set_if("years", std::move(years));
    payload.set_if("changed", std::move(changed));
    const journal::Subject contract{"contract", out_.contract};
    const journal::Event event = tx_.record(out_.contract, {"calendar.imported",
                                                            {"calendar", out_.contract},
                                                            tx_.now(),
                                                            std::move(payload),
                                                            {contract}});
    out_.event = event.seq;
    for (auto& [subject, moved] : moved_) {
      record_move(tx_, out_.contract, subject, std::move(moved),
                  Json::object({{"calendar", file_.calendar}}));
    }
  }

  Transaction& tx_;
  const CalendarFile& file_;
  contract::CalendarImport import_;
  bool known_ = false;
  std::map<std::int64_t, contract::Terms> longer_;  // version -> with the new days
  std::map<journal::Subject, Json> moved_;          // what its event says
  std::set<journal::Subject> concerned_;
  CalendarImported out_;
};

CalendarImported imported_by(const journal::Event& first) {
  CalendarImported out;
  out.how = Changed::How::repeated;
  out.contract = first.subject.id;
  out.calendar = first.payload.text("calendar");
  out.event = first.seq;
  const Json& years = first.payload["years"];
  if (!years.is_array()) return out;
  for (const Json& year : years.items()) out.years.insert(static_cast<int>(year.integer()));
  return out;
}

}  // namespace

CalendarImported Contracts::import_calendar(const CalendarFile& file, Move move) {
  // Read before the database is opened: nothing is held over a program.
  const std::vector<time::CalendarEntry> entries = file.ics(file.bytes);
  if (entries.empty()) throw Error(ErrorCode::invalid, {"contract.file_empty", {}}).rule("CAL-1");
  static_cast<void>(time::days_off(entries));  // refuses a date that is both
  CalendarImported out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated(file.bytes)) {
      out = imported_by(*first);
      return;
    }
    out = ImportingDays(tx, file, entries).run(move);
    if (tx.options().mode != Options::Mode::dry_run) return;
    out.how = Changed::How::dry_run;
    out.event = 0;
  });
  return out;
}

}  // namespace svcdesk::desk
