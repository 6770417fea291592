#include "svcdesk/desk/planner.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "svcdesk/desk/births.hpp"
#include "svcdesk/desk/lines.hpp"
#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/desk/portrait.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/notices/notices.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::desk {
namespace {

Json key_json(const obligations::Occurrence& occurrence) {
  return Json::object(
      {{"obligation", occurrence.obligation}, {"occurrence", occurrence.occurrence}});
}

notices::About about(const Judged& judged, const notices::About& portrayed) {
  notices::About out = portrayed;
  out.subject = judged.occurrence.subject;
  out.level = judged.occurrence.level;
  if (out.subject.kind == "case") return out;  // whose owner is who works on it, if anybody does
  const contract::Contract& contract = judged.terms->contract();
  if (out.title.empty()) out.title = judged.obligation->title.in(contract.language);
  if (out.title.empty()) out.title = judged.obligation->name;
  const auto holders = contract.holders(judged.obligation->owner);
  if (out.owner.empty() && !holders.empty()) out.owner = holders.front()->id;
  return out;
}

// One subject being settled: its history grows while its own steps are recorded.
class Settling {
 public:
  enum class Rows { perhaps, none };
  Settling(Transaction& transaction, const journal::Subject& subject,
           std::vector<journal::Event> history, Rows rows, Since since = Since::events)
      : tx_(transaction),
        rows_(rows),
        since_(since),
        subject_(subject),
        history_(std::move(history)),
        now_(present(subject, history_, tx_.now())) {}

  Settled run() {
    if (history_.empty()) return {};
    contract_ = contract_of(history_);
    give_up_request(tx_, subject_, history_);
    const std::vector<store::PromiseRow> unborn = births();
    std::vector<Judged> all = judge(tx_, subject_, history_, now_);
    for (Judged& judged : all) fire(judged);
    write(all, unborn);
    if (portrayed_) {
      done_.judged = std::move(all);
      done_.about = std::move(*portrayed_);
    }
    return std::move(done_);
  }

 private:
  std::vector<store::PromiseRow> births() {
    if (subject_.kind != "contract") return reservation_to_come(subject_, history_);
    Births born = bring_forth(tx_, subject_, history_);
    done_.born += static_cast<std::int64_t>(born.events.size());
    history_.insert(history_.end(), born.events.begin(), born.events.end());
    return std::move(born.to_come);
  }

  journal::Event own(std::string type, Instant at, Json payload) {
    journal::Event event =
        tx_.record_own(contract_, {std::move(type), subject_, at, std::move(payload), {}});
    history_.push_back(event);
    return event;
  }

  void fire(const Judged& judged) {
    const obligations::Record record = obligations::record_of(judged.occurrence, history_);
    const obligations::Due due = obligations::due_at(*judged.terms, *judged.obligation,
                                                     judged.occurrence, record, history_, now_);
    for (const obligations::Breach& breach : due.breaches) {
      own("obligation.breached", breach.at, key_json(judged.occurrence).set("level", breach.level));
      ++done_.breaches;
    }
    for (const obligations::Breach& breach : due.overtaken) {
      own("obligation.overtaken", now_,
          key_json(judged.occurrence)
              .set("level", breach.level)
              .set("due", breach.at.time_since_epoch().count()));
    }
    for (const obligations::Firing& firing : due.firings) fire(judged, firing);
  }

  void fire(const Judged& judged, const obligations::Firing& firing) {
    // What the desk records by itself changes nothing of it.
    if (!portrayed_) portrayed_ = portrait(subject_, history_).about;
    const notices::Telling telling = notices::tell(*judged.terms, *judged.obligation, firing,
                                                   about(judged, *portrayed_), tx_.now());
    const journal::Event event = own("step.fired", now_, step_payload(firing, telling));
    if (event.payload["lines"].is_array()) {
      for (const Json& line : event.payload["lines"].items()) {
        if (tx_.store().add_line(line_of(event, line))) ++done_.lines;
      }
    }
    ++done_.firings;
  }

  // The rows are those of the history's last moment, the same that rebuilding gives; only the next
  // due time looks ahead.
  void write(const std::vector<Judged>& all, const std::vector<store::PromiseRow>& unborn) {
    const bool just_touched = last_touched(subject_, history_) == now_;
    Projection rows =
        just_touched ? project(subject_, history_, all) : project(tx_, subject_, history_);
    if (rows.row) {
      const bool same_words = since_ == Since::time;  // the desk adds none
      tx_.store().put_case(*rows.row, same_words ? std::nullopt : std::optional(rows.search_text));
    }
    if (rows.number > 0 && rows_ == Rows::none) {
      tx_.store().add_rows(rows.derived);
    } else if (rows.number > 0) {
      tx_.store().replace(subject_.kind, rows.number, rows.derived);
    }
    for (store::PromiseRow& row : rows.promises) {
      row.next_due = next_due(row, all, history_, now_);
    }
    done_.promises = rows.promises;
    std::ranges::copy(unborn, std::back_inserter(rows.promises));
    if (rows_ == Rows::none) {
      for (const store::PromiseRow& row : rows.promises) tx_.store().put_promise(row);
    } else {
      tx_.store().replace_promises(subject_, rows.promises);
    }
  }

  Transaction& tx_;
  Rows rows_;
  Since since_;
  const journal::Subject& subject_;
  std::vector<journal::Event> history_;
  Instant now_;
  std::string contract_;
  std::optional<notices::About> portrayed_;
  Settled done_;
};

}  // namespace

Settled settle(Transaction& transaction, const journal::Subject& subject, Since since) {
  std::vector<journal::Event> history = transaction.store().history(subject);
  return Settling(transaction, subject, std::move(history), Settling::Rows::perhaps, since).run();
}

Settled settle_new(Transaction& transaction, const journal::Subject& subject,
                   std::vector<journal::Event> history) {
  return Settling(transaction, subject, std::move(history), Settling::Rows::none).run();
}

}  // namespace svcdesk::desk
