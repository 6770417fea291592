// What a command works with: its arguments, the settings, the desk, and where to show things.
#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "cli/args.hpp"
#include "cli/render/output.hpp"
#include "cli/settings/settings.hpp"
#include "cli/tree/command.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

class Context {
 public:
  Context(const Command& command, Arguments arguments, Settings settings,
          const Environment& environment, Streams streams);

  const Command& command;
  const Arguments args;
  const Settings settings;
  const Environment& environment;
  std::istream& in;
  std::ostream& err;
  Output out;

  // The front door, opened when first asked for, with everything the flags say.
  desk::Desk& desk();
  // The same as options: for `init`, which has no database yet.
  desk::Options desk_options();
  // --now, else the computer's clock. Needs no database.
  Instant now();
  // In which people type times: that of the contract of the case, asset... that the command names,
  // else of the contract in the database; UTC where there is none. Throws Error(usage) where
  // several contracts keep different times and none is named.
  const time::Zone& typed_zone();
  // In which times are shown: the same, else UTC.
  const time::Zone& zone();
  Wall wall();

  // A moment as a person types it, in typed_zone(); what was understood is told on stderr
  // where it was no RFC 3339 text. Nothing where the option was not given.
  std::optional<Instant> time_option(std::string_view name);
  Instant understand(std::string_view name, const std::string& text, const time::Zone& zone);

  // Throws Error(usage) unless --yes was given or a person at the terminal says yes.
  void confirm(const Message& question);
  void warn(const Message& text);
  void warn(const std::vector<Message>& texts);
  // A line for people beside the data: on stderr.
  void tell(const Message& text);

 private:
  desk::Options options_without_times();
  // Whether --now and --at can be read without the contract's zone.
  bool times_are_exact() const;
  std::optional<desk::Desk> desk_;
  std::optional<time::Zone> zone_;
  const time::Zone utc_ = time::Zone::utc();
};

// The progress bar on stderr of whatever takes two seconds, where a person watches; empty
// elsewhere.
std::function<void(std::int64_t, std::int64_t)> progress_bar(const Context& context);

}  // namespace svcdesk::cli
