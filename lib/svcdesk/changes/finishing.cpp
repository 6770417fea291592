#include "svcdesk/changes/finishing.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/changes/asking.hpp"
#include "svcdesk/changes/values.hpp"

namespace svcdesk::changes {
namespace {

Error failed(const Asking& asking) {
  return asking.refuse("CHG-1", "changes.test_failed").hint(asking.say("changes.hint.rollback"));
}

void untested(const Asking& asking, const Attempt& attempt) {
  if (!attempt.test) return;
  if (attempt.test->result == Result::failed) throw failed(asking);
  throw asking
      .refuse("CHG-1", "changes.tested_already",
              {{"by", attempt.test->by}, {"time", asking.when(attempt.test->at)}})
      .hint(asking.say("changes.hint.show"));
}

// Nobody tests what is their own work.
void not_the_author(const Asking& asking, const Attempt& attempt, const std::string& tester) {
  const auto& plan = asking.state().assessment;
  const bool author =
      (plan && plan->by == tester) || attempt.started_by == tester || attempt.finished_by == tester;
  if (!author) return;
  throw asking.refuse("CHG-1", "changes.tester_is_author", {{"person", tester}})
      .hint(asking.say("changes.hint.tester"));
}

journal::Draft tested_draft(const Asking& asking, const Attempt& attempt, const Test& request) {
  untested(asking, attempt);
  asking.after(attempt.started, "change.started");
  const bool allowed = asking.approved("change.test");
  const std::string by =
      allowed ? asking.listed(request.by).id : asking.consent("change.test", request.by);
  not_the_author(asking, attempt, by);
  asking.kept_apart("change.test", by);
  Json payload =
      Json::object({{"cycle", attempt.cycle}, {"result", to_string(request.result)}, {"by", by}});
  payload.set_if("found", request.found);
  if (allowed) payload.set("approval", "change.test");
  return asking.entry("change.tested", std::move(payload));
}

// Not finished yet, and nothing speaks against it.
const Attempt& to_finish(const Asking& asking, const Finish& request) {
  const Attempt& attempt = asking.attempt();
  if (attempt.finished) {
    throw asking
        .refuse("CHG-1", "changes.finished_already", {{"time", asking.when(*attempt.finished)}})
        .hint(asking.say("changes.hint.test"))
        .hint(asking.say("changes.hint.rollback"));
  }
  asking.after(attempt.started, "change.started");
  const bool fails = request.test && request.test->result == Result::failed;
  if (fails || (attempt.test && attempt.test->result == Result::failed)) throw failed(asking);
  if (request.report_due && *request.report_due <= asking.at()) {
    throw asking.misuse("changes.due_not_later", {{"due", asking.when(*request.report_due)},
                                                  {"at", asking.when(asking.at())}});
  }
  return attempt;
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Test& request) {
  const Asking asking(terms, acting, state);
  return {tested_draft(asking, asking.attempt(), request)};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Finish& request) {
  const Asking asking(terms, acting, state);
  Attempt attempt = to_finish(asking, request);
  const std::string used = asking.require("change.finish");
  asking.kept_apart("change.finish", asking.actor());
  const auto values = as_found(state.values, settled(asking, request.values));
  Json payload = Json::object({{"cycle", attempt.cycle}, {"values", to_json(values)}});
  if (request.report_due) payload.set("due", seconds(*request.report_due));
  payload.set_if("note", request.note);
  payload.set_if("approval", used);
  Drafts drafts = {asking.entry("change.finished", std::move(payload))};
  attempt.finished_by = asking.actor();
  if (attempt.test) not_the_author(asking, attempt, attempt.test->by);
  if (request.test) drafts.push_back(tested_draft(asking, attempt, *request.test));
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const RollBack& request) {
  const Asking asking(terms, acting, state);
  const Attempt& attempt = asking.attempt();
  if (is_blank(request.reason)) {
    throw asking.refuse("CHG-1", "changes.reason_missing", {{"verb", "rollback"}})
        .hint(asking.say("changes.hint.rollback"));
  }
  if (is_blank(request.restored_by)) {
    throw asking.refuse("CHG-1", "changes.not_restored").hint(asking.say("changes.hint.rollback"));
  }
  asking.after(attempt.started, "change.started");
  if (attempt.finished) asking.after(*attempt.finished, "change.finished");
  if (attempt.test) asking.after(attempt.test->at, "change.tested");
  const std::string used = asking.require("change.finish");
  Json payload = Json::object({{"cycle", attempt.cycle},
                               {"reason", request.reason},
                               {"restored_by", asking.named(request.restored_by)}});
  // Only what the files have taken over has to be taken back.
  if (attempt.finished) payload.set("values", to_json(reversed(attempt.values)));
  payload.set_if("approval", used);
  return {asking.entry("change.rolled-back", std::move(payload))};
}

}  // namespace svcdesk::changes
