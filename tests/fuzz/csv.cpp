// CSV files of other desks: records, the incident log, the history to import.
#include "cli/input/csv.hpp"

#include <sstream>

#include "cli/input/history.hpp"
#include "svcdesk/reports/csv.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

constexpr std::initializer_list<ErrorCode> refusals{ErrorCode::invalid, ErrorCode::not_found};

// What we write of any text is one record of one cell.
void written(std::string_view bytes) {
  const std::string record = reports::csv_record({std::string(bytes), std::int64_t{7}});
  cli::CsvReader reader(record, "written.csv");
  cli::CsvRecord read;
  holds(reader.next(read) && read.cells.size() == 2 && read.cells[1] == "7",
        "one record comes out");
  holds(!reader.next(read), "and no more");
}

void records(std::string_view bytes) {
  accepted(refusals, [&] {
    cli::CsvReader reader(bytes, "fuzz.csv");
    int line = 0;
    for (cli::CsvRecord record; reader.next(record); line = record.line) {
      holds(record.line > line && !record.cells.empty(), "records come in order");
    }
  });
}

}  // namespace

void one(std::string_view bytes) {
  records(bytes);
  written(bytes);
  cli::LogWords words;
  words.columns = cli::parse_column_map("id=n,opened=o,level=l,closed=c,responded=r,resolved=s");
  words.levels = cli::parse_level_map({"1=P1", "2=P2"});
  words.order = bytes.size() % 2 == 0 ? cli::DateOrder::iso : cli::DateOrder::dmy;
  accepted(refusals, [&] {
    std::istringstream input{std::string(bytes)};
    cli::LogFile file("-", input);
    cli::IncidentLog(file, words, {"P1", "P2"}).each([](const auto& row) { cli::imported(row); });
  });
  words.columns = cli::parse_column_map("id=n,opened=o,at=a,state=s,level=l");
  static const auto states = cli::parse_state_map(
      {"New=-", "Active=case.responded", "Wait=case.paused:customer", "Done=case.resolved"});
  accepted(refusals, [&] { cli::read_history(bytes, "fuzz.csv", words, states); });
}

}  // namespace svcdesk::fuzz
