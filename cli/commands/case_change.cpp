#include "cli/commands/case_change.hpp"

#include "cli/views/cases.hpp"
#include "cli/views/changed.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli::commands {
namespace {

// What still runs; what is settled is in `case show`.
std::vector<store::PromiseRow> still_open(const std::vector<store::PromiseRow>& all) {
  std::vector<store::PromiseRow> out;
  for (const store::PromiseRow& row : all) {
    if (!row.settled_at && row.phase != "voided") out.push_back(row);
  }
  return out;
}

// The owner that this change gave it.
std::string named_now(const desk::CaseChanged& changed) {
  for (const journal::Event& event : changed.events) {
    if (event.type == "case.assigned") return changed.state.owner;
  }
  return {};
}

std::string changed_text(Context& context, const desk::CaseChanged& changed) {
  const Output& out = context.out;
  std::string head = tinted(changed.state.id.str(), Tint::strong, out.screen().colour);
  if (!changed.state.level.empty()) head += "  " + changed.state.level;
  head += "  " + out.say("cases.status." + std::string(cases::to_string(changed.state.status)));
  if (const std::string owner = named_now(changed); !owner.empty()) {
    head += "  " + printable(out.say({"cli.case.owner_is", {{"owner", owner}}}));
  }
  if (changed.how != desk::Changed::How::done) {
    head += "  (" + how_text(changed.how, out) + ")";
  }
  return head + "\n" + promises_block(still_open(changed.promises), out, context.wall());
}

}  // namespace

Json changed_json(const desk::CaseChanged& changed) {
  Json promises = Json::array();
  for (const store::PromiseRow& row : changed.promises) promises.push(promise_json(row));
  Json object = Json::object({{"id", changed.state.id.str()}, {"how", how_word(changed.how)}});
  return object.set("case", case_json(changed.state))
      .set("promises", promises)
      .set("events", events_json(changed.events));
}

ExitCode show_changed(Context& context, const desk::CaseChanged& changed) {
  context.warn(changed.warnings);
  context.out.object(
      context.command.schema, [&] { return changed_json(changed); },
      [&] { return changed_text(context, changed); });
  return ExitCode::done;
}

ExitCode change_case(Context& context, const desk::CaseRequest& request) {
  return show_changed(context, context.desk().cases().apply(context.args.text("case"), request));
}

}  // namespace svcdesk::cli::commands
