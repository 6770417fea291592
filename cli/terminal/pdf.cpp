#include "cli/terminal/pdf.hpp"

#include <unistd.h>

#include <vector>

#include "cli/input/files.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/delivery/program.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::chrono::minutes longest_wait{10};
constexpr std::size_t largest_pdf = 256u << 20u;

std::string find_program(const std::string& name, const Environment& environment) {
  std::string folders = environment.variable("PATH");
  if (folders.empty()) folders = "/usr/local/bin:/usr/bin:/bin";
  for (std::size_t from = 0; from <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', from), folders.size());
    std::string path = folders.substr(from, end - from) + "/" + name;
    if (path.starts_with('/') && ::access(path.c_str(), X_OK) == 0) return path;
    from = end + 1;
  }
  return {};
}

std::vector<std::string> program_environment(const Environment& environment) {
  std::vector<std::string> out = {"LC_ALL=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "SOURCE_DATE_EPOCH", "FONTCONFIG_FILE"}) {
    const std::string value = environment.variable(name);
    if (!value.empty()) out.push_back(std::string(name) + "=" + value);
  }
  return out;
}

}  // namespace

void make_pdf(std::string_view html, const std::string& path, const Environment& environment) {
  delivery::Program program;
  program.argv = {find_program("weasyprint", environment), "-", "-"};
  program.environment = program_environment(environment);
  program.timeout = longest_wait;
  program.longest_output = largest_pdf;
  // Through pipes: nothing lies in the folder that somebody could put a link in the place of.
  const delivery::Finished made = delivery::run(program, html);
  const bool done = made.how == delivery::Finished::How::exited && made.code == 0 && !made.cut;
  if (done && made.out.starts_with("%PDF-")) return write_file(path, made.out);
  const std::string beside = path.substr(0, path.rfind('.')) + ".html";
  write_file(beside, html);
  const bool absent = program.argv.front().empty();
  throw Error(ErrorCode::failed,
              {absent ? "cli.pdf.no_program" : "cli.pdf.failed", {{"html", beside}}})
      .hint({"cli.pdf.hint", {}});
}

}  // namespace svcdesk::cli
