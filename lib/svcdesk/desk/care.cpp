#include "svcdesk/desk/care.hpp"

#include "svcdesk/desk/rebuild.hpp"
#include "svcdesk/desk/record.hpp"
#include "svcdesk/desk/replay.hpp"
#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/store/comparison.hpp"
#include "svcdesk/store/verify.hpp"

namespace svcdesk::desk {
namespace {

// Reads in short snapshots, so that nobody waits for it.
class Comparing : public Tables {
 public:
  explicit Comparing(const store::Store& store) : tables_(store) {}

  void page(const std::function<void()>& work) override { tables_.page(work); }
  void subject(const journal::Subject& subject, const std::vector<journal::Event>&,
               Projection rows) override {
    if (rows.row) tables_.expect(*rows.row, rows.search_text);
    if (rows.number > 0) tables_.expect(subject.kind, rows.number, rows.derived);
    tables_.expect(subject, std::move(rows.promises));
  }
  void move(const store::StockMoveRow& row) override { tables_.expect(row); }
  void line(const store::NoticeLine& line) override { tables_.expect(line); }
  void close_line(const std::string& key, std::int64_t notice) override {
    tables_.expect_closed(key, notice);
  }
  void notice(const store::NoticeRow& row) override { tables_.expect(row); }
  void drawn(std::string_view kind, std::int64_t last) override {
    tables_.expect_drawn(kind, last);
  }

  void report(std::vector<Message>& faults) {
    tables_.finish();
    report(tables_.wrong(), "desk.verify.row_wrong", faults);
    report(tables_.missing(), "desk.verify.row_missing", faults);
  }

 private:
  static void report(const store::Differences& differences, const char* message,
                     std::vector<Message>& faults) {
    for (const std::string& row : differences.rows) faults.push_back({message, {{"row", row}}});
    if (differences.count > std::ssize(differences.rows)) {
      faults.push_back({"desk.verify.more", {{"count", std::to_string(differences.count)}}});
    }
  }

  store::Comparison tables_;
};

}  // namespace

store::DeskInfo Care::info() {
  return session_->read([](View& view) { return view.store().info(); });
}

VerifyResult Care::verify(const std::vector<std::string>& known_heads, VerifyScope scope) {
  const bool everything = scope == VerifyScope::everything;
  const std::vector<std::string> saved = saved_heads(known_heads);
  const Options& options = session_->options();
  VerifyResult result = session_->look([&](View& view) {
    VerifyResult out;
    const auto progress = [&](std::int64_t done) {
      if (options.progress) options.progress(done, view.store().last_seq());
    };
    store::ChainReport report = store::verify_chains(view.store(), progress, saved);
    out.events = report.events;
    out.heads = view.store().heads();
    out.chains = std::ssize(out.heads);
    for (store::ChainFault& fault : report.faults) out.faults.push_back(std::move(fault.text));
    if (everything) {
      for (const std::string& problem : view.store().integrity_check()) {
        out.faults.push_back({"desk.verify.sqlite", {{"problem", problem}}});
      }
      if (out.faults.empty()) check_record(view, out.faults);
    }
    for (std::string& head : report.unknown_heads) {
      out.faults.push_back({"desk.verify.head_unknown", {{"head", std::move(head)}}});
    }
    return out;
  });
  if (!everything || !result.faults.empty()) return result;
  session_->look([&](View& view) {
    Comparing tables(view.store());
    replay(view, tables);
    tables.report(result.faults);
  });
  return result;
}

Changed Care::rebuild() {
  Changed out;
  session_->write([&](Transaction& tx) {
    static_cast<void>(tx.repeated());  // a second time changes nothing anyway
    rebuild_tables(tx);
    out = tx.changed();
  });
  return out;
}

void Care::backup(const std::string& to) {
  session_->look([&](View& view) { view.store().backup(to); });
}

}  // namespace svcdesk::desk
