#include "svcdesk/desk/births.hpp"

#include <algorithm>
#include <set>

#include "svcdesk/contract/civil.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

// How far ahead the next birth is looked for: every recurrence comes back within a year.
constexpr std::chrono::days look_ahead{800};

struct DateEvent {
  std::string_view type;
  std::optional<Date> contract::Contract::*date;
};
constexpr DateEvent date_events[] = {{"contract.signed", &contract::Contract::signed_on},
                                     {"contract.started", &contract::Contract::starts},
                                     {"contract.ended", &contract::Contract::ends}};

struct Birth {
  const contract::Terms* terms = nullptr;
  const contract::Obligation* obligation = nullptr;  // null: one of the contract's own dates
  std::string type;
  contract::CivilOccurrence occurrence;  // opens: the moment of a date
};

// What begins in [from, to), each under the version in force when it begins.
std::vector<Birth> births_in(const std::vector<Version>& versions, Instant from, Instant to) {
  std::vector<Birth> out;
  for (const Version& version : versions) {
    const Instant begin = std::max(from, version.from);
    const Instant end = std::min(to, version.to);
    if (begin >= end) continue;
    const contract::Contract& contract = version.terms->contract();
    for (const DateEvent& date : date_events) {
      const std::optional<Date>& day = contract.*date.date;
      if (!day) continue;
      const Instant moment = version.terms->end_of(*day);
      if (moment < begin || moment >= end) continue;
      out.push_back(
          {version.terms, nullptr, std::string(date.type), {"", *day, *day, moment, moment}});
    }
    for (const contract::Obligation& obligation : contract.obligations) {
      if (obligation.on != "contract") continue;
      for (contract::CivilOccurrence& occurrence :
           contract::civil_occurrences(*version.terms, obligation, begin, end)) {
        out.push_back({version.terms, &obligation, "period.began", std::move(occurrence)});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Birth& a, const Birth& b) {
    return a.occurrence.opens < b.occurrence.opens;
  });
  return out;
}

// "contract.signed", or obligation and period.
std::string birth_name(std::string_view type, std::string_view obligation,
                       std::string_view period) {
  return std::string(type) + "|" + std::string(obligation) + "|" + std::string(period);
}

std::set<std::string> on_record(const std::vector<journal::Event>& history) {
  std::set<std::string> out;
  for (const journal::Event& event : history) {
    out.insert(
        birth_name(event.type, event.payload.text("obligation"), event.payload.text("period")));
  }
  return out;
}

std::string birth_name(const Birth& birth) {
  return birth_name(birth.type, birth.obligation == nullptr ? "" : birth.obligation->name,
                    birth.occurrence.key);
}

journal::Draft draft_of(const Birth& birth, const journal::Subject& contract) {
  Json payload = Json::object({{"contract_version", birth.terms->version()}});
  if (birth.obligation != nullptr) {
    payload.set("obligation", birth.obligation->name)
        .set("period", birth.occurrence.key)
        .set("first", time::to_string(birth.occurrence.first))
        .set("last", time::to_string(birth.occurrence.last))
        .set("due", birth.occurrence.due.time_since_epoch().count());
  } else {
    payload.set("date", time::to_string(birth.occurrence.first));
  }
  return {birth.type, contract, birth.occurrence.opens, std::move(payload), {}};
}

store::PromiseRow row_of(const Birth& birth, const journal::Subject& contract) {
  store::PromiseRow row;
  row.contract = contract.id;
  row.contract_version = birth.terms->version();
  row.subject = contract;
  row.obligation = birth.obligation == nullptr ? birth.type : birth.obligation->name;
  row.phase = "unborn";
  row.verdict = "open";
  row.started = birth.occurrence.opens;
  if (birth.obligation != nullptr) row.due = birth.occurrence.due;
  row.next_due = birth.occurrence.opens;
  return row;
}

}  // namespace

Births bring_forth(Transaction& transaction, const journal::Subject& contract,
                   const std::vector<journal::Event>& history) {
  const std::vector<Version> versions = versions_of(transaction, contract.id);
  const std::set<std::string> known = on_record(history);
  const Instant now = transaction.now();
  Births out;
  for (const Birth& birth : births_in(versions, Instant::min(), now + Seconds{1})) {
    if (known.contains(birth_name(birth))) continue;
    out.events.push_back(transaction.record_own(contract.id, draft_of(birth, contract)));
  }
  out.to_come = births_to_come(transaction, contract);
  return out;
}

std::vector<store::PromiseRow> births_to_come(const View& view, const journal::Subject& contract) {
  const Instant now = view.now();
  std::vector<store::PromiseRow> out;
  std::set<std::string> seen;
  for (const Birth& birth :
       births_in(versions_of(view, contract.id), now + Seconds{1}, now + look_ahead)) {
    store::PromiseRow row = row_of(birth, contract);
    if (seen.insert(row.obligation).second) out.push_back(std::move(row));
  }
  return out;
}

std::vector<store::PromiseRow> births_between(const View& view, const std::string& contract,
                                              Instant from, Instant to) {
  const journal::Subject subject{"contract", contract};
  const std::vector<Version> versions = versions_of(view, contract);
  std::vector<store::PromiseRow> out;
  for (const Birth& birth : births_in(versions, from + Seconds{1}, to + Seconds{1})) {
    if (birth.obligation == nullptr) continue;
    store::PromiseRow row = row_of(birth, subject);
    row.occurrence = birth.occurrence.key;
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace svcdesk::desk
