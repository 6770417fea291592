#include "cli/input/asset_list.hpp"

#include <algorithm>
#include <utility>

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

// What was found in a file, told at its end.
class Mistakes {
 public:
  explicit Mistakes(std::string file) : file_(std::move(file)) {}

  // The next line; none where there are mistakes enough, or where the file cannot be read further.
  bool next(CsvTable& table, CsvRecord& record) {
    if (findings_.size() >= most_findings) return false;
    try {
      return table.next(record);
    } catch (const Error& error) {
      if (findings_.empty()) throw;
      findings_.insert(findings_.end(), error.findings().begin(), error.findings().end());
      return false;
    }
  }

  void add(int line, const Error& error) {
    findings_.push_back({Severity::error, {file_, line, 0}, error.text()});
    if (hints_.empty()) hints_ = error.hints();
  }

  void tell() const {
    if (findings_.empty()) return;
    Error error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file_}}});
    error.findings(findings_);
    for (const Message& hint : hints_) error.hint(hint);
    throw error;
  }

 private:
  std::string file_;
  std::vector<Finding> findings_;
  std::vector<Message> hints_;
};

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

std::vector<AssetList::Place> AssetList::places_in(const CsvTable& table) const {
  std::vector<Place> out;
  for (const Column& column : columns_) out.push_back({column.word, table.column(column.name)});
  if (!columns_.empty()) return out;
  for (const std::string& name : table.names())
    out.push_back({known_word(name), table.column(name)});
  return out;
}

void AssetList::each(const std::function<void(const assets::Wanted&)>& take) {
  file_.rewind();
  CsvTable table(CsvReader([&] { return file_.next(); }, file_.path(), form_));
  const std::vector<Place> places = places_in(table);
  CsvRecord record;
  Mistakes mistakes(file_.path());
  while (mistakes.next(table, record)) {
    assets::Wanted wanted;
    try {
      for (const Place& one : places) assets::want(wanted, one.word, record.cells[one.cell]);
      take(wanted);
    } catch (const Error& error) {
      if (!about_line(error)) throw;
      mistakes.add(record.line, error);
    }
  }
  mistakes.tell();
}

}  // namespace svcdesk::cli
