// CSV files of other desks: records in every encoding, the incident log, the history to import.
#include "cli/input/csv.hpp"

#include <sstream>
#include <vector>

#include "cli/input/history.hpp"
#include "svcdesk/base/utf8.hpp"
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

// Every record, and at the end why it was read no further.
std::string all_of(cli::CsvReader reader) {
  std::string out;
  const auto read = [&] {
    int line = 0;
    for (cli::CsvRecord record; reader.next(record); line = record.line) {
      holds(record.line > line && !record.cells.empty(), "records come in order");
      out += std::to_string(record.line);
      for (const std::string& cell : record.cells) {
        holds(is_valid_utf8(cell) && cell.find('\0') == std::string::npos, "cells are text");
        out.append(1, '\0').append(cell);
      }
    }
  };
  accepted(refusals, [&] {
    try {
      read();
    } catch (const Error& error) {
      const Finding& found = error.findings().at(0);
      holds(found.place.line > 0, "what is wrong with a file has a line");
      out += found.text.id + std::to_string(found.place.line);
      throw;
    }
  });
  return out;
}

// Of each encoding one decoder that stays, and with it what the C library loaded for it: loading it
// anew for each input would take most of the time.
const std::vector<cli::Decoder>& decoders() {
  static const std::vector<cli::Decoder> kept = [] {
    std::vector<cli::Decoder> out;
    for (const char* name : {"utf-8", "gb18030", "utf-16le", "big5", "shift_jis"}) {
      out.emplace_back([] { return std::string_view(); }, name);
      out.back().next();
    }
    return out;
  }();
  return kept;
}

// Whatever the encoding and the size of the pieces.
void records(std::string_view bytes) {
  for (const cli::Decoder& decoder : decoders()) {
    const cli::CsvForm form{.encoding = decoder.encoding() == "utf-8" ? "" : decoder.encoding()};
    const std::string whole = all_of({bytes, "fuzz.csv", form});
    const std::size_t size = 1 + bytes.size() % 7;
    std::string_view left = bytes;
    const auto piece = [&] {
      const std::string_view next = left.substr(0, size);
      left.remove_prefix(next.size());
      return next;
    };
    holds(all_of({piece, "fuzz.csv", form}) == whole, "pieces are read as the whole is");
  }
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
