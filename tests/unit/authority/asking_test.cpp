#include "svcdesk/authority/asking.hpp"

#include <doctest/doctest.h>

#include "people.hpp"
#include "refusal.hpp"

using namespace svcdesk;
using namespace svcdesk::authority;
using svcdesk::test::refusal;

namespace {

Instant at(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }

// Something of any kind, opened at minute 0 and last touched at minute 10.
struct About {
  contract::Terms terms{svcdesk::test::with_people()};
  Acting acting{"chen", at(20), at(20)};
  Matter matter{{"change", "H-7"}, at(0), at(10)};

  Asking asking() const { return {terms, acting, matter}; }
};

bool says(const Message& message, const std::string& key, const std::string& value) {
  for (const auto& [name, text] : message.args) {
    if (name == key) return text == value;
  }
  return false;
}

}  // namespace

TEST_CASE("a request about anything names it, by its kind as well") {
  const About about;
  const Error error = about.asking().refuse("ORG-6", "authority.not_utf8");
  CHECK(error.code() == ErrorCode::refused);
  CHECK(says(error.text(), "subject", "H-7"));
  CHECK(says(error.text(), "change", "H-7"));
  const journal::Draft draft = about.asking().record("change.started");
  CHECK(draft.subject == journal::Subject{"change", "H-7"});
  CHECK(draft.at == at(20));
}

TEST_CASE("nothing is recorded for the future or before the subject was opened (clock rule 9)") {
  About about;
  about.acting.at = at(21);
  CHECK(refusal([&] { about.asking(); }).text().id == "authority.in_future");
  about.acting.at = at(-1);
  CHECK(refusal([&] { about.asking(); }).text().id == "authority.before_opened");
  about.acting.at = at(5);
  CHECK(about.asking().at() == at(5));
}

TEST_CASE("a clock that is behind takes the time of the last event, and says so (clock rule 9)") {
  About about;
  about.acting = {"chen", at(3), at(3)};
  CHECK(about.asking().at() == at(10));
  CHECK(about.asking().record("change.started").payload["clock_behind"].is_bool());
  about.acting.at = at(9);
  CHECK(about.asking().at() == at(9));
}

TEST_CASE("text that is not UTF-8 is recorded nowhere, and the refusal names its field") {
  const About about;
  const auto refused = [&](Json payload) {
    return refusal([&] { about.asking().record("change.started", std::move(payload)); });
  };
  const Error listed = refused(Json::object({{"list", Json::array({Json("ok"), Json("\xff")})}}));
  CHECK(listed.code() == ErrorCode::usage);
  CHECK(says(listed.text(), "field", "list"));
  CHECK(listed.hints().front().id == "authority.hint.utf8");
  const Json nested = Json::object({{"why", "ok"}, {"set", Json::object({{"name", "a\xC3"}})}});
  CHECK(says(refused(nested).text(), "field", "name"));
  const Json key = Json::object({{"set", Json::object({{"b\xC3", "ok"}})}});
  CHECK(says(refused(key).text(), "field", "set"));
}

TEST_CASE("an act of ours that no role carries is free, another is its holders' (ORG-6)") {
  About about;
  CHECK(about.asking().require("close").empty());
  about.acting.actor = "visitor";
  CHECK(refusal([&] { about.asking().require("change.apply"); }).text().id ==
        "authority.actor_unknown");
  about.acting.actor = "chen";
  const Error beyond = refusal([&] { about.asking().require("change.apply"); });
  CHECK(beyond.text().id == "authority.beyond_role");
  CHECK(says(beyond.hints().front(), "holders", "ma"));
  about.acting.actor = "ma";
  CHECK(about.asking().require("change.apply").empty());
}

TEST_CASE("an approval that stands is used where the role does not reach (ORG-6)") {
  struct Approved : Asking {
    using Asking::Asking;
    bool approved(std::string_view power) const override { return power == "change.apply"; }
  };
  const About about;
  CHECK(Approved(about.terms, about.acting, about.matter).require("change.apply") ==
        "change.apply");
}

TEST_CASE("a consent is the customer's to give, and somebody's by name (ORG-6)") {
  const About about;
  CHECK(about.asking().consent("restart", "马九") == "ma");
  CHECK(refusal([&] { about.asking().consent("restart", " "); }).text().id ==
        "authority.by_missing");
  CHECK(refusal([&] { about.asking().consent("restart", "li"); }).text().id ==
        "authority.not_theirs");
}

TEST_CASE("who is asked for by name is on the list, and on our side where it has to be (ORG-1)") {
  const About about;
  CHECK(about.asking().listed("zhao").id == "zhao");
  const Error unknown = refusal([&] { about.asking().listed("zhoa"); });
  CHECK(unknown.code() == ErrorCode::not_found);
  CHECK(says(unknown.hints().front(), "word", "zhao"));
  CHECK(refusal([&] { about.asking().ours("zhao"); }).text().id == "authority.customers_person");
}

TEST_CASE("what has to come first comes first (ruling 17)") {
  const About about;
  CHECK_NOTHROW(about.asking().after(at(20), "change.approved"));
  CHECK(refusal([&] { about.asking().after(at(21), "change.approved"); }).text().id ==
        "authority.must_follow");
}
