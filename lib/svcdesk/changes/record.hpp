// What a change remembers: what it sets, how it was judged, who agreed, and each attempt (CHG-1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::changes {

// A machine that the change touches.
struct Target {
  std::string asset;  // "A-3"
  std::string tag;    // its name within the contract, or empty
  bool operator==(const Target&) const = default;
};

// One value of a machine's file: of a field of the machine, or of the component in a slot; without
// a field it is what sits in the slot. An empty text says that there is nothing.
struct Value {
  std::string asset;
  std::string slot;
  std::string field;
  std::string before;
  std::string after;

  bool same_place(const Value& other) const;
  std::string place() const;  // "A-3 bay-2 firmware", for messages
  bool operator==(const Value&) const = default;
};

// As they stand in the payload of an event, and back; what is no value is passed over.
Json to_json(const std::vector<Target>& targets);
Json to_json(const std::vector<Value>& values);
std::vector<Target> targets_in(const Json& list);
std::vector<Value> values_in(const Json& list);

enum class Side { ours, customer };
std::string_view to_string(Side side);

enum class Backup { needed, not_needed };
std::string_view to_string(Backup backup);

// Whether a system that runs is stopped or changed: that takes more consents and a second person
// (CASE-7).
enum class System { running, idle };
std::string_view to_string(System system);

enum class Result { passed, failed };
std::string_view to_string(Result result);

// When the work may begin: in [from, to).
struct Window {
  Instant from;
  Instant to;
  bool operator==(const Window&) const = default;
};

struct Signature {
  std::string by;  // person id, or the name as it was given
  Instant at;
  bool operator==(const Signature&) const = default;
};

// What is approved, as it was written last.
struct Assessment {
  std::string by;
  Instant at;
  std::string risk;
  std::string impact;
  std::string plan;
  std::string rollback;  // how to get back
  Backup backup = Backup::needed;
  System system = System::running;
  std::optional<Window> window;
  std::string tester;  // who is to test it, or empty
  bool operator==(const Assessment&) const = default;
};

// A consent on record. A start uses it up; a new assessment overtakes it.
struct Approval {
  enum class Use { standing, used, overtaken };
  std::string what;  // power: "change.approve", "stop", "change.start", ...
  Side side = Side::ours;
  std::string by;
  Instant at;
  std::string note;
  Use use = Use::standing;
  std::int64_t cycle = 0;  // the attempt that used it up

  // Whether it is given to what is assessed, not to an act of somebody's.
  bool concerns_plan() const;
  bool operator==(const Approval&) const = default;
};

// That a backup is there, as somebody said before the work began.
struct BackupDone {
  std::string by;
  std::string where;
  Instant at;
  bool operator==(const BackupDone&) const = default;
};

struct TestRecord {
  Result result = Result::passed;
  std::string by;
  std::string found;
  Instant at;
  bool operator==(const TestRecord&) const = default;
};

// One attempt, a cycle of its own for the clocks: carried out and tested, or rolled back.
struct Attempt {
  std::int64_t cycle = 0;
  Instant started;
  std::string started_by;
  std::string second_person;
  std::optional<BackupDone> backup;
  std::optional<Instant> finished;
  std::string finished_by;
  std::vector<Value> values;  // as the machines were when it was finished
  std::optional<TestRecord> test;
  std::optional<Instant> rolled_back;
  std::string rolled_back_by;
  std::string rolled_back_why;
  std::string restored_by;  // who confirmed that all is as before
  bool operator==(const Attempt&) const = default;
};

}  // namespace svcdesk::changes
