#include "cli/views/changes.hpp"

#include "cli/views/events.hpp"

namespace svcdesk::cli {

Json& set_change(Json& object, const desk::Changed& changed) {
  Json events = Json::array();
  for (const journal::Event& event : changed.events) events.push(event_json(event));
  object.set("dry_run", changed.how == desk::Changed::How::dry_run);
  object.set("repeated", changed.how == desk::Changed::How::repeated);
  return object.set("events", events);
}

ExitCode show_change(Context& context, const desk::Changed& changed, Json object,
                     const std::string& people) {
  context.warn(changed.warnings);
  if (changed.how == desk::Changed::How::dry_run) context.tell({"cli.dry_run", {}});
  if (changed.how == desk::Changed::How::repeated) context.tell({"cli.repeated", {}});
  set_change(object, changed);
  context.out.object(context.command.schema, object, people);
  return ExitCode::done;
}

}  // namespace svcdesk::cli
