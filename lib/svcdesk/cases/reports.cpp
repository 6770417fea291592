#include "svcdesk/cases/reports.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/progress.hpp"

namespace svcdesk::cases {
namespace {

std::vector<const Visit*> lacking(const Case& state) {
  auto all = visits_to_report(state);
  std::erase_if(all, [](const Visit* one) { return !one->report.empty(); });
  return all;
}

std::string numbers_of(const std::vector<const Visit*>& visits) {
  std::vector<std::string> numbers;
  numbers.reserve(visits.size());
  for (const Visit* one : visits) numbers.push_back(printed(one->number));
  return joined(numbers);
}

// The visit whose report it is; null: the case has none, and the report is the case's.
const Visit* reported_visit(const Asking& asking, const SignedReport& report) {
  const Case& state = asking.state();
  if (report.visit) {
    if (const Visit* named = state.visit(*report.visit)) return named;
    throw asking.missing("cases.no_visit", {{"visit", printed(*report.visit)}});
  }
  const auto open = lacking(state);
  if (open.size() > 1) {
    throw asking.refuse("CASE-15", "cases.report_of_which", {{"visits", numbers_of(open)}})
        .hint(asking.say("cases.hint.report_visit", {{"visits", numbers_of(open)}}));
  }
  if (open.size() == 1) return open.front();
  const auto all = visits_to_report(state);
  return all.empty() ? nullptr : all.back();
}

void fits(const Asking& asking, const Visit& visit) {
  const Args args = {{"visit", printed(visit.number)}};
  if (!visit.report.empty()) {
    throw asking.refuse("CASE-15", "cases.report_already",
                        {{"visit", printed(visit.number)}, {"sha256", visit.report}});
  }
  if (!visit.cancelled.empty()) throw asking.refuse("CASE-15", "cases.visit_cancelled", args);
  if (!visit.arrived) {
    throw asking.refuse("ruling 17", "cases.report_before_arrival", args)
        .hint(asking.say("cases.hint.arrive", args));
  }
  asking.after(*visit.arrived, "case.arrived");
}

void signed_by_both(const Asking& asking, const std::vector<std::string>& signers) {
  if (signers.empty()) return;
  const auto is_ours = [&](const std::string& who) {
    const contract::Person* person = find_person(asking.contract(), who);
    return person != nullptr && !is_customer(asking.contract(), *person);
  };
  const auto ours = std::count_if(signers.begin(), signers.end(), is_ours);
  if (ours > 0 && ours < static_cast<std::ptrdiff_t>(signers.size())) return;
  throw asking.refuse("CASE-6", "cases.report_one_side", {{"signed_by", joined(signers)}})
      .hint(asking.say("cases.hint.both_sign"));
}

}  // namespace

std::vector<const Visit*> visits_to_report(const Case& state) {
  std::vector<const Visit*> found;
  for (const Visit& one : state.visits) {
    if (one.cancelled.empty()) found.push_back(&one);
  }
  return found;
}

void checked_hash(const Asking& asking, const std::string& sha256) {
  const bool digits = sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (sha256.size() != 64 || !digits) throw asking.misuse("cases.not_a_hash", {{"sha256", sha256}});
}

journal::Draft receive(const Asking& asking, const SignedReport& report) {
  checked_hash(asking, report.sha256);
  signed_by_both(asking, report.signed_by);
  const Visit* visit = reported_visit(asking, report);
  if (visit != nullptr) fits(asking, *visit);
  if (visit == nullptr && asking.state().report == report.sha256) {
    throw asking.refuse("CASE-6", "cases.attached_already", {{"sha256", report.sha256}});
  }
  Json payload = Json::object({{"sha256", report.sha256}});
  payload.set_if("name", report.name);
  if (visit != nullptr) payload.set("cycle", visit->number);
  payload.set_if("signed_by", texts(report.signed_by));
  return asking.record("case.report.received", std::move(payload));
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Attach& request) {
  const Asking asking(terms, acting, state);
  const std::string kind = request.kind.empty() ? "other" : request.kind;
  const std::vector<std::string> kinds = {"signed-report", "evidence", "mail", "other"};
  if (!contains(kinds, kind)) {
    throw asking.misuse("cases.file_kind", {{"word", kind}})
        .hint({"authority.hint.known", {{"known", joined(kinds)}}});
  }
  if (kind == "signed-report") {
    asking.while_not_ended();
    return {receive(asking, {request.sha256, request.name, request.visit, request.signed_by})};
  }
  checked_hash(asking, request.sha256);
  for (const Attachment& one : state.attachments) {
    if (one.sha256 != request.sha256 || one.kind != kind) continue;
    throw asking.refuse("CASE-9", "cases.attached_already", {{"sha256", one.sha256}});
  }
  Json payload = Json::object({{"sha256", request.sha256}, {"file_kind", kind}});
  payload.set_if("name", request.name);
  if (request.visit) {
    if (state.visit(*request.visit) == nullptr) {
      throw asking.missing("cases.no_visit", {{"visit", printed(*request.visit)}});
    }
    payload.set("cycle", *request.visit);
  }
  return {asking.record("case.attached", std::move(payload))};
}

}  // namespace svcdesk::cases
