#include "reading.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <exception>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/figures.hpp"
#include "svcdesk/desk/sweeper.hpp"
#include "svcdesk/store/store.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::fault {
namespace {

// What a refusal may be: one that has words, whatever its code.
template <class Work>
std::string guarded(Work&& work) {
  try {
    work();
    return {};
  } catch (const Error& error) {
    return text::has(error.text().id, Language::en) ? "" : std::string("no words: ") + error.what();
  } catch (const std::exception& exception) {
    return std::string("threw ") + exception.what();
  }
}

// What is derived and db verify compares, row by row.
constexpr const char* derived[] = {
    "SELECT * FROM cases ORDER BY number",
    "SELECT * FROM case_text ORDER BY number",
    ("SELECT contract, contract_version, subject_kind, subject_id, obligation, occurrence, phase, "
     "verdict, level, started, started_by, due, settled_at, breached_at, breaches, reclassified, "
     "overtaken, limit_seconds, used_seconds FROM promise WHERE phase <> 'unborn' "
     "ORDER BY subject_kind, subject_id, contract, obligation, occurrence"),
    "SELECT * FROM notice ORDER BY number",
    "SELECT * FROM notice_about ORDER BY about, number",
    "SELECT * FROM notice_line ORDER BY key",
    "SELECT * FROM counter ORDER BY kind",
    "SELECT * FROM chain_head ORDER BY contract",
};

std::string derived_rows(const std::string& database) {
  std::string all;
  try {
    SQLite::Database file(database, SQLite::OPEN_READONLY);
    for (const char* select : derived) {
      SQLite::Statement rows(file, select);
      while (rows.executeStep()) {
        for (int i = 0; i < rows.getColumnCount(); ++i) all += rows.getColumn(i).getString() + "|";
        all += "\n";
      }
    }
  } catch (const SQLite::Exception& exception) {
    throw Error(ErrorCode::database,
                {"store.corrupt", {{"path", database}, {"detail", exception.what()}}});
  }
  return all;
}

std::string primary(const std::string& database) {
  const store::Store store = store::Store::open(database, store::Access::read);
  std::string all = store.info().identity;
  for (std::int64_t after = 0;;) {
    const auto events = store.stored_events(after, 1000);
    if (events.empty()) break;
    for (const store::StoredEvent& one : events) {
      all += to_hex(one.hash) + one.event.subject.str() + one.payload_text;
    }
    after = events.back().event.seq;
  }
  for (const store::ContractRow& row : store.contracts()) {
    const auto version = store.contract(row.id, row.version);
    all += row.id + row.file_sha256 + store.document(row.file_sha256).value_or("gone") +
           (version ? version->compiled : "gone");
  }
  return to_hex(sha256(all + derived_rows(database)));
}

void look_around(desk::Desk desk) {
  desk.contracts().board();
  desk.contracts().due({}, [](const auto&) {});
  desk.contracts().team();
  store::CaseQuery query;
  query.search = "硬盘";
  desk.cases().list(query, [](const store::CaseRow&) {});
  desk.cases().why("C-1");
  desk.cases().brief("C-1");
  desk.notices().list({});
  desk.figures().monthly("2026-01");
}

}  // namespace

Reading read_all(const desk::Options& options) {
  Reading out;
  const auto note = [&](const std::string& violation) {
    if (out.violation.empty()) out.violation = violation;
  };
  note(guarded([&] { out.digest = primary(options.database); }));
  note(guarded([&] { look_around(desk::Desk(options)); }));
  note(guarded([&] { desk::Desk(options).care().doctor(); }));
  note(guarded([&] { out.sound = desk::Desk(options).care().verify().faults.empty(); }));
  return out;
}

std::string write_once(const desk::Options& options) {
  return guarded([&] {
    cases::Open request;
    request.title = "after the damage";
    request.reporter = "zhao";
    desk::Desk(options).cases().open(request);
    desk::Desk(options).sweeper().sweep();
  });
}

}  // namespace svcdesk::fault
