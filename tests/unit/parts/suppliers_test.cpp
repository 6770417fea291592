#include "svcdesk/parts/suppliers.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"

namespace svcdesk::parts {

TEST_CASE("the newest rating of a supplier counts (PRT-3)") {
  StockStory story;
  story.as("cao").at(1).does(RateSupplier{"Acme", 4, "original parts"});
  story.at(2)
      .does(RateSupplier{"Acme", 2, "late twice"})
      .does(RateSupplier{"Bolt", 5, "the maker"});
  const Suppliers suppliers = story.suppliers();
  REQUIRE(suppliers.find("Acme") != nullptr);
  CHECK(*suppliers.find("Acme") == Supplier{2, "late twice", "cao", minute(2)});
  CHECK(suppliers.find("Bolt")->rating == 5);
  CHECK(suppliers.find("Nobody") == nullptr);
  CHECK(suppliers.last_event == minute(2));
  CHECK(story.last().subject.str() == "contract/DG-2026-017");
}

TEST_CASE("a rating that happened earlier does not hide a later one (PRT-3)") {
  StockStory story;
  story.as("cao").at(5).does(RateSupplier{"Acme", 4, "good"});
  story.at(6).late(2).does(RateSupplier{"Acme", 1, "was bad then"});
  CHECK(story.suppliers().find("Acme")->rating == 4);
}

TEST_CASE("a rating recorded by hand that names no supplier is passed over (PRT-3)") {
  StockStory story;
  story.as("cao").does(RateSupplier{"Acme", 4, "good"});
  std::vector<journal::Event> events = story.events();
  events.front().payload = Json::object({{"note", "rated on paper"}});
  CHECK(suppliers_of(events) == Suppliers{});
}

TEST_CASE("a rating is 1 to 5, of somebody, and says why (PRT-3)") {
  StockStory story;
  story.as("cao");
  for (const std::int64_t rating : {-1, 0, 6}) {
    const Error error = story.refused(RateSupplier{"Acme", rating, "good"});
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.text().id == "parts.rating_range");
  }
  CHECK(story.refused(RateSupplier{" ", 3, "good"}).text().id == "parts.supplier_missing");
  check_refused(story.refused(RateSupplier{"Acme", 3, " "}), "PRT-3", "parts.rating_reason",
                "parts.hint.rate");
}

TEST_CASE("suppliers are rated by the buyer (ORG-6)") {
  StockStory story;
  check_refused(story.as("ku").refused(RateSupplier{"Acme", 3, "good"}), "ORG-6",
                "authority.beyond_role", "authority.hint.as");
}

}  // namespace svcdesk::parts
