// The counter for changes (CHG-1) and for what vendors release (CHG-2).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "svcdesk/changes/requests.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

// A value by the names that people use: "SRV-01", "bios", "version". Without `before`: what the
// machine's file says.
struct NewValue {
  std::string asset;  // may be left out where the change is of one machine
  std::string slot;
  std::string field;
  std::optional<std::string> before;
  std::string after;
};

struct NewChange {
  std::string title;
  std::string kind = "configuration";
  std::string reason;
  std::vector<std::string> assets;  // ids or tags
  std::vector<NewValue> values;
  std::string requested_by;
  std::string signed_by;
  std::string origin;  // "C-12", "case/C-12", "release/V-2", or empty
};

struct FinishChange {
  std::optional<changes::Test> test;
  std::vector<NewValue> found;  // as they are now, where that differs from the plan
  std::optional<Instant> report_due;
  std::string note;
};

using ChangeVerb =
    std::variant<changes::Sign, changes::Assess, changes::Approve, changes::Refuse, changes::Start,
                 changes::Test, changes::RollBack, changes::Withdraw>;
using ReleaseVerb = std::variant<changes::JudgeRelease, changes::ProposeRelease,
                                 changes::RefuseRelease, changes::DismissRelease>;

struct ChangeChanged : Changed {
  changes::Change state;
  std::vector<store::PromiseRow> promises;
};
struct ReleaseChanged : Changed {
  changes::Release state;
  std::optional<changes::Change> started;  // by the customer's permission
};

struct ChangeFile {
  changes::Change state;
  std::vector<Condition> start_conditions;  // what starting asks for, as long as it may be started
  std::vector<store::PromiseRow> promises;
};

class Changes {
 public:
  ChangeChanged request(const NewChange& request);
  ChangeChanged apply(const std::string& change, const ChangeVerb& verb);
  // The files of the machines take over what was changed in the same transaction.
  ChangeChanged finish(const std::string& change, const FinishChange& verb);

  ReleaseChanged record(changes::RecordRelease request);
  // With all that the register has; as often as machines come.
  ReleaseChanged match(const std::string& release);
  ReleaseChanged apply(const std::string& release, const ReleaseVerb& verb);
  // Starts the change, signed by whoever permits it.
  ReleaseChanged permit(const std::string& release, changes::PermitRelease verb);

  ChangeFile show(const std::string& change);
  changes::Release show_release(const std::string& release);
  // In pages, so that nothing is written inside a read snapshot (decision 23).
  void list(store::ChangeQuery query, const std::function<void(const store::ChangeRow&)>& each);
  void releases(store::ChangeQuery query,
                const std::function<void(const store::ReleaseRow&)>& each);

 private:
  friend class Desk;
  explicit Changes(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
