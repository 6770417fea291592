#include "cli/app.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "cli/render/error.hpp"
#include "cli/terminal/fd_stream.hpp"
#include "cli/terminal/signals.hpp"
#include "cli/tree/complete.hpp"
#include "cli/tree/dump.hpp"
#include "cli/tree/help.hpp"
#include "cli/tree/invocation.hpp"
#include "cli/tree/manual.hpp"
#include "cli/tree/tree.hpp"
#include "svcdesk/store/process.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::string_view version_line = "svcdesk " SVCDESK_VERSION "\n";

bool asks_version(const std::vector<std::string>& words) {
  return words.size() == 1 && (words[0] == "--version" || words[0] == "-V");
}

ExitCode run_command(Invocation invocation, Streams streams, const Environment& environment) {
  Settings settings = read_settings(invocation.arguments, environment);
  const Command& command = *invocation.command;
  auto context = std::make_unique<Context>(command, std::move(invocation.arguments),
                                           std::move(settings), environment, streams);
  const ExitCode code = command.run(*context);
  // To take everything apart that the end of the process frees at once is a tenth of `case show`.
  [[maybe_unused]] static const Context* last = nullptr;
  if (environment.process_ends) last = context.release();
  return code;
}

ExitCode dispatch(const std::vector<std::string>& words, Streams streams,
                  const Environment& environment) {
  if (!words.empty() && words[0] == "__complete") {
    return complete({words.begin() + 1, words.end()}, streams, environment);
  }
  if (!words.empty() && words[0] == "__manual") {
    const Noun* noun = find_noun(words.size() > 1 ? words[1] : "");
    if (noun != nullptr) streams.out << manual(*noun);
    return noun != nullptr ? ExitCode::done : ExitCode::not_found;
  }
  if (!words.empty() && words[0] == "__tree") {
    streams.out << tree_json().pretty() << '\n';
    return ExitCode::done;
  }
  Invocation invocation = parse(words);
  switch (invocation.asked) {
    case Invocation::Asked::version:
      streams.out << version_line;
      return ExitCode::done;
    case Invocation::Asked::help: {
      const Manner manner = guess_manner(words, environment);
      streams.out << help(invocation.noun, invocation.command, manner.language);
      return ExitCode::done;
    }
    case Invocation::Asked::run:
      return run_command(std::move(invocation), streams, environment);
  }
  return ExitCode::failed;
}

Screen error_screen(const std::vector<std::string>& words, const Environment& environment) {
  const Manner manner = guess_manner(words, environment);
  const bool plain =
      environment.errors == Terminal::no || !environment.variable("NO_COLOR").empty();
  return {manner.language, manner.format, plain ? Colour::no : Colour::yes, 0};
}

// What is left in the buffer has to reach its reader, or the command did not do its work. A reader
// that went away (`| head`) is told nothing.
ExitCode finish(ExitCode code, FdBuffer& buffer, std::ostream& out, std::ostream& err,
                const Screen& screen) {
  out.flush();
  if (buffer.problem() == 0) return code;
  if (buffer.problem() != EPIPE) {
    show_error(Error(ErrorCode::failed,
                     {"cli.stdout_failed", {{"problem", std::strerror(buffer.problem())}}}),
               screen, err);
  }
  return code == ExitCode::done || code == ExitCode::in_breach ? ExitCode::failed : code;
}

}  // namespace

ExitCode run(const std::vector<std::string>& words, Streams streams,
             const Environment& environment) {
  try {
    return dispatch(words, streams, environment);
  } catch (const Error& error) {
    streams.out.flush();
    show_error(error, error_screen(words, environment), streams.err);
    return exit_code(error.code());
  } catch (const std::bad_alloc&) {
    show_error(Error(ErrorCode::failed, {"cli.no_memory", {}}), error_screen(words, environment),
               streams.err);
  } catch (const std::exception& error) {
    show_error(Error(ErrorCode::failed, {"cli.unexpected", {{"problem", error.what()}}}),
               error_screen(words, environment), streams.err);
  }
  return ExitCode::failed;
}

int run_process(int argc, char** argv) {
  hold_standard_descriptors();
  handle_signals();
  FdBuffer in_buffer(STDIN_FILENO);
  FdBuffer out_buffer(STDOUT_FILENO);
  FdBuffer err_buffer(STDERR_FILENO);
  std::istream in(&in_buffer);
  std::ostream out(&out_buffer);
  std::ostream err(&err_buffer);
  err << std::unitbuf;
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (asks_version(words)) {
    out << version_line << std::flush;
    return out_buffer.problem() == 0 ? 0 : 1;
  }
  store::for_one_thread();
  const Environment environment = system_environment();
  const ExitCode code = run(words, {in, out, err}, environment);
  return static_cast<int>(finish(code, out_buffer, out, err, error_screen(words, environment)));
}

}  // namespace svcdesk::cli
