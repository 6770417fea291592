#include "svcdesk/journal/catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace svcdesk::journal;

TEST_CASE("every type is found by its name, and no other (decision 2)") {
  for (const EventType& type : catalogue()) CHECK(find_type(type.name) == &type);
  CHECK(find_type("case.opene") == nullptr);
  CHECK(find_type("") == nullptr);
  CHECK(find_type("zzz") == nullptr);
}

TEST_CASE("names are noun.verb[.qualifier] in lower case (decision 2)") {
  for (const EventType& type : catalogue()) {
    CAPTURE(type.name);
    CHECK(type.name.find('.') != std::string_view::npos);
    CHECK(std::ranges::all_of(
        type.name, [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '-'; }));
  }
}

TEST_CASE("an unqualified name belongs to the obligation's own subject (decision 2)") {
  CHECK(resolve("opened", "case")->name == "case.opened");
  CHECK(resolve("escalated.vendor", "case")->name == "case.escalated.vendor");
  CHECK(resolve("visit.agreed", "case")->name == "case.visit.agreed");
  CHECK(resolve("standby.judged", "case")->name == "case.standby.judged");
  CHECK(resolve("finished", "inspection")->name == "inspection.finished");
  CHECK(resolve("finished", "change")->name == "change.finished");
  CHECK(resolve("signed", "contract")->name == "contract.signed");
}

TEST_CASE("a full name is itself, on any kind of subject (decision 2)") {
  CHECK(resolve("inspection.finished", "contract")->name == "inspection.finished");
  CHECK(resolve("report.issued", "inspection")->name == "report.issued");
  CHECK(resolve("gap.opened", "coverage")->name == "gap.opened");
  CHECK(resolve("depot.stocked", "contract")->name == "depot.stocked");
}

TEST_CASE("no promise hangs on the desk's own bookkeeping") {
  CHECK(resolve("step.fired", "case") == nullptr);
  CHECK(resolve("obligation.breached", "case") == nullptr);
  CHECK(resolve("period.began", "contract") == nullptr);
  CHECK(resolve("no.such", "case") == nullptr);
}

TEST_CASE("every promise of the interface's table resolves") {
  const std::pair<const char*, const char*> names[] = {{"case", "opened"},
                                                       {"case", "responded"},
                                                       {"case", "arrived"},
                                                       {"case", "diagnosed"},
                                                       {"case", "resolved"},
                                                       {"case", "standby.lent"},
                                                       {"case", "merged"},
                                                       {"case", "withdrawn"},
                                                       {"case", "vendor.answered"},
                                                       {"case", "progress.told"},
                                                       {"coverage", "gap.closed"},
                                                       {"contract", "started"},
                                                       {"contract", "signed"},
                                                       {"contract", "acceptance.requested"},
                                                       {"case", "remote.agreed"},
                                                       {"case", "remote.started"},
                                                       {"case", "visit.acknowledged"},
                                                       {"case", "part.requested"},
                                                       {"case", "part.delivered"},
                                                       {"case", "escalated"},
                                                       {"contract", "kickoff.held"},
                                                       {"contract", "review.held"},
                                                       {"contract", "systemfile.delivered"}};
  for (const auto& one : names) {
    CAPTURE(one.second);
    CHECK(resolve(one.second, one.first) != nullptr);
  }
}

TEST_CASE("a kind of subject that is opened says so once (ruling 17)") {
  std::multiset<std::string_view> opened;
  for (const EventType& type : catalogue()) {
    if (type.effect == Effect::opened) opened.insert(type.kind);
  }
  for (const std::string_view kind : opened) CHECK(opened.count(kind) == 1);
  CHECK(opened.count("case") == 1);
}

TEST_CASE("what can be paused can be resumed, what can be closed can be reopened or is gone") {
  std::set<std::string_view> paused, resumed;
  for (const EventType& type : catalogue()) {
    if (type.effect == Effect::paused) paused.insert(type.kind);
    if (type.effect == Effect::resumed) resumed.insert(type.kind);
  }
  CHECK(paused == resumed);
  CHECK(find_type("case.closed")->effect == Effect::closed);
  CHECK(find_type("case.merged")->effect == Effect::halted);
}

TEST_CASE("kinds of subject and names for hints") {
  const auto kinds = subject_kinds();
  CHECK(std::ranges::is_sorted(kinds));
  for (const char* kind : {"case", "contract", "coverage", "inspection", "change", "advisory"}) {
    CHECK(std::ranges::find(kinds, kind) != kinds.end());
  }
  CHECK(std::ranges::find(kinds, "desk") == kinds.end());
  CHECK(std::ranges::find(kinds, "") == kinds.end());
  const auto names = names_for("case");
  CHECK(std::ranges::find(names, "visit.agreed") != names.end());
  CHECK(std::ranges::find(names, "report.issued") != names.end());
  CHECK(std::ranges::find(names, "step.fired") == names.end());
  for (const std::string& name : names) CHECK(resolve(name, "case") != nullptr);
}

TEST_CASE("milestones by hand belong to the contract") {
  int count = 0;
  for (const EventType& type : catalogue()) {
    if (type.by_hand == EventType::ByHand::no) continue;
    ++count;
    CHECK(type.kind == "contract");
    CHECK(type.use == EventType::Use::promise);
  }
  CHECK(count > 20);
}
