#include <algorithm>
#include <set>

#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

std::vector<std::string> ids(const std::vector<desk::PromiseView>& rows) {
  std::vector<std::string> out;
  for (const desk::PromiseView& view : rows) {
    out.push_back(view.row.subject.id + " " + view.row.obligation);
  }
  return out;
}

std::vector<desk::PromiseView> due_of(DrillDesk& desk, const desk::DueQuery& wanted) {
  std::vector<desk::PromiseView> out;
  desk.desk().contracts().due(wanted, [&](const desk::PromiseView& one) { out.push_back(one); });
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("the board shows duty, breaches, what is next and who waits (screens)") {
  DrillDesk desk;
  desk.open();
  desk.at(5).open("P3", "fan noisy");
  desk.at(10).does("C-2", cases::PauseFor{"customer", {}, ""});
  desk.open("P2", "cleared at once");
  desk.does("C-3", cases::Resolve{"cable", ""});
  const desk::Board board = desk.at(40).desk().contracts().board();
  CHECK(board.contract == "T-1");
  CHECK(board.zone == "Asia/Shanghai");
  REQUIRE(board.on_duty.size() == 1);
  CHECK(board.on_duty.front().people == std::vector<std::string>{"chen"});
  CHECK(board.on_duty.front().name.in(Language::zh_cn) == "热线");
  CHECK(board.on_duty.front().until == wall("2026-01-19T08:00"));
  CHECK(ids(board.breached) == std::vector<std::string>{"C-1 response"});
  CHECK(has(ids(board.due_next), "C-1 resolve"));
  CHECK(has(ids(board.due_next), "C-2 response"));
  CHECK(has(ids(board.due_next), "T-1 kick-off"));
  CHECK_FALSE(has(ids(board.due_next), "C-3 resolve"));
  REQUIRE(board.waiting.size() == 1);
  CHECK(board.waiting.front().number == 2);
  CHECK(board.open_cases == 2);
}

TEST_CASE("on the board the next step names its roles and its time (screens)") {
  DrillDesk desk;
  desk.open();
  const desk::Board board = desk.at(10).desk().contracts().board();
  REQUIRE_FALSE(board.due_next.empty());
  CHECK(board.due_next.front().title.en == "disk failing");
  CHECK(board.due_next.front().next_step == minute(30));
  CHECK(board.due_next.front().next_told.at(0).en == "Manager");
}

TEST_CASE("many breaches do not hide what is due next on the board (screens)") {
  DrillDesk desk;
  std::vector<desk::ImportedCase> rows(60);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].external_id = "X-" + std::to_string(i);
    rows[i].opened = minute(0);
  }
  desk.desk().cases().import(rows);
  desk.at(100).open("P3", "fresh");
  const desk::Board board = desk.desk().contracts().board();
  CHECK(board.breached.size() == 10);
  REQUIRE_FALSE(board.due_next.empty());
  CHECK(board.due_next.front().title.en == "fresh");
  CHECK(board.open_cases == 61);
}

TEST_CASE("a case that is over is on no board, however late it was (screens)") {
  DrillDesk desk;
  desk.open();
  desk.at(600).sweep();
  desk.as("zhao").does("C-1", cases::Withdraw{.by = "zhao", .reason = "not needed"});
  const desk::Board board = desk.as("chen").at(601).desk().contracts().board();
  CHECK(board.breached.empty());
  CHECK_FALSE(has(ids(board.due_next), "C-1 resolve"));
  CHECK(board.open_cases == 0);
}

TEST_CASE("due gives everything open, soonest first, with what is still to begin (CON-4)") {
  DrillDesk desk;
  desk.open();
  const auto due = due_of(desk, {.until = wall("2026-03-05T00:00")});
  CHECK(ids(due) == std::vector<std::string>{"C-1 response", "C-1 resolve", "T-1 kick-off",
                                             "T-1 bulletin", "T-1 bulletin"});
  CHECK(due.back().row.occurrence == "2026-02");
  CHECK(due.back().row.phase == "unborn");
  CHECK(due.back().row.due == wall("2026-03-01T00:00"));
  CHECK(due[2].title.en == "Kick-off meeting");
  CHECK(due[2].owner == "li");
  const auto first = due_of(desk, {.until = wall("2026-03-05T00:00"), .limit = 2});
  CHECK(ids(first) == std::vector<std::string>{"C-1 response", "C-1 resolve"});
  CHECK(due_of(desk, {.until = minute(29)}).empty());
}

TEST_CASE("due comes in order and each once, however many there are and whatever begins between") {
  DrillDesk desk;
  std::vector<desk::ImportedCase> rows(700);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].external_id = "X-" + std::to_string(i);
    rows[i].level = "P3";
    rows[i].opened = minute(static_cast<int>(i % 7));  // a hundred of them due at once
  }
  desk.at(8).desk().cases().import(rows);
  const auto due = due_of(desk, {.until = wall("2026-03-05T00:00")});
  std::set<std::string> keys;
  std::size_t births = 0;
  for (std::size_t i = 0; i < due.size(); ++i) {
    keys.insert(due[i].row.subject.id + due[i].row.obligation + due[i].row.occurrence);
    births += due[i].row.phase == "unborn" ? 1 : 0;
    if (i > 0) CHECK(due[i - 1].row.due <= due[i].row.due);
  }
  CHECK(keys.size() == due.size());
  CHECK(due.size() == 2 * rows.size() + 3);
  CHECK(births > 0);
  CHECK(due_of(desk, {.until = wall("2026-03-05T00:00"), .limit = 501}).size() == 501);
}

TEST_CASE("the team is every role with its people; with a rota, who is on duty (ORG-1)") {
  DrillDesk desk;
  const auto people = [&](const std::string& role) {
    for (const desk::OnDuty& entry : desk.desk().contracts().team()) {
      if (entry.role == role) return entry.people;
    }
    return std::vector<std::string>{"no such role"};
  };
  CHECK(people("hotline") == std::vector<std::string>{"chen"});
  CHECK(people("manager") == std::vector<std::string>{"li"});
  CHECK(people("contact") == std::vector<std::string>{"zhao"});
  desk.at(wall("2026-01-19T07:59"));
  CHECK(people("hotline") == std::vector<std::string>{"chen"});
  desk.at(wall("2026-01-19T08:00"));
  CHECK(people("hotline") == std::vector<std::string>{"wu"});
}

TEST_CASE("the breach of a graver level stands first on the board, then the newest (screens)") {
  DrillDesk desk;
  std::vector<desk::ImportedCase> rows(30);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].external_id = "X-" + std::to_string(i);
    rows[i].level = "P3";
    rows[i].opened = minute(static_cast<int>(i));
  }
  desk.at(31).desk().cases().import(rows);
  desk.open("P1", "burning");
  const desk::Board board = desk.at(std::int64_t{60} * 24 * 40).desk().contracts().board();
  REQUIRE(board.breached.size() == 10);
  CHECK(board.breached.front().title.en == "burning");
  CHECK(board.breached_count > 30);
  const auto first_p3 = std::find_if(board.breached.begin(), board.breached.end(),
                                     [](const auto& view) { return view.row.level == "P3"; });
  REQUIRE(first_p3 != board.breached.end());
  CHECK(first_p3->row.subject.id == "C-30");
  CHECK(desk.desk().contracts().anything_in_breach());
}

TEST_CASE("due is asked by obligation and by kind of subject before it is cut short (interface)") {
  DrillDesk desk;
  desk.open();
  desk.at(1).open("P3", "fan noisy");
  const auto resolve =
      due_of(desk, {.until = wall("2026-03-05T00:00"), .obligation = "resolve", .limit = 1});
  REQUIRE(resolve.size() == 1);
  CHECK(resolve.front().row.obligation == "resolve");
  for (const auto& view :
       due_of(desk, {.until = wall("2026-03-05T00:00"), .subject_kind = "contract"})) {
    CHECK(view.row.subject.kind == "contract");
  }
}
