#include "cli/input/asset_list.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {
namespace {

[[noreturn]] void bad_map(const std::string& part) {
  throw Error(ErrorCode::usage, {"cli.asset.map_wrong", {{"part", part}}})
      .hint({"cli.asset.hint_map", {}});
}

// A word of the map, or a heading that stands for itself, has to be one that the register knows.
std::string known_word(const std::string& word) {
  assets::Wanted probe;
  try {
    assets::want(probe, word, {});
  } catch (const Error& unknown) {
    Error error = unknown;
    throw error.hint({"cli.asset.hint_map", {}});
  }
  return word;
}

// What belongs to the line that said it; anything else has nothing to do with the file.
bool about_line(const Error& error) {
  return error.code() == ErrorCode::usage || error.code() == ErrorCode::invalid ||
         error.code() == ErrorCode::not_found;
}

[[noreturn]] void refuse(const std::string& file, std::vector<Finding> findings,
                         const std::vector<Message>& hints) {
  Error error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file}}});
  error.findings(std::move(findings));
  for (const Message& hint : hints) error.hint(hint);
  throw error;
}

}  // namespace

AssetList::AssetList(const std::string& path, std::istream& standard_input, const std::string& map,
                     CsvForm form)
    : file_(path, standard_input), form_(std::move(form)) {
  for (std::size_t start = 0; start < map.size();) {
    const std::size_t end = std::min(map.find(',', start), map.size());
    const std::string part = map.substr(start, end - start);
    const std::size_t equals = part.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == part.size()) bad_map(part);
    columns_.push_back({known_word(part.substr(0, equals)), part.substr(equals + 1)});
    start = end + 1;
  }
}

void AssetList::each(const std::function<void(const assets::Wanted&)>& take) {
  file_.rewind();
  CsvTable table(CsvReader([&] { return file_.next(); }, file_.path(), form_));
  std::vector<std::pair<std::string, std::size_t>> cells;
  for (const Column& column : columns_) cells.emplace_back(column.word, table.column(column.name));
  if (columns_.empty()) {
    for (const std::string& name : table.names()) {
      cells.emplace_back(known_word(name), table.column(name));
    }
  }
  CsvRecord record;
  std::vector<Finding> findings;
  std::vector<Message> hints;
  while (findings.size() < most_findings && table.next(record)) {
    assets::Wanted wanted;
    try {
      for (const auto& [word, index] : cells) assets::want(wanted, word, record.cells[index]);
      take(wanted);
    } catch (const Error& error) {
      if (!about_line(error)) throw;
      findings.push_back({Severity::error, {file_.path(), record.line, 0}, error.text()});
      if (hints.empty()) hints = error.hints();
    }
  }
  if (!findings.empty()) refuse(file_.path(), std::move(findings), hints);
}

}  // namespace svcdesk::cli
