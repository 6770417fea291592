#include <algorithm>
#include <optional>
#include <set>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/desk/versions.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::desk {
namespace {

journal::Draft opening(const ImportedCase& row, const journal::Subject& subject,
                       std::int64_t version, std::optional<AssetId> asset) {
  // "imported" keeps the ladder from planning steps for what lies before the import (ruling 18).
  Json payload = Json::object({{"imported", true},
                               {"contract_version", version},
                               {"external_id", row.external_id},
                               {"title", row.title.empty() ? row.external_id : row.title},
                               {"kind", row.kind.empty() ? "fault" : row.kind}});
  payload.set_if("level", row.level);
  payload.set_if("channel", row.channel);
  payload.set_if("reporter", row.reporter);
  payload.set_if("owner", row.owner);
  payload.set_if("asset", row.asset);
  payload.set_if("symptom", row.symptom);
  journal::Draft draft{"case.opened", subject, row.opened, std::move(payload), {}};
  if (asset) draft.refs.push_back(subject_of(*asset));
  return draft;
}

journal::Draft step(const ImportedCase::Step& step, const journal::Subject& subject) {
  Json payload = Json::object({{"imported", true}});
  payload.set_if("level", step.level);
  payload.set_if("reason", step.reason);
  return {step.type, subject, step.at, std::move(payload), {}};
}

// What an imported event says, for finding out whether it is on record already.
std::string mark_of(std::string_view type, Instant at, std::string_view level,
                    std::string_view reason) {
  return std::string(type) + "|" + std::to_string(at.time_since_epoch().count()) + "|" +
         std::string(level) + "|" + std::string(reason);
}

class Importing {
 public:
  Importing(Transaction& tx, std::string contract)
      : tx_(tx),
        contract_(std::move(contract)),
        assets_have_promises_(promises_on(tx, contract_, "asset")) {}

  void take(const ImportedCase& row, ImportResult& result) {
    check(row);
    const auto known = tx_.store().case_by_external_id(contract_, row.external_id);
    const CaseId id{known ? *known : tx_.store().draw_number(CaseKind::prefix)};
    const journal::Subject subject = subject_of(id);
    const std::optional<AssetId> asset = known ? std::nullopt : asset_of(row);
    std::set<std::string> marks;
    if (known) {
      for (const journal::Event& event : tx_.store().history(subject)) {
        marks.insert(mark_of(event.type, event.at, event.payload.text("level"),
                             event.payload.text("reason")));
      }
    } else {
      tx_.record(contract_, opening(row, subject, tx_.version_at(contract_, row.opened), asset));
    }
    const std::int64_t before = result.events;
    result.events += known ? 0 : 1;
    for (const ImportedCase::Step& next : row.steps) {
      if (marks.contains(mark_of(next.type, next.at, next.level, next.reason))) continue;
      tx_.record(contract_, step(next, subject));
      ++result.events;
    }
    if (result.events != before) settle(tx_, subject);
    if (asset && assets_have_promises_) settle(tx_, subject_of(*asset));
    ++(known && result.events == before ? result.unchanged : result.cases);
  }

 private:
  std::optional<AssetId> asset_of(const ImportedCase& row) const {
    if (row.asset.empty()) return std::nullopt;
    const auto tagged = store::Register(tx_.store()).by_tag(contract_, row.asset);
    return tagged ? std::optional(AssetId{*tagged}) : std::nullopt;
  }

  void check(const ImportedCase& row) const {
    if (row.opened > tx_.now()) {
      refuse(row, {"case.opened", row.opened, {}, {}}, "desk.import.future");
    }
    Instant last = row.opened;
    for (const ImportedCase::Step& next : row.steps) {
      const journal::EventType* type = journal::find_type(next.type);
      if (type == nullptr || type->kind != "case") refuse(row, next, "desk.import.unknown_event");
      if (next.at < last) refuse(row, next, "desk.import.out_of_order");
      if (next.at > tx_.now()) refuse(row, next, "desk.import.future");
      last = next.at;
    }
  }

  [[noreturn]] static void refuse(const ImportedCase& row, const ImportedCase::Step& step,
                                  std::string message) {
    throw Error(ErrorCode::invalid,
                {std::move(message), {{"case", row.external_id}, {"event", step.type}}});
  }

  Transaction& tx_;
  std::string contract_;
  bool assets_have_promises_ = false;
};

std::string said_by_row(const ImportedCase& row) {
  std::string out;
  const auto add = [&out](const std::string& text) { out.append(text).push_back('\0'); };
  for (const std::string* text : {&row.external_id, &row.title, &row.level, &row.kind, &row.channel,
                                  &row.reporter, &row.owner, &row.asset, &row.symptom}) {
    add(*text);
  }
  add(mark_of("case.opened", row.opened, {}, {}));
  for (const ImportedCase::Step& step : row.steps) {
    add(mark_of(step.type, step.at, step.level, step.reason));
  }
  return out;
}

// What the call carries, for a request id that comes again (decision 10): a chain over its rows.
std::string said_by_log(const Options& options, const FeedImported& feed) {
  if (options.request_id.empty()) return {};
  std::string said;
  feed([&](const ImportedCase& row) { said = to_hex(sha256(said + said_by_row(row))); });
  return said;
}

}  // namespace

ImportResult Cases::import(std::int64_t rows, const FeedImported& feed) {
  ImportResult result;
  const std::string said = said_by_log(session_->options(), feed);
  session_->write([&](Transaction& tx) {
    if (tx.repeated(said)) {
      result.unchanged = rows;
      return;
    }
    Importing importing(tx, tx.contract_id());
    std::int64_t done = 0;
    feed([&](const ImportedCase& row) {
      importing.take(row, result);
      tx.forget_recorded();
      if (session_->options().progress) session_->options().progress(++done, rows);
    });
  });
  return result;
}

ImportResult Cases::import(const std::vector<ImportedCase>& log) {
  return import(std::ssize(log), [&](const TakeImported& take) {
    for (const ImportedCase& row : log) take(row);
  });
}

}  // namespace svcdesk::desk
