#include "reading.hpp"

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
    all += row.id + row.file_sha256 + store.document(row.file_sha256).value_or("gone") +
           store.contract(row.id, row.version)->compiled;
  }
  for (const std::string& row : store.dump_projections()) all += row;
  return to_hex(sha256(all));
}

void look_around(desk::Desk desk) {
  desk.contracts().board();
  desk.contracts().due({});
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
