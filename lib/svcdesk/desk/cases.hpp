// The counter for cases (CASE-1 to CASE-16).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "svcdesk/cases/assignment.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

using CaseRequest =
    std::variant<cases::Triage, cases::Vouch, cases::Assign, cases::Acknowledge, cases::Respond,
                 cases::Diagnose, cases::Remote, cases::AgreeVisit, cases::AcknowledgeVisit,
                 cases::Arrive, cases::FinishVisit, cases::Note, cases::Attach, cases::Approve,
                 cases::PauseFor, cases::Resume, cases::Escalate, cases::Vendor, cases::Cover,
                 cases::Step, cases::Anomaly, cases::JudgeStandby, cases::TellResult,
                 cases::Resolve, cases::Confirm, cases::Close, cases::Reopen, cases::Withdraw,
                 cases::Merge, cases::Link>;

// One row of a foreign desk's history: what `case import` reads (true times, no notices).
struct ImportedCase {
  std::string external_id, title, level, kind, channel, reporter, owner, asset, symptom;
  struct Step {
    std::string type;  // "case.responded", ...
    Instant at;
    std::string level, reason;
  };
  Instant opened;
  std::vector<Step> steps;  // in order
};

using TakeImported = std::function<void(const ImportedCase&)>;
using FeedImported = std::function<void(const TakeImported&)>;

class Cases {
 public:
  CaseChanged open(cases::Open request);
  // An e-mail as it arrived, RFC 5322 (CASE-1): opens a case, or is filed with the one that its
  // subject names. Kept with what came with it; taken in before, it changes nothing.
  CaseChanged open_from_mail(std::string_view bytes);
  CaseChanged apply(const std::string& id, const CaseRequest& request);
  // Keeps the file's bytes and gives their SHA-256, for Attach and Close.
  CaseChanged attach(const std::string& id, std::string_view bytes, cases::Attach request);
  CaseChanged close(const std::string& id, std::optional<std::string> signed_bytes,
                    cases::Close request);

  CaseFile show(const std::string& id);
  // Everything on record that is about the case, by seq: what was told of it, too.
  std::vector<journal::Event> history(const std::string& id);
  std::vector<Explanation> why(const std::string& id, const std::string& obligation = {});
  Brief brief(const std::string& id);
  // Who would own it, judged as the request says (CASE-14). Writes nothing.
  cases::Proposal propose(const std::string& id, const cases::Triage& request = {});
  // In pages, so that nothing is written inside a read snapshot (decision 23).
  void list(store::CaseQuery query, const std::function<void(const store::CaseRow&)>& each);
  // Rows of a log, of which there are so many: `feed` gives each to what it is handed, and is asked
  // once more where the call has a request id.
  ImportResult import(std::int64_t rows, const FeedImported& feed);
  ImportResult import(const std::vector<ImportedCase>& log);
  // "C-12", "12", "@last" (decision 9). Throws Error(not_found), Error(usage).
  CaseId resolve(const std::string& id);

 private:
  friend class Desk;
  explicit Cases(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
