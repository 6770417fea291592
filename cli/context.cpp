#include "cli/context.hpp"

#include <algorithm>
#include <chrono>

#include "cli/input/subject_named.hpp"
#include "cli/render/error.hpp"
#include "cli/tree/tree.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/text/messages.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

Screen screen_of(const Settings& settings) {
  return {settings.speaks, settings.shows, settings.colour, settings.columns};
}

// RFC 3339 needs no zone and no echo.
std::optional<Instant> exact(const std::string& text) {
  try {
    return time::parse_rfc3339(text);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

Context::Context(const Command& the_command, Arguments arguments, Settings the_settings,
                 const Environment& the_environment, Streams streams)
    : command(the_command),
      args(std::move(arguments)),
      settings(std::move(the_settings)),
      environment(the_environment),
      in(streams.in),
      err(streams.err),
      out(streams.out, screen_of(settings)) {}

desk::Options Context::options_without_times() {
  desk::Options options;
  options.database = settings.database.value;
  options.actor = settings.actor.value;
  options.contract = settings.contract.value;
  options.request_id = args.text("request-id");
  options.request_words = name_of(command) + " " + args.described();
  options.mode = args.has("dry-run") ? desk::Options::Mode::dry_run : desk::Options::Mode::change;
  options.wait = settings.waits;
  options.network = settings.on_network;
  options.channels = settings.channels;
  options.helper.path = settings.helper.value;
  options.progress = progress_bar(*this);
  return options;
}

desk::Options Context::desk_options() {
  desk::Options options = options_without_times();
  if (!settings.now.value.empty()) options.now = now();
  options.at = time_option("at");
  return options;
}

desk::Desk& Context::desk() {
  if (!desk_) desk_.emplace(desk_options());
  return *desk_;
}

Instant Context::now() {
  if (settings.now.value.empty()) return environment.clock();
  const std::string& text = settings.now.value;
  if (const auto instant = time::parse_zoneless(text, environment.clock())) return *instant;
  return time::parse_time(text, environment.clock(), typed_zone());
}

bool Context::times_are_exact() const {
  const std::optional<std::string> at = args.find("at");
  return (!at || exact(*at)) && (settings.now.value.empty() || exact(settings.now.value));
}

const time::Zone& Context::zone() {
  try {
    return typed_zone();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    return utc_;
  }
}

const time::Zone& Context::typed_zone() {
  if (zone_) return *zone_;
  try {
    // A desk of its own where the real one still waits for --at to be understood.
    if (times_are_exact()) desk();
    const auto subject = subject_named(command, args);
    zone_ = desk_ ? desk_->contracts().zone(subject)
                  : desk::Desk(options_without_times()).contracts().zone(subject);
  } catch (const Error& error) {
    // No database, or nothing in it yet: whatever needs them says so itself. Anything else may have
    // passed at the next look, and must not make UTC of a local time.
    if (error.code() == ErrorCode::usage) throw Error(error).hint({"cli.hint_offset", {}});
    const bool nothing_there =
        error.code() == ErrorCode::not_found || error.text().id == "store.missing";
    if (!nothing_there) throw;
    zone_ = utc_;
  }
  return *zone_;
}

Wall Context::wall() { return {now(), zone()}; }

std::optional<Instant> Context::time_option(std::string_view name) {
  const std::optional<std::string> text = args.find(name);
  if (!text) return std::nullopt;
  if (const auto instant = exact(*text)) return instant;
  return understand(name, *text, time::parse_zoneless(*text, now()) ? zone() : typed_zone());
}

Instant Context::understand(std::string_view name, const std::string& text,
                            const time::Zone& in_zone) {
  if (const auto instant = exact(text)) return *instant;
  const Instant instant = time::parse_time(text, now(), in_zone);
  tell({"cli.understood",
        {{"name", std::string(name)}, {"instant", time::with_offset(instant, in_zone)}}});
  return instant;
}

void Context::confirm(const Message& question) {
  if (args.has("yes") || args.has("dry-run")) return;
  if (environment.input == Terminal::no || environment.errors == Terminal::no) {
    throw Error(ErrorCode::usage, {"cli.needs_yes", {{"question", out.say(question)}}})
        .hint({"cli.needs_yes_hint", {}});
  }
  err << printable(out.say(question)) << ' ' << out.say("cli.yes_or_no") << ' ' << std::flush;
  std::string answer;
  std::getline(in, answer);
  const std::vector<std::string> yes = {"y", "Y", "yes", "是", "j"};
  if (std::ranges::find(yes, answer) == yes.end()) {
    throw Error(ErrorCode::failed, {"cli.not_confirmed", {}});
  }
}

void Context::warn(const Message& text) { show_warning(text, out.screen(), err); }

void Context::warn(const std::vector<Message>& texts) {
  for (const Message& text : texts) warn(text);
}

void Context::tell(const Message& text) { err << printable_lines(out.say(text)) << '\n'; }

std::function<void(std::int64_t, std::int64_t)> progress_bar(const Context& context) {
  if (context.environment.errors == Terminal::no || !context.out.for_people()) return {};
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{2};
  return [&err = context.err, patience, last = std::int64_t{-1}](std::int64_t done,
                                                                 std::int64_t of) mutable {
    const bool short_work = last < 0 && std::chrono::steady_clock::now() < patience;
    if (of <= 0 || short_work) return;
    const std::int64_t percent = std::clamp<std::int64_t>(done * 100 / of, 0, 100);
    if (percent == last) return;
    last = percent;
    const auto filled = static_cast<std::size_t>(percent / 5);
    err << "\r[" << std::string(filled, '#') << std::string(20 - filled, ' ') << "] " << percent
        << " %" << (percent == 100 ? "\n" : "") << std::flush;
  };
}

}  // namespace svcdesk::cli
