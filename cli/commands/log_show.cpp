#include "cli/commands/log.hpp"
#include "cli/context.hpp"
#include "cli/views/events.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument log_show_arguments[] = {{.name = "seq", .kind = Kind::integer}};

std::string event_text(const journal::Event& event, const Output& out, const time::Zone& zone) {
  std::string refs;
  for (const journal::Subject& ref : event.refs)
    refs.append(refs.empty() ? "" : ", ").append(ref.str());
  return render({{out.say("cli.col.seq"), std::to_string(event.seq), Tint::strong},
                 {out.say("cli.col.event"), event.type},
                 {out.say("cli.col.subject"), event.subject.str()},
                 {out.say("cli.col.contract"), event.contract},
                 {out.say("cli.col.at"), time::with_offset(event.at, zone)},
                 {out.say("cli.col.recorded"), time::with_offset(event.recorded, zone)},
                 {out.say("cli.col.actor"), event.actor},
                 {out.say("cli.col.refs"), refs},
                 {out.say("cli.col.request"), event.request_id},
                 {out.say("cli.col.payload"), event.payload.pretty()}},
                out.screen());
}

ExitCode run_log_show(Context& context) {
  const journal::Event event = context.desk().log().show(*context.args.number("seq"));
  context.out.object(
      context.command.schema, [&] { return event_json(event); },
      [&] { return event_text(event, context.out, context.zone()); });
  return ExitCode::done;
}

}  // namespace

constinit const Command log_show{.noun = "log",
                                 .verb = "show",
                                 .arguments = log_show_arguments,
                                 .schema = "event",
                                 .run = run_log_show};

}  // namespace svcdesk::cli::commands
