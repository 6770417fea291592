#include "svcdesk/desk/replay.hpp"

#include <algorithm>
#include <map>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/lines.hpp"
#include "svcdesk/desk/payload_text.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/store/ledger.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t events_a_page = 2000;

store::NoticeRow queued(const journal::Event& event, std::int64_t number) {
  store::NoticeRow row;
  row.number = number;
  row.contract = event.contract;
  row.person = event.payload.text("person");
  row.channel = event.payload.text("channel");
  row.address = event.payload.text("address");
  row.title = event.payload.text("title");
  row.body = event.payload.text("body");
  row.message_id = event.payload.text("message_id");
  row.urgent = flag(event.payload, "urgent");
  row.or_channels = texts(event.payload["or"]);
  row.about = texts(event.payload["about"]);
  row.state = "queued";
  row.queued = event.at;
  row.next_try = event.at;
  return row;
}

class Replaying {
 public:
  Replaying(const View& view, Tables& tables) : view_(view), tables_(tables) {}

  void run() {
    // In the order of the alphabet, as their promises are kept.
    for (const std::string& kind : journal::subject_kinds()) {
      each(kind, [&](store::SubjectHistory& one) { take_subject(one); });
    }
    // Recorded of the contract, which comes before some of the subjects whose lines were dropped.
    each("contract", [&](store::SubjectHistory& one) { take_dropped(one); });
    moves();
    each("notice", [&](store::SubjectHistory& one) { take_notice(one); });
    tables_.page([&] {
      for (const auto& [prefix, last] : drawn_) tables_.drawn(prefix, last);
    });
  }

 private:
  template <class Take>
  void each(std::string_view kind, Take&& take) {
    std::string after;
    bool more = true;
    while (more) {
      tables_.page([&] {
        view_.look_again();
        std::vector<store::SubjectHistory> page =
            view_.store().histories(kind, after, events_a_page);
        for (store::SubjectHistory& one : page) {
          done_ += std::ssize(one.events);
          take(one);
        }
        more = !page.empty();
        if (more) after = page.back().subject.id;
      });
      const std::int64_t last = view_.store().last_seq();
      if (view_.options().progress) view_.options().progress(std::min(done_, last), last);
    }
  }

  // The ledger of one kind may have millions: they go by in the order of the journal.
  void moves() {
    store::EventQuery query;
    query.type_prefix = "stock.moved";
    query.limit = events_a_page;
    bool more = store::Ledger(view_.store()).has_moves();
    while (more) {
      tables_.page([&] {
        const std::vector<journal::Event> page = view_.store().events(query);
        for (const journal::Event& event : page) tables_.move(move_row(event));
        more = !page.empty();
        if (more) query.after = page.back().seq;
      });
    }
  }

  void take_subject(store::SubjectHistory& one) {
    // A contract that was never applied has a history, but no terms.
    if (one.subject.kind == "contract" && contract_of(one.events).empty()) return;
    for (const journal::Event& event : one.events) {
      if (event.subject == one.subject) take_own(event);
    }
    std::erase_if(one.events,
                  [](const journal::Event& event) { return event.type.starts_with("notice."); });
    tables_.subject(one.subject, one.events, project(view_, one.subject, one.events));
  }

  void take_own(const journal::Event& event) {
    if (journal::has_effect(event.type, journal::Effect::opened)) draw(event.subject.id);
    if (event.type != "step.fired" || !event.payload["lines"].is_array()) return;
    for (const Json& line : event.payload["lines"].items()) tables_.line(line_of(event, line));
  }

  void take_dropped(const store::SubjectHistory& one) {
    for (const journal::Event& event : one.events) {
      if (event.type != "notice.dropped") continue;
      for (const std::string& key : texts(event.payload["keys"])) tables_.close_line(key, 0);
    }
  }

  // The number behind "PREFIX-12".
  void draw(const std::string& id) {
    const std::string prefix = id.substr(0, id.find('-'));
    const auto number = parse_id_number(prefix, id);
    if (!number) return;
    std::int64_t& last = drawn_[prefix];
    last = std::max(last, *number);
  }

  void take_notice(const store::SubjectHistory& one) {
    const std::optional<NoticeId> id = NoticeId::parse(one.subject.id);
    if (!id) return;
    store::NoticeRow row;
    for (const journal::Event& event : one.events) {
      if (event.type == "notice.queued") {
        draw(one.subject.id);
        row = queued(event, id->number);
        for (const std::string& key : texts(event.payload["keys"])) {
          tables_.close_line(key, id->number);
        }
      } else if (event.type == "notice.tried") {
        row.tries += 1;
        row.last_try = event.at;
        row.state = event.payload.text("state");
        row.last_error = row.state == "sent" ? "" : event.payload.text("detail");
      } else if (event.type == "notice.retried") {
        row.state = "queued";
        row.next_try = event.at;
      }
    }
    tables_.notice(row);
  }

  const View& view_;
  Tables& tables_;
  std::int64_t done_ = 0;
  std::map<std::string, std::int64_t> drawn_;  // prefix -> the last number
};

}  // namespace

void replay(const View& view, Tables& tables) { Replaying(view, tables).run(); }

}  // namespace svcdesk::desk
