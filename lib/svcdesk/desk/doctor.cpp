#include <algorithm>
#include <chrono>

#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/heartbeat.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

using State = Checkup::State;

constexpr Seconds sweep_expected{600};

class Examination {
 public:
  explicit Examination(const View& view) : view_(view) {}

  std::vector<Checkup> run() {
    database();
    clock();
    contracts();
    sweeping();
    delivery();
    return std::move(found_);
  }

 private:
  void add(State state, Message text, std::optional<Message> help = {}) {
    found_.push_back({state, std::move(text), std::move(help)});
  }

  void database() {
    const store::DeskInfo info = view_.store().info();
    add(State::good, {"desk.doctor.database",
                      {{"path", info.path},
                       {"schema", std::to_string(info.schema)},
                       {"sqlite", info.sqlite_version},
                       {"journal", info.journal_mode},
                       {"events", std::to_string(view_.store().last_seq())}}});
    if (info.drill) add(State::notice, {"desk.doctor.drill", {}});
  }

  void clock() {
    const Instant last = view_.store().last_recorded();
    if (last > view_.now()) {
      add(State::bad,
          {"desk.doctor.clock_behind",
           {{"now", time::to_utc(view_.now())}, {"last", time::to_utc(last)}}},
          Message{"desk.doctor.help_clock", {}});
    } else {
      add(State::good, {"desk.doctor.clock", {{"now", time::to_utc(view_.now())}}});
    }
  }

  void contracts() {
    std::vector<std::string> ids;
    for (const store::ContractRow& row : view_.contracts()) {
      if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) ids.push_back(row.id);
    }
    if (ids.empty()) {
      add(State::bad, {"desk.contract.none", {}}, Message{"desk.contract.hint_apply", {}});
    }
    for (const std::string& id : ids) contract(view_.terms_at(id, view_.now()));
  }

  void contract(const contract::Terms& terms) {
    const contract::Contract& contract = terms.contract();
    const Message about{"desk.doctor.contract",
                        {{"contract", contract.id}, {"version", std::to_string(terms.version())}}};
    const bool over = contract.ends && terms.end_of(*contract.ends) < view_.now();
    if (over) {
      add(State::notice, {"desk.doctor.contract_over",
                          {{"contract", contract.id}, {"ends", time::to_string(*contract.ends)}}});
    } else {
      add(State::good, about);
    }
    for (const std::string& channel : contract.channels) {
      if (view_.options().channels.contains(channel)) continue;
      add(State::bad, {"desk.doctor.channel", {{"contract", contract.id}, {"channel", channel}}},
          Message{"desk.channel.hint_config", {}});
    }
    if (!over) calendars(terms);
  }

  // A calendar with holidays that end with this year makes next year's deadlines wrong.
  void calendars(const contract::Terms& terms) {
    const Date soon = terms.zone().date(view_.now() + std::chrono::days{60});
    for (const time::CalendarRules& rules : terms.contract().calendars) {
      if (rules.holidays.empty() || *rules.holidays.rbegin() >= soon) continue;
      add(State::notice,
          {"desk.doctor.holidays",
           {{"calendar", rules.name}, {"last", time::to_string(*rules.holidays.rbegin())}}},
          Message{"desk.doctor.help_holidays", {}});
    }
  }

  void sweeping() {
    const std::optional<Instant> last = last_sweep(view_.options().database);
    const auto due = view_.store().due_subjects(view_.now(), 1);
    const bool waiting = !due.empty() && view_.now() - due.front().next_due > sweep_expected;
    if (!last) {
      add(State::bad, {"desk.doctor.no_sweep", {}}, Message{"desk.doctor.help_cron", {}});
    } else if (waiting) {
      add(State::bad,
          {"desk.doctor.sweep_late",
           {{"last", time::to_utc(*last)}, {"due", time::to_utc(due.front().next_due)}}},
          Message{"desk.doctor.help_cron", {}});
    } else {
      add(State::good, {"desk.doctor.sweep", {{"last", time::to_utc(*last)}}});
    }
  }

  void delivery() {
    store::NoticeQuery query;
    query.limit = -1;
    query.state = "dead";
    const auto dead = view_.store().notices(query).size();
    query.state = "queued";
    const auto queued = view_.store().notices(query).size();
    const Message text{"desk.doctor.delivery",
                       {{"dead", std::to_string(dead)}, {"queued", std::to_string(queued)}}};
    if (dead > 0) {
      add(State::bad, text, Message{"desk.doctor.help_dead", {}});
    } else {
      add(State::good, text);
    }
  }

  const View& view_;
  std::vector<Checkup> found_;
};

}  // namespace

std::vector<Checkup> Care::doctor() {
  return session_->read([](View& view) { return Examination(view).run(); });
}

}  // namespace svcdesk::desk
