#include "svcdesk/desk/rebuild.hpp"

#include <map>
#include <set>

#include "svcdesk/desk/births.hpp"
#include "svcdesk/desk/lines.hpp"
#include "svcdesk/desk/payload_text.hpp"
#include "svcdesk/desk/projector.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t events_per_step = 2000;

class Rebuilding {
 public:
  explicit Rebuilding(const View& view) : view_(view), store_(view.store()) {}

  void run() {
    store_.clear_projections();
    const std::int64_t last = store_.last_seq();
    store::EventQuery query;
    query.limit = events_per_step;
    for (std::vector<journal::Event> events = store_.events(query); !events.empty();
         events = store_.events(query)) {
      for (const journal::Event& event : events) take(event);
      query.after = events.back().seq;
      if (view_.options().progress) view_.options().progress(query.after, last);
    }
    for (const journal::Subject& subject : subjects_) fill(subject);
    for (const auto& [number, row] : notices_) store_.put_notice(row);
    for (const auto& [key, notice] : closed_) store_.close_line(key, notice);
  }

 private:
  void take(const journal::Event& event) {
    if (event.subject.kind == "case") {
      subjects_.insert(event.subject);
      if (const auto id = CaseId::parse(event.subject.id); id && event.type == "case.opened") {
        store_.raise_number(CaseKind::prefix, id->number);
      }
    } else if (event.subject.kind == "contract" && !event.contract.empty()) {
      subjects_.insert(event.subject);
    }
    if (event.type == "step.fired") take_lines(event);
    if (event.type == "notice.dropped") {
      for (const std::string& key : texts(event.payload["keys"])) closed_[key] = 0;
    }
    if (event.subject.kind == "notice") take_notice(event);
  }

  void take_lines(const journal::Event& event) {
    const Json& lines = event.payload["lines"];
    if (!lines.is_array()) return;
    for (const Json& line : lines.items()) store_.add_line(line_of(event, line));
  }

  void take_notice(const journal::Event& event) {
    const std::optional<NoticeId> id = NoticeId::parse(event.subject.id);
    if (!id) return;
    store::NoticeRow& row = notices_[id->number];
    if (event.type == "notice.queued") {
      store_.raise_number(NoticeKind::prefix, id->number);
      row = queued(event, id->number);
      for (const std::string& key : texts(event.payload["keys"])) closed_[key] = id->number;
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

  static store::NoticeRow queued(const journal::Event& event, std::int64_t number) {
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

  // The rows as of the subject's last event; the next due time looks ahead from now.
  void fill(const journal::Subject& subject) {
    const std::vector<journal::Event> history = store_.history(subject);
    Projection rows = project(view_, subject, history);
    if (rows.row) store_.put_case(*rows.row, rows.search_text);
    const Instant now = present(subject, history, view_.now());
    const std::vector<Judged> all = judge(view_, subject, history, now);
    for (store::PromiseRow& row : rows.promises) {
      row.next_due = next_due(row, all, history, now);
      store_.put_promise(row);
    }
    if (subject.kind != "contract") return;
    for (const store::PromiseRow& row : births_to_come(view_, subject)) {
      store_.put_promise(row);
    }
  }

  const View& view_;
  store::Store& store_;
  std::set<journal::Subject> subjects_;
  std::map<std::int64_t, store::NoticeRow> notices_;
  std::map<std::string, std::int64_t> closed_;  // line -> notice, 0: dropped
};

}  // namespace

void rebuild_tables(const View& view) { Rebuilding(view).run(); }

}  // namespace svcdesk::desk
