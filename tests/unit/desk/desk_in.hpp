// A desk in a drill database of its own whose clock the test moves, under a small contract.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "folder.hpp"
#include "refusal.hpp"
#include "small_contract.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/desk.hpp"
#include "svcdesk/desk/figures.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::test {

inline constexpr std::int64_t hour = 60;  // minutes
inline constexpr std::int64_t day = 24 * hour;
// Minutes after Monday 2026-01-12 09:00 +08:00.
Instant minute(std::int64_t minutes);
// "2026-01-31T07:00", a wall time of the contract's zone.
Instant wall(const std::string& text);

// The text with one passage exchanged, which has to be in it.
std::string with(std::string text, const std::string& passage, const std::string& other);

// T-2: the small contract once more, beside T-1.
std::string second_contract();

// A report by zhao.
cases::Open report(const std::string& title, const std::string& level = {},
                   const std::string& asset = {});

class DrillDesk {
 public:
  enum class With { contract, nothing };
  explicit DrillDesk(With with = With::contract);

  DrillDesk& at(std::int64_t minutes) { return at(minute(minutes)); }
  DrillDesk& at(Instant now) {
    options.now = now;
    return *this;
  }
  DrillDesk& as(std::string actor) {
    options.actor = std::move(actor);
    return *this;
  }
  desk::Desk desk() const { return desk::Desk(options); }

  desk::Applied apply(const std::string& text,
                      desk::Contracts::Move move = desk::Contracts::Move::keep,
                      std::optional<Instant> effective = {});
  // Reported by zhao; the id of the new case.
  std::string open(const std::string& level = "P2", const std::string& title = "disk failing");
  desk::CaseChanged does(const std::string& id, const desk::CaseRequest& request) {
    return desk().cases().apply(id, request);
  }
  // Answered and cleared at that time, confirmed and closed.
  void finish(const std::string& id);
  desk::SweepResult sweep() { return desk().sweeper().sweep(); }

  store::PromiseRow promise(const std::string& id, const std::string& obligation) const;
  store::PromiseRow milestone(const std::string& obligation, const std::string& period = {}) const;
  // Events of that type; of that subject where one is given.
  std::vector<journal::Event> events(const std::string& type, const std::string& id = {}) const;
  std::int64_t count(const std::string& type, const std::string& id = {}) const {
    return std::ssize(events(type, id));
  }
  // Oldest first.
  std::vector<store::NoticeRow> notices(const std::string& person,
                                        const std::string& channel) const;
  std::vector<std::string> faults(const std::vector<std::string>& known_heads = {}) const;

  // A channel that appends to a file in the folder, and one that runs a shell command.
  void channel_to_file(const std::string& name);
  void channel_to_command(const std::string& name, const std::string& script);
  std::string sent(const std::string& channel) const;  // the file's bytes

  // What another program would see and do; gives what it prints.
  std::string sqlite(const std::string& sql) const;
  // The same with the tables' guards taken away and put back, so that opening notices nothing.
  void tamper(const std::string& sql) const;

  Folder folder;
  desk::Options options;
};

// Runs the work in a process of its own; wait_for() gives its exit code.
int start(const std::function<void()>& work);
int wait_for(int process);

}  // namespace svcdesk::test
