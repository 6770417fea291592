#include "svcdesk/desk/care.hpp"

#include <algorithm>

#include "svcdesk/desk/rebuild.hpp"
#include "svcdesk/desk/record.hpp"
#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/store/verify.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::size_t differences_shown = 20;

void compare(const std::vector<std::string>& stored, const std::vector<std::string>& given,
             std::vector<Message>& faults) {
  std::vector<std::string> wrong, missing;
  std::set_difference(stored.begin(), stored.end(), given.begin(), given.end(),
                      std::back_inserter(wrong));
  std::set_difference(given.begin(), given.end(), stored.begin(), stored.end(),
                      std::back_inserter(missing));
  const auto report = [&](const std::vector<std::string>& rows, const char* message) {
    for (std::size_t i = 0; i < std::min(rows.size(), differences_shown); ++i) {
      faults.push_back({message, {{"row", rows[i]}}});
    }
    if (rows.size() > differences_shown) {
      faults.push_back({"desk.verify.more", {{"count", std::to_string(rows.size())}}});
    }
  };
  report(wrong, "desk.verify.row_wrong");
  report(missing, "desk.verify.row_missing");
}

}  // namespace

store::DeskInfo Care::info() {
  return session_->read([](View& view) { return view.store().info(); });
}

VerifyResult Care::verify(const std::vector<std::string>& known_heads) {
  const std::vector<std::string> saved = saved_heads(known_heads);
  const Options& options = session_->options();
  VerifyResult result = session_->look([&](View& view) {
    VerifyResult out;
    store::ChainReport report = store::verify_chains(view.store(), [&](std::int64_t done) {
      if (options.progress) options.progress(done, view.store().last_seq());
    });
    out.events = report.events;
    out.heads = view.store().heads();
    out.chains = std::ssize(out.heads);
    for (store::ChainFault& fault : report.faults) out.faults.push_back(std::move(fault.text));
    for (const std::string& problem : view.store().integrity_check()) {
      out.faults.push_back({"desk.verify.sqlite", {{"problem", problem}}});
    }
    if (out.faults.empty()) check_record(view, out.faults);
    check_heads(view, saved, out.faults);
    return out;
  });
  if (!result.faults.empty()) return result;
  // The tables are held against what the events give on a copy, so that nobody waits for it.
  store::Store copy = session_->look([](View& view) { return view.store().scratch(); });
  Options at_copy = options;
  at_copy.mode = Options::Mode::change;
  at_copy.now.reset();
  Session(at_copy).write_in(copy, [&](Transaction& tx) {
    const std::vector<std::string> stored = tx.store().dump_projections();
    rebuild_tables(tx);
    compare(stored, tx.store().dump_projections(), result.faults);
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
