#include "auditor.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace svcdesk::changes {
namespace {

// Somebody whom the contract does not list speaks for the customer.
const std::set<std::string> ours = {"chen", "wu", "sun", "jin", "li"};

bool is_customers(const std::string& who) { return !ours.contains(who); }

bool is_over(const std::string& status) {
  return status == "done" || status == "refused" || status == "withdrawn";
}

std::string cycle_of(const journal::Event& event) {
  return std::to_string(event.payload.integer("cycle", 0));
}

}  // namespace

const journal::Event* Auditor::newest(std::string_view type) const {
  const auto found = std::find_if(heard_.rbegin(), heard_.rend(),
                                  [&](const journal::Event& one) { return one.type == type; });
  return found == heard_.rend() ? nullptr : &*found;
}

bool Auditor::agreed(std::string_view what, std::string_view side, Instant by) const {
  const journal::Event* plan = newest("change.assessed");
  const journal::Event* start = newest("change.started");
  const std::int64_t since = std::max(plan->seq, start == nullptr ? 0 : start->seq);
  return std::ranges::any_of(heard_, [&](const journal::Event& one) {
    const std::string who = one.payload.text("by");
    const bool theirs = is_customers(who) == (side == "customer");
    const bool other = what == "stop" || who != plan->actor;
    return one.type == "change.approved" && one.seq > since && one.at <= by && theirs && other &&
           one.payload.text("what") == what;
  });
}

void Auditor::take_over(const Json& values) {
  for (const Json& one : values.items()) {
    std::string& place =
        files_[one.text("asset") + "/" + one.text("slot") + "/" + one.text("field")];
    REQUIRE(place == one.text("before"));
    place = one.text("after");
  }
}

void Auditor::hear_start(const journal::Event& event) {
  const journal::Event* plan = newest("change.assessed");
  const journal::Event* signature = newest("change.signed");
  REQUIRE(plan != nullptr);
  REQUIRE(signature != nullptr);
  REQUIRE(signature->at <= event.at);
  REQUIRE(is_customers(signature->payload.text("by")));
  REQUIRE(plan->at <= event.at);
  REQUIRE_FALSE(plan->payload.text("rollback").empty());
  for (const char* side : {"ours", "customer"}) {
    REQUIRE(agreed("change.approve", side, event.at));
    if (plan->payload.text("system") == "running") REQUIRE(agreed("stop", side, event.at));
  }
  if (plan->payload.text("system") == "running") {
    REQUIRE_FALSE(event.payload.text("second_person").empty());
    REQUIRE(event.payload.text("second_person") != event.actor);
  }
  if (plan->payload.text("backup") == "needed") {
    REQUIRE_FALSE(event.payload.text("backup_by").empty());
    REQUIRE_FALSE(event.payload.text("backup_where").empty());
  }
  const std::int64_t at = event.at.time_since_epoch().count();
  REQUIRE(plan->payload.integer("window_from", at) <= at);
  REQUIRE(at < plan->payload.integer("window_to", at + 1));
  cycle_ = cycle_of(event);
  carried_out_ = false;
  result_.clear();
  status_ = "running";
}

void Auditor::judge() {
  if (!carried_out_) return;
  status_ = result_.empty() ? "finished" : result_ == "passed" ? "done" : "failed";
}

void Auditor::hear_finish(const journal::Event& event) {
  REQUIRE(status_ == "running");
  REQUIRE(cycle_of(event) == cycle_);
  REQUIRE(result_ != "failed");
  REQUIRE(std::ranges::count(finished_, cycle_) == 0);
  take_over(event.payload["values"]);
  finished_.push_back(cycle_);
  carried_out_ = true;
  judge();
}

void Auditor::hear_test(const journal::Event& event) {
  const std::string by = event.payload.text("by");
  REQUIRE((status_ == "running" || status_ == "finished"));
  REQUIRE(result_.empty());
  REQUIRE(by != newest("change.assessed")->actor);
  REQUIRE(by != newest("change.started")->actor);
  if (carried_out_) REQUIRE(by != newest("change.finished")->actor);
  result_ = event.payload.text("result");
  judge();
}

void Auditor::hear_roll_back(const journal::Event& event) {
  REQUIRE((status_ == "running" || status_ == "finished" || status_ == "failed"));
  REQUIRE_FALSE(event.payload.text("restored_by").empty());
  REQUIRE(event.payload.contains("values") == carried_out_);
  if (carried_out_) take_over(event.payload["values"]);
  status_ = "rolled-back";
}

void Auditor::hear(const journal::Event& event) {
  if (event.type.starts_with("release.")) {
    hear_release(event);
  } else {
    REQUIRE_FALSE(is_over(status_));
    if (event.type == "change.requested") {
      status_ = "requested";
      for (const Json& one : event.payload["values"].items()) {
        files_[one.text("asset") + "/" + one.text("slot") + "/" + one.text("field")] =
            one.text("before");
      }
    } else if (event.type == "change.assessed") {
      status_ = "assessed";
    } else if (event.type == "change.started") {
      hear_start(event);
    } else if (event.type == "change.finished") {
      hear_finish(event);
    } else if (event.type == "change.tested") {
      hear_test(event);
    } else if (event.type == "change.rolled-back") {
      hear_roll_back(event);
    } else if (event.type == "change.refused" || event.type == "change.withdrawn") {
      status_ = event.type.substr(event.type.find('.') + 1);
    }
  }
  heard_.push_back(event);
  const bool waits = status_ == "assessed" || status_ == "rolled-back";
  if (event.type != "change.approved" || !waits) return;
  const bool both =
      agreed("change.approve", "ours", never) && agreed("change.approve", "customer", never);
  if (both) status_ = "approved";
}

void Auditor::hear_release(const journal::Event& event) {
  for (const char* end : {"release.permitted", "release.refused", "release.dismissed"}) {
    REQUIRE(newest(end) == nullptr);
  }
  const bool proposed = newest("release.proposed") != nullptr;
  if (event.type == "release.permitted" || event.type == "release.refused") {
    REQUIRE(proposed);
    REQUIRE(is_customers(event.payload.text("by")));
    return;
  }
  REQUIRE_FALSE(proposed);
  if (event.type == "release.refused") REQUIRE_FALSE(event.payload.text("reason").empty());
  if (event.type != "release.proposed") return;
  REQUIRE(newest("release.judged") != nullptr);
  REQUIRE_FALSE(newest("release.matched")->payload["components"].items().empty());
}

}  // namespace svcdesk::changes
