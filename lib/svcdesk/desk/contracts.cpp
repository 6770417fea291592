#include "svcdesk/desk/contracts.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/rota.hpp"
#include "svcdesk/desk/births.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/desk/views.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::desk {
namespace {

// Recorded by hand, because its subject has no commands of its own.
const journal::EventType& milestone_type(const std::string& name) {
  std::vector<std::string> known;
  for (const journal::EventType& type : journal::catalogue()) {
    if (type.by_hand != journal::EventType::ByHand::yes) continue;
    if (type.name == name) return type;
    known.emplace_back(type.name);
  }
  Error error(ErrorCode::not_found, {"desk.milestone.unknown", {{"event", name}}});
  if (const std::string near = nearest(name, known); !near.empty()) {
    error.hint({"desk.hint_did_you_mean", {{"name", near}}});
  }
  throw error;
}

std::optional<Instant> next_change(const contract::Terms& terms, const std::string& role,
                                   Instant now) {
  // Duty is looked at in quarters of an hour, for at most a fortnight.
  constexpr Seconds stride{900};
  const auto names = [&](Instant at) {
    return contract::on_duty(terms.contract(), role, at, terms.zone());
  };
  const auto current = names(now);
  Instant at{(now.time_since_epoch() / stride + 1) * stride};
  for (const Instant end = now + std::chrono::days{14}; at < end; at += stride) {
    if (names(at) != current) return at;
  }
  return std::nullopt;
}

}  // namespace

std::vector<OnDuty> duty(const contract::Terms& terms, Instant now) {
  std::vector<OnDuty> out;
  for (const contract::Rota& rota : terms.contract().rotas) {
    OnDuty entry{
        rota.role, terms.contract().role_name(rota.role), {}, next_change(terms, rota.role, now)};
    for (const contract::Person* person :
         contract::on_duty(terms.contract(), rota.role, now, terms.zone())) {
      entry.people.push_back(person->id);
    }
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<store::ContractRow> Contracts::list() {
  return session_->read([](View& view) { return view.store().contracts(); });
}

std::shared_ptr<const contract::Terms> Contracts::terms(std::optional<std::int64_t> version) {
  return session_->read([&](View& view) {
    const std::string id = view.contract_id();
    return view.shared_terms(id, version ? *version : view.version_at(id, view.now()));
  });
}

time::Zone Contracts::zone(const std::optional<journal::Subject>& of) {
  return time::Zone::load(session_->read([&](View& view) { return view.zone_name(of); }));
}

std::string Contracts::file(std::optional<std::int64_t> version) {
  return session_->read([&](View& view) {
    const std::string id = view.contract_id();
    const auto row =
        view.store().contract(id, version ? *version : view.version_at(id, view.now()));
    if (!row) throw Error(ErrorCode::not_found, {"desk.contract.unknown", {{"contract", id}}});
    return view.store().document(row->file_sha256).value_or("");
  });
}

std::vector<PromiseView> Contracts::milestones(Instant until) {
  return session_->read([&](View& view) {
    const std::string id = view.contract_id();
    const journal::Subject subject{"contract", id};
    std::vector<PromiseView> out;
    const std::vector<journal::Event> history = view.store().history(subject);
    for (const Judged& judged : judge(view, subject, history, view.now())) {
      out.push_back(promise_view(view, promise_row(judged, history)));
    }
    for (const store::PromiseRow& row : births_between(view, id, view.now(), until)) {
      out.push_back(promise_view(view, row));
    }
    std::stable_sort(out.begin(), out.end(), [](const PromiseView& a, const PromiseView& b) {
      return a.row.due.value_or(never) < b.row.due.value_or(never);
    });
    return out;
  });
}

Changed Contracts::met(const std::string& event, const std::string& note,
                       const std::string& occurrence) {
  Changed out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out.events = {*first};
      out.how = Changed::How::repeated;
      return;
    }
    const std::string id = tx.contract_id();
    const journal::EventType& type = milestone_type(event);
    if (tx.at() > tx.now()) {
      throw Error(ErrorCode::refused, {"desk.at.future", {}}).rule("AUD-1");
    }
    Json payload = Json::object();
    payload.set_if("note", note);
    if (const auto number = parse_id_number("#", occurrence)) {
      payload.set("cycle", *number);
    } else {
      payload.set_if("period", occurrence);
    }
    const journal::Subject subject{"contract", id};
    tx.record(id, {std::string(type.name), subject, tx.at(), std::move(payload), {}});
    settle(tx, subject);
    out = tx.changed();
  });
  return out;
}

std::vector<OnDuty> Contracts::team() {
  return session_->read([](View& view) {
    const contract::Terms& terms = view.terms_at(view.contract_id(), view.now());
    std::vector<OnDuty> out = duty(terms, view.now());
    for (const contract::Role& role : terms.contract().roles) {
      const bool listed = std::any_of(out.begin(), out.end(),
                                      [&](const OnDuty& entry) { return entry.role == role.code; });
      if (listed) continue;
      OnDuty entry{role.code, role.name, {}, std::nullopt};
      for (const contract::Person* person : terms.contract().holders(role.code)) {
        entry.people.push_back(person->id);
      }
      out.push_back(std::move(entry));
    }
    return out;
  });
}

}  // namespace svcdesk::desk
