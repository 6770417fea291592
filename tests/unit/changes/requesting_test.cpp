#include "svcdesk/changes/requesting.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

Value set(std::string asset, std::string slot, std::string field) {
  return {std::move(asset), std::move(slot), std::move(field), "a", "b"};
}

}  // namespace

TEST_CASE("a request says why, what is and what is to be (CHG-1)") {
  Story story;
  story.does(firmware());
  const Change state = story.state();
  CHECK(state.id == ChangeId{1});
  CHECK(state.status == Status::requested);
  CHECK(state.kind == "upgrade");
  CHECK(state.reason == "the vendor ends support for 1.0");
  CHECK(state.requested_by == "chen");
  CHECK_FALSE(state.signature);
  REQUIRE(state.values.size() == 1);
  CHECK(state.values[0] == Value{"A-3", "bmc", "firmware", "1.0", "1.1"});
}

TEST_CASE("a request without a reason is refused (CHG-1)") {
  Request request = firmware();
  request.reason = " ";
  check_refused(Story().refused(request), "CHG-1", "changes.reason_missing", "changes.hint.reason");
}

TEST_CASE("a request without a machine is refused (CHG-1)") {
  Request request = firmware();
  request.assets.clear();
  check_refused(Story().refused(request), "CHG-1", "changes.no_assets", "changes.hint.assets");
}

TEST_CASE("a request without its configuration before and after is refused (CHG-1)") {
  Request request = firmware();
  request.values.clear();
  check_refused(Story().refused(request), "CHG-1", "changes.no_values", "changes.hint.values");
}

TEST_CASE("a value that stays what it was is no change (CHG-1)") {
  Request request = firmware();
  request.values[0].after = request.values[0].before;
  check_refused(Story().refused(request), "CHG-1", "changes.value_same", "changes.hint.values");
}

TEST_CASE("a value may be new, or go (CHG-1)") {
  Request request = firmware();
  request.values = {{"A-3", "", "agent", "", "4.2"}, {"A-3", "bay-2", "", "disk 300 GB", ""}};
  Story story;
  story.does(request);
  CHECK(story.state().values == request.values);
}

TEST_CASE("a value is of a machine of the change, by id or by tag (CHG-1)") {
  Request request = firmware();
  request.assets.push_back({"A-4", "web-02"});
  request.values = {set("web-02", "", "ram"), set("A-3", "", "ram")};
  Story story;
  story.does(request);
  CHECK(story.state().values[0].asset == "A-4");
  request.values = {set("web-09", "", "ram")};
  CHECK(Story().refused(request).text().id == "changes.no_such_asset");
}

TEST_CASE("where there is one machine it need not be named, where there are two it has to be") {
  Request request = firmware();
  request.values = {set("", "", "ram")};
  Story story;
  CHECK(story.does(request).state().values[0].asset == "A-3");
  request.assets.push_back({"A-4", ""});
  const Error error = Story().refused(request);
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == "changes.no_such_asset");
}

TEST_CASE("a value names a field or a slot, and no place twice (CHG-1)") {
  Request request = firmware();
  request.values = {set("A-3", "", " ")};
  CHECK(Story().refused(request).text().id == "changes.no_place");
  request.values = {set("A-3", "bmc", "firmware"), set("web-01", "bmc", "firmware")};
  CHECK(Story().refused(request).text().id == "changes.place_twice");
  request.values = {set("A-3", "bmc", "firmware"), set("A-3", "", "firmware")};
  CHECK_NOTHROW(Story().asks(request));
}

TEST_CASE("a machine is named by its number, and once") {
  Request request = firmware();
  request.assets = {{"3", ""}};
  CHECK(Story().refused(request).text().id == "changes.not_an_asset");
  request.assets = {{"A-3", ""}, {"A-3", "web-01"}};
  CHECK(Story().refused(request).text().id == "changes.asset_twice");
}

TEST_CASE("a change is a patch, an upgrade or of the configuration (CHG-1)") {
  Request request = firmware();
  for (const std::string& kind : known_kinds()) {
    request.kind = kind;
    CHECK_NOTHROW(Story().asks(request));
  }
  request.kind = "upgrad";
  const Error error = Story().refused(request);
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hints().at(0).args.at(0).second == "upgrade");
}

TEST_CASE("a request has a title") {
  Request request = firmware();
  request.title.clear();
  CHECK(Story().refused(request).code() == ErrorCode::usage);
}

TEST_CASE("a case, a finding, an advisory or a release can start a change (CHG-1)") {
  for (const char* origin : {"case/C-12", "finding/F-3", "advisory/AD-7", "release/V-2"}) {
    Request request = firmware();
    request.origin = origin;
    Story story;
    story.does(request);
    CHECK(story.state().origin == origin);
    CHECK(story.refs("change.requested") == Words{origin, "asset/A-3"});
  }
  Request request = firmware();
  for (const char* origin : {"weather/1", "case/", "case", "C-12"}) {
    request.origin = origin;
    CHECK(Story().refused(request).text().id == "changes.origin");
  }
}

TEST_CASE("every event of a change refers to what started it and to its machines (decision 2)") {
  Request request = firmware();
  request.origin = "case/C-12";
  request.assets.push_back({"A-9", ""});
  request.values[0].asset = "A-3";
  Story story;
  story.does(request).does(Sign{"ma"});
  CHECK(story.refs("change.signed") == Words{"case/C-12", "asset/A-3", "asset/A-9"});
}

TEST_CASE("the customer's responsible person signs, and nobody else (CHG-1)") {
  Story story;
  story.does(firmware()).at(5);
  check_refused(story.refused(Sign{"zhao"}), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
  check_refused(story.refused(Sign{"chen"}), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
  story.does(Sign{"马九"});
  REQUIRE(story.state().signature);
  CHECK(*story.state().signature == Signature{"ma", minute(5)});
}

TEST_CASE("a request may be signed as it is made (CHG-1)") {
  Request request = firmware();
  request.signed_by = "feng";
  CHECK(types_of(Story().asks(request)) == Words{"change.requested", "change.signed"});
  request.signed_by = "zhao";
  check_refused(Story().refused(request), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
}

TEST_CASE("a request is signed once (CHG-1)") {
  check_refused(requested().refused(Sign{"feng"}), "CHG-1", "changes.signed_already",
                "changes.hint.show");
}

TEST_CASE("somebody may ask in another's name, listed or not") {
  Request request = firmware();
  request.requested_by = "赵八";
  Story story;
  CHECK(story.does(request).state().requested_by == "zhao");
  request.requested_by = "a visitor";
  Story other;
  CHECK(other.does(request).state().requested_by == "a visitor");
}

TEST_CASE("a request that is not UTF-8 is recorded nowhere") {
  Request request = firmware();
  request.values[0].after = "\xff";
  CHECK(Story().refused(request).code() == ErrorCode::usage);
}

TEST_CASE("nothing of a change happened before it was requested (ruling 17)") {
  check_refused(requested().late(-1).refused(Assess{}), "ruling 17", "authority.before_opened",
                "authority.hint.at");
}
