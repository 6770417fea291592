#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::cli::commands {
namespace {

std::string_view state_word(desk::Checkup::State state) {
  switch (state) {
    case desk::Checkup::State::good:
      return "good";
    case desk::Checkup::State::notice:
      return "notice";
    case desk::Checkup::State::bad:
      return "bad";
  }
  return "bad";
}

Cell mark(desk::Checkup::State state) {
  switch (state) {
    case desk::Checkup::State::good:
      return {"✓", Tint::good};
    case desk::Checkup::State::notice:
      return {"·", Tint::warn};
    case desk::Checkup::State::bad:
      return {"✗", Tint::bad};
  }
  return {"✗", Tint::bad};
}

ExitCode run_doctor(Context& context) {
  List list(context.out, {context.command.schema,
                          "checks",
                          {"state", "text", "help"},
                          {{""}, {""}},
                          {"cli.doctor.nothing", {}}});
  bool sick = false;
  for (const desk::Checkup& checkup : context.desk().care().doctor()) {
    sick = sick || checkup.state == desk::Checkup::State::bad;
    const std::string text = context.out.say(checkup.text);
    const std::string help = checkup.help ? context.out.say(*checkup.help) : "";
    list.add(Json::object({{"state", state_word(checkup.state)},
                           {"id", checkup.text.id},
                           {"text", text},
                           {"help", json_text_or_null(help)}}),
             {mark(checkup.state), {text}});
    if (!help.empty() && context.out.for_people()) list.add(Json(), {{""}, {"→ " + help}});
  }
  list.finish();
  return sick ? ExitCode::failed : ExitCode::done;
}

}  // namespace

constinit const Command doctor{.verb = "doctor", .schema = "doctor", .run = run_doctor};

}  // namespace svcdesk::cli::commands
