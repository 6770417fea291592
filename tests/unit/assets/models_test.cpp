#include "svcdesk/assets/models.hpp"

#include "refusal.hpp"
#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::assets;
using namespace svcdesk::assets::story;

namespace {

ModelFacts server() {
  ModelFacts out;
  out.vendor = "Dell";
  out.model = "PowerEdge R640";
  out.part_number = "PN-640";
  out.half_units = 2;
  out.grams = 21'900;
  out.components = {{"interface", "1000base-t", 4}, {"power-port", "", 2}};
  return out;
}

class ModelStory {
 public:
  Drafts asks(const RecordModel& request) const { return decide(terms_, acting(), request); }
  Drafts asks(const ReviseModel& request) const {
    return decide(terms_, acting(), state(), request);
  }

  template <class Request>
  void does(const Request& request) {
    for (const journal::Draft& draft : asks(request)) {
      check_draft(draft);
      journal::Event event;
      event.seq = std::ssize(events) + 1;
      event.contract = "DG-2026-017";
      event.subject = draft.subject;
      event.type = draft.type;
      event.at = draft.at;
      event.payload = draft.payload;
      events.push_back(std::move(event));
    }
  }

  Model state() const { return fold_model(events); }
  Acting acting() const { return {actor, minute(now), minute(now)}; }

  std::vector<journal::Event> events;
  std::string actor = "li";
  std::int64_t now = 0;

 private:
  contract::Terms terms_{sample()};
};

ModelStory recorded() {
  ModelStory story;
  story.does(RecordModel{ModelId{3}, server()});
  story.now = 10;
  return story;
}

Error two(const ModelFacts& one, const ModelFacts& other) {
  return test::refusal([&] {
    static_cast<void>(one_of_each({{"a.yaml", one}, {"b.yaml", other}}));
  });
}

}  // namespace

TEST_CASE("a model is what its events say (AST-1)") {
  const Model state = recorded().state();
  CHECK(state.id == ModelId{3});
  CHECK(state.contract == "DG-2026-017");
  CHECK(state.facts == server());
  CHECK(state.recorded == minute(0));
  CHECK(state.revision == 1);
}

TEST_CASE("a new model says what is known of it, and nothing else (AST-1)") {
  ModelFacts bare;
  bare.vendor = "Huawei";
  bare.model = "CE6851";
  const Drafts drafts = ModelStory().asks(RecordModel{ModelId{1}, bare});
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].type == "model.recorded");
  CHECK(drafts[0].subject == journal::Subject{"model", "M-1"});
  CHECK(drafts[0].payload.canonical() ==
        R"({"depth":"full","half_units":2,"model":"CE6851","vendor":"Huawei"})");
}

TEST_CASE(
    "each fact of a model comes back out of its events, and can be changed and cleared (AST-1)") {
  ModelFacts whole = server();
  whole.slug = "dell-r640";
  whole.airflow = "front-to-rear";
  whole.comments = "a\nb";
  whole.half_units = 3;
  whole.depth = Depth::half;
  ModelStory story = recorded();
  for (const ModelFacts& facts : {whole, server(), whole}) {
    story.does(ReviseModel{facts});
    CHECK(story.state().facts == facts);
  }
  ModelFacts cleared;
  cleared.vendor = "Dell";
  cleared.model = "PowerEdge R640";
  story.does(ReviseModel{cleared});
  CHECK(story.state().facts == cleared);
  CHECK(story.state().recorded == minute(0));
  CHECK(story.state().last_event == minute(10));
}

TEST_CASE(
    "a change of a model says only what changed, and nothing where all is so already (AST-1)") {
  const ModelStory story = recorded();
  CHECK(story.asks(ReviseModel{server()}).empty());
  ModelFacts facts = server();
  facts.part_number = "PN-641";
  const Drafts drafts = story.asks(ReviseModel{facts});
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].type == "model.changed");
  CHECK(drafts[0].payload.canonical() == R"({"part_number":"PN-641"})");
}

TEST_CASE("the catalogue is kept by who keeps the register (AST-1, ORG-6)") {
  ModelStory story = recorded();
  story.actor = "chen";
  ModelFacts facts = server();
  facts.grams = 1;
  const auto refused = [&](const auto& request) {
    const Error error = test::refusal([&] { static_cast<void>(story.asks(request)); });
    CHECK(error.code() == ErrorCode::refused);
    CHECK(error.rule() == "ORG-6");
    test::check_words(error);
  };
  refused(ReviseModel{facts});
  refused(RecordModel{ModelId{4}, facts});
}

TEST_CASE(
    "events in any order give the same model; what only refers to it is passed over (AST-1)") {
  ModelStory story = recorded();
  ModelFacts facts = server();
  facts.grams = 500;
  story.does(ReviseModel{facts});
  const Model state = story.state();
  std::swap(story.events[0], story.events[1]);
  CHECK(story.state() == state);
  journal::Event other = story.events[0];
  other.seq = 9;
  other.subject = {"asset", "A-1"};
  story.events.push_back(other);
  CHECK(story.state() == state);
  CHECK(fold_model({}) == Model{});
}

TEST_CASE("edits of a model name what differs, components by kind and type (AST-1)") {
  ModelFacts after = server();
  after.part_number.clear();
  after.half_units = 3;
  after.depth = Depth::half;
  after.grams = 0;
  after.components = {{"interface", "1000base-t", 8}, {"module-bay", "", 1}};
  CHECK(told(edits(server(), after)) ==
        std::vector<std::string>{"part_number: PN-640 -> ", "u_height: 1 -> 1.5",
                                 "depth: full -> half", "weight_grams: 21900 -> ",
                                 "interface 1000base-t: 4 -> 8", "module-bay:  -> 1",
                                 "power-port: 2 -> "});
  CHECK(edits(server(), server()).empty());
}

TEST_CASE("heights are told in rack units (AST-1)") {
  CHECK(height_text(0) == "0");
  CHECK(height_text(1) == "0.5");
  CHECK(height_text(2) == "1");
  CHECK(height_text(85) == "42.5");
}

TEST_CASE("components are counted by kind and type, in whatever order they come (AST-1)") {
  ModelFacts facts = server();
  facts.components = {{"power-port", "", 1},
                      {"interface", "b", 1},
                      {"interface", "a", 1},
                      {"power-port", "", 1},
                      {"interface", "b", 1}};
  const std::vector<ModelFacts> out = one_of_each({{"a.yaml", facts}});
  REQUIRE(out.size() == 1);
  CHECK(out[0].components == std::vector<ComponentCount>{{"interface", "a", 1},
                                                         {"interface", "b", 2},
                                                         {"power-port", "", 2}});
}

TEST_CASE("blanks around a model's texts do not count (AST-1)") {
  ModelFacts blank = server();
  blank.vendor = " Dell\n";
  blank.model = "\tPowerEdge R640 ";
  blank.part_number = " PN-640 ";
  CHECK(one_of_each({{"a.yaml", blank}, {"b.yaml", server()}}) == std::vector{server()});
}

TEST_CASE("two files may say the same of a model, but nothing different (AST-1)") {
  ModelFacts other = server();
  other.grams = 22'000;
  const Error error = two(server(), other);
  CHECK(error.code() == ErrorCode::invalid);
  CHECK(error.text().id == "assets.model_twice");
  CHECK(error.text().args[2].second == "a.yaml");
  CHECK(error.text().args[3].second == "b.yaml");
  test::check_words(error);
  other.vendor = "Dell EMC";
  CHECK(one_of_each({{"a.yaml", server()}, {"b.yaml", other}}).size() == 2);
}

TEST_CASE("a model without vendor or name is none (AST-1)") {
  for (std::string ModelFacts::*member : {&ModelFacts::vendor, &ModelFacts::model}) {
    ModelFacts nameless = server();
    nameless.*member = " ";
    const Error error = two(server(), nameless);
    CHECK(error.text().id == "assets.model_unnamed");
    CHECK(error.text().args[0].second == "b.yaml");
    test::check_words(error);
  }
}
