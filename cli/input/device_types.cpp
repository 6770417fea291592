#include "cli/input/device_types.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/input/csv.hpp"
#include "cli/input/files.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/desk/models.hpp"

namespace svcdesk::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_type = std::size_t{1} << 20U;  // as the helper has it

[[noreturn]] void folder_unreadable(const std::string& folder, const std::error_code& problem) {
  throw Error(ErrorCode::failed,
              {"cli.file.unreadable", {{"file", folder}, {"problem", problem.message()}}});
}

bool is_device_type(const fs::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".yaml" || ending == ".yml";
}

std::vector<std::string> types_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code problem;
  fs::recursive_directory_iterator place(folder, problem);
  for (; !problem && place != fs::recursive_directory_iterator(); place.increment(problem)) {
    const fs::path path = place->path();
    std::error_code unknown;
    if (path.filename().string().starts_with('.')) {
      if (place->is_directory(unknown)) place.disable_recursion_pending();
    } else if (is_device_type(path) && place->is_regular_file(unknown)) {
      out.push_back(path.string());
    }
  }
  if (problem) folder_unreadable(folder, problem);
  if (out.empty()) {
    throw Error(ErrorCode::not_found, {"cli.models.empty_folder", {{"folder", folder}}})
        .hint({"cli.models.hint_folder", {}});
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> files_behind(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    std::error_code unknown;
    if (!fs::is_directory(path, unknown)) {
      out.push_back(path);
      continue;
    }
    for (std::string& one : types_in(path)) out.push_back(std::move(one));
  }
  return out;
}

// The helper's words for a bad file, with its place.
Finding finding_of(const std::string& file, const Error& error) {
  Finding out{Severity::error, {file, 0, 0}, error.text()};
  for (const auto& [name, value] : error.text().args) {
    if (name == "line") std::from_chars(value.data(), value.data() + value.size(), out.place.line);
    if (name == "problem") out.text = {"cli.models.wrong", {{"problem", value}}};
  }
  return out;
}

}  // namespace

std::vector<assets::DescribedModel> device_types(const std::vector<std::string>& paths,
                                                 std::istream& standard_input,
                                                 const delivery::Helper& helper) {
  std::vector<assets::DescribedModel> out;
  std::vector<Finding> findings;
  for (const std::string& file : files_behind(paths)) {
    const std::string bytes = read_file(file, standard_input, largest_type);
    try {
      out.push_back({file, desk::model_facts(delivery::read_device_type(helper, bytes))});
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid) throw;
      findings.push_back(finding_of(file, error));
      if (findings.size() == most_findings) break;
    }
  }
  if (findings.empty()) return out;
  const std::string count = std::to_string(findings.size());
  throw Error(ErrorCode::invalid, {"cli.models.invalid", {{"count", count}}})
      .findings(std::move(findings));
}

}  // namespace svcdesk::cli
