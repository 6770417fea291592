#include <algorithm>
#include <set>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/desk/outbox.hpp"
#include "svcdesk/desk/sweeper.hpp"
#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/notices/notices.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t leased_at_once = 20;
constexpr Seconds lease_slack{60};
constexpr Seconds rest{60};  // of a channel that did not answer in time

NoticeId notice_id(const std::string& id) {
  const std::optional<NoticeId> parsed = NoticeId::parse(id);
  if (!parsed) throw Error(ErrorCode::usage, {"desk.notice.no_id", {{"id", id}}});
  return *parsed;
}

store::NoticeRow load(const View& view, const std::string& id) {
  const NoticeId wanted = notice_id(id);
  std::optional<store::NoticeRow> row = view.store().notice(wanted.number);
  if (!row) throw Error(ErrorCode::not_found, {"desk.notice.unknown", {{"notice", wanted.str()}}});
  return std::move(*row);
}

// The longest that the leased messages can take.
Instant lease_end(const Options& options, Instant now) {
  Seconds longest{0};
  for (const auto& [name, channel] : options.channels) longest = std::max(longest, channel.timeout);
  return now + longest * leased_at_once + lease_slack;
}

delivery::Result send(const Options& options, const store::NoticeRow& row, Instant now) {
  const auto channel = options.channels.find(row.channel);
  if (channel == options.channels.end()) {
    return {delivery::Result::Outcome::try_again,
            "channel \"" + row.channel + "\" is not configured"};
  }
  return delivery::deliver(channel->second, options.helper,
                           {row.message_id, row.address, row.title, row.body, now, row.urgent});
}

delivery::Channel channel_of(const Options& options, const std::string& name) {
  const auto found = options.channels.find(name);
  if (found != options.channels.end()) return found->second;
  delivery::Channel unknown;
  unknown.name = name;
  return unknown;
}

// Nothing where the message was not tried: its channel rests, or the answer could come when
// somebody else has leased the message (a machine that slept).
std::optional<delivery::Result> attempt(const Session& session, const store::NoticeRow& row,
                                        std::set<std::string>& resting) {
  const Seconds longest = channel_of(session.options(), row.channel).timeout;
  const bool runs_out = session.clock() + longest >= row.lease_until.value_or(Instant{});
  if (runs_out || resting.contains(row.channel)) return std::nullopt;
  delivery::Result result = send(session.options(), row, session.clock());
  if (result.answer == delivery::Result::Answer::none) resting.insert(row.channel);
  return result;
}

// Only if none of the channels in `by` could deliver: the next of `else` (ruling 24).
void try_other_channel(Transaction& tx, const store::NoticeRow& dead) {
  if (dead.or_channels.empty() || tx.store().reached_otherwise(dead.number)) return;
  const contract::Terms& terms = tx.terms_at(dead.contract, tx.now());
  const contract::Person* person = terms.contract().person(dead.person);
  store::NoticeRow next = dead;
  while (person != nullptr && !next.or_channels.empty()) {
    next.channel = next.or_channels.front();
    next.or_channels.erase(next.or_channels.begin());
    next.address = notices::address_of(*person, next.channel);
    if (next.address.empty()) continue;
    next.tries = 0;
    next.last_try.reset();
    next.last_error.clear();
    enqueue(tx, dead.contract, std::move(next), {});
    return;
  }
}

// The tries up to now, from when it was queued, or from when somebody asked for another one: a
// letter that was given up once has its five days again.
struct Trying {
  Instant from;
  std::int64_t tries = 1;
};

Trying trying(store::Store& store, const store::NoticeRow& row) {
  Trying out{row.queued, 1};
  for (const journal::Event& event : store.whole_history({"notice", NoticeId{row.number}.str()})) {
    if (event.type == "notice.tried") ++out.tries;
    if (event.type == "notice.retried") out = {event.at, 1};
  }
  return out;
}

void mark_tried(Transaction& tx, store::NoticeRow row, const delivery::Result& result,
                DeliveryResult& total) {
  const delivery::Channel channel = channel_of(tx.options(), row.channel);
  row.tries += 1;
  row.last_try = tx.now();
  row.last_error.clear();
  row.lease_until.reset();
  row.lease_owner.clear();
  std::optional<Instant> again;
  if (result.outcome == delivery::Result::Outcome::try_again) {
    const Trying since = trying(tx.store(), row);
    again = delivery::next_try(channel, since.tries, since.from, tx.now());
  }
  if (result.outcome == delivery::Result::Outcome::delivered) {
    row.state = "sent";
    ++total.sent;
  } else {
    row.last_error = result.detail;
    row.state = again ? "queued" : "dead";
    row.next_try = again.value_or(row.next_try);
    ++(again ? total.again : total.dead);
  }
  tx.record_own(row.contract, {"notice.tried",
                               {"notice", NoticeId{row.number}.str()},
                               tx.now(),
                               Json::object({{"state", row.state}, {"detail", result.detail}}),
                               {}});
  tx.store().put_notice(row);
  if (row.state == "dead") try_other_channel(tx, row);
}

// What came of a leased message. Where its lease has run out and somebody else has it, what they
// write down stands, unless this try brought it there first.
void conclude(Transaction& tx, const store::NoticeRow& leased,
              const std::optional<delivery::Result>& result, DeliveryResult& total) {
  std::optional<store::NoticeRow> row = tx.store().notice(leased.number);
  if (!row) return;
  const bool ours = row->lease_owner == leased.lease_owner;
  const bool there = result && result->outcome == delivery::Result::Outcome::delivered;
  if (!ours && (!there || row->state == "sent")) return;
  if (result) return mark_tried(tx, *std::move(row), *result, total);
  row->lease_until.reset();
  row->lease_owner.clear();
  row->next_try = std::max(row->next_try, tx.now() + rest);
  tx.store().put_notice(*row);
}

}  // namespace

std::vector<store::NoticeRow> Notices::list(const store::NoticeQuery& query) {
  return session_->read([&](View& view) { return view.store().notices(query); });
}

store::NoticeRow Notices::show(const std::string& id) {
  return session_->read([&](View& view) { return load(view, id); });
}

DeliveryResult Notices::deliver() {
  const std::string owner = random_hex(8);
  const Options& options = session_->options();
  DeliveryResult total;
  // A channel that once did not answer in time rests for this run: its other messages wait, those
  // of other channels do not wait for it.
  std::set<std::string> resting;
  // What is sent cannot be rolled back.
  if (options.mode == Options::Mode::dry_run) return total;
  for (;;) {
    std::vector<store::NoticeRow> leased;
    const bool waiting = session_->read([&](View& view) {
      if (view.earlier_call()) return false;
      return view.store().anything_to_send(view.now());
    });
    if (!waiting) return total;
    session_->write([&](Transaction& tx) {
      leased = tx.store().lease(tx.now(), lease_end(options, tx.now()), owner, leased_at_once);
    });
    if (leased.empty()) return total;
    // The database is closed while the world is talked to.
    session_->close();
    std::vector<std::optional<delivery::Result>> results;
    results.reserve(leased.size());
    for (const store::NoticeRow& row : leased) {
      results.push_back(attempt(*session_, row, resting));
    }
    session_->write([&](Transaction& tx) {
      for (std::size_t i = 0; i < leased.size(); ++i) conclude(tx, leased[i], results[i], total);
    });
  }
}

Changed Notices::retry(const std::string& id) {
  Changed out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out.events = {*first};
      out.how = Changed::How::repeated;
      return;
    }
    store::NoticeRow row = load(tx, id);
    if (row.state == "sent") {
      throw Error(ErrorCode::refused, {"desk.notice.sent_already", {{"notice", id}}}).rule("NTF-1");
    }
    row.state = "queued";
    row.next_try = tx.now();
    row.lease_until.reset();
    tx.record(
        row.contract,
        {"notice.retried", {"notice", NoticeId{row.number}.str()}, tx.now(), Json::object(), {}});
    tx.store().put_notice(row);
    out = tx.changed();
  });
  return out;
}

delivery::Result Notices::test(const std::string& channel, const std::string& to) {
  const Options& options = session_->options();
  const auto found = options.channels.find(channel);
  if (found == options.channels.end()) {
    throw Error(ErrorCode::not_found, {"desk.channel.unknown", {{"channel", channel}}})
        .hint({"desk.channel.hint_config", {}});
  }
  const Instant now = session_->clock();
  return delivery::deliver(found->second, options.helper,
                           {"test." + random_hex(8) + "@svcdesk", to, "svcdesk test",
                            "svcdesk test message / 测试消息\n", now, false});
}

}  // namespace svcdesk::desk
