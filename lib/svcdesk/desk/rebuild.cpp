#include "svcdesk/desk/rebuild.hpp"

#include "svcdesk/desk/births.hpp"
#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/desk/replay.hpp"
#include "svcdesk/store/ledger.hpp"

namespace svcdesk::desk {
namespace {

// In the one transaction that goes on.
class Filling : public Tables {
 public:
  explicit Filling(const View& view) : view_(view), store_(view.store()) {}

  void page(const std::function<void()>& work) override { work(); }

  // The rows as of the subject's last event; the next due time looks ahead from now.
  void subject(const journal::Subject& subject, const std::vector<journal::Event>& history,
               Projection rows) override {
    if (rows.row) store_.put_case(*rows.row, rows.search_text);
    if (rows.number > 0) store_.replace(subject.kind, rows.number, rows.derived);
    const Instant now = present(subject, history, view_.now());
    const std::vector<Judged> all = judge(view_, subject, history, now);
    for (store::PromiseRow& row : rows.promises) {
      row.next_due = next_due(row, all, history, now);
      store_.put_promise(row);
    }
    for (const store::PromiseRow& row : reservation_to_come(subject, history)) {
      store_.put_promise(row);
    }
    if (subject.kind != "contract") return;
    for (const store::PromiseRow& row : births_to_come(view_, subject)) store_.put_promise(row);
  }

  void move(const store::StockMoveRow& row) override { store::Ledger(store_).put_move(row); }
  void line(const store::NoticeLine& line) override { store_.add_line(line); }
  void close_line(const std::string& key, std::int64_t notice) override {
    store_.close_line(key, notice);
  }
  void notice(const store::NoticeRow& row) override { store_.put_notice(row); }
  void drawn(std::string_view kind, std::int64_t last) override { store_.raise_number(kind, last); }

 private:
  const View& view_;
  store::Store& store_;
};

}  // namespace

void rebuild_tables(const View& view) {
  view.store().clear_projections();
  Filling tables(view);
  replay(view, tables);
}

}  // namespace svcdesk::desk
