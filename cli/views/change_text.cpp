#include "cli/views/change_state.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

std::string tag_of(const changes::Change& state, const std::string& asset) {
  for (const changes::Target& one : state.assets) {
    if (one.asset == asset && !one.tag.empty()) return one.tag;
  }
  return asset;
}

std::string machines_of(const changes::Change& state) {
  std::string text;
  for (const changes::Target& one : state.assets) {
    text += (text.empty() ? "" : ", ") + one.asset + (one.tag.empty() ? "" : " " + one.tag);
  }
  return text;
}

std::string who_then(const std::string& who, const std::string& rest) {
  return who.empty() || rest.empty() ? who + rest : who + ", " + rest;
}

using Fields = std::vector<Field>;

void add_assessment(Fields& fields, const changes::Assessment& one, const Output& out,
                    const Wall& wall) {
  const auto add = [&](const char* id, const std::string& text) {
    fields.push_back({out.say(id), text});
  };
  add("cli.change.risk", one.risk);
  add("cli.change.impact", one.impact);
  add("cli.change.plan", one.plan);
  add("cli.change.rollback", one.rollback);
  add("cli.change.backup", out.say("cli.change.backup." + std::string(to_string(one.backup))));
  add("cli.change.system", out.say("cli.change.system." + std::string(to_string(one.system))));
  if (one.window) {
    add("cli.change.window",
        time_text(one.window->from, out, wall) + " – " + time_text(one.window->to, out, wall));
  }
  add("cli.change.tester", one.tester);
  add("cli.change.assessed", who_then(one.by, time_text(one.at, out, wall)));
}

Fields fields_of(const changes::Change& state, const Output& out, const Wall& wall) {
  const auto field = [&](const char* id, const std::string& text, Tint tint = Tint::plain) {
    return Field{out.say(id), text, tint};
  };
  Fields fields{field("cli.change.col.change", state.id.str() + "  " + state.title, Tint::strong),
                field("cli.col.status", change_status(state, out)),
                field("cli.col.kind", out.say("cli.change.kind." + state.kind)),
                field("cli.change.reason", state.reason),
                field("cli.col.asset", machines_of(state)),
                field("cli.change.col.requested_by",
                      who_then(state.requested_by, time_text(state.opened, out, wall)))};
  if (state.signature) {
    fields.push_back(
        field("cli.change.signed",
              who_then(state.signature->by, time_text(state.signature->at, out, wall))));
  }
  fields.push_back(field("cli.change.col.origin", state.origin));
  if (state.assessment) add_assessment(fields, *state.assessment, out, wall);
  fields.push_back(
      field("cli.change.ended", who_then(state.ended_by, time_text(state.ended, out, wall))));
  fields.push_back(field("cli.change.ended_why", state.ended_why));
  return fields;
}

std::string values_block(const changes::Change& state, const Output& out) {
  Table table;
  table.columns = {{out.say("cli.col.asset")},
                   {out.say("cli.change.col.place")},
                   {out.say("cli.change.col.before"), Fit::shrink},
                   {out.say("cli.change.col.after"), Fit::shrink}};
  for (const changes::Value& one : state.values) {
    const std::string dot = one.slot.empty() || one.field.empty() ? "" : ".";
    table.rows.push_back({{tag_of(state, one.asset)},
                          {one.slot + dot + one.field},
                          {one.before.empty() ? "–" : one.before},
                          {one.after.empty() ? "–" : one.after}});
  }
  return table.rows.empty() ? "" : "\n" + render(table, out.screen());
}

std::string consents_block(const changes::Change& state, const Output& out, const Wall& wall) {
  Table table;
  table.columns = {
      {out.say("cli.change.col.consent")}, {out.say("cli.change.col.side")},
      {out.say("cli.change.col.by")},      {out.say("cli.col.at")},
      {out.say("cli.change.col.use")},     {out.say("cli.change.col.note"), Fit::shrink}};
  for (const changes::Approval& one : state.approvals) {
    const char* use = one.use == changes::Approval::Use::standing ? "cli.change.use.standing"
                      : one.use == changes::Approval::Use::used   ? "cli.change.use.used"
                                                                  : "cli.change.use.overtaken";
    table.rows.push_back({{one.what},
                          {out.say("cli.change.side." + std::string(to_string(one.side)))},
                          {one.by},
                          {time_text(one.at, out, wall)},
                          {out.say(Message{use, {{"attempt", std::to_string(one.cycle)}}})},
                          {one.note}});
  }
  return table.rows.empty() ? "" : "\n" + render(table, out.screen());
}

std::string attempt_lines(const changes::Attempt& one, const Output& out, const Wall& wall) {
  const auto when = [&](std::optional<Instant> at) { return time_text(at, out, wall); };
  std::vector<Message> said{{"cli.change.attempt_started",
                             {{"attempt", std::to_string(one.cycle)},
                              {"by", one.started_by},
                              {"time", when(one.started)}}}};
  if (!one.second_person.empty()) {
    said.push_back({"cli.change.attempt_second", {{"by", one.second_person}}});
  }
  if (one.backup) {
    said.push_back(
        {"cli.change.attempt_backup", {{"by", one.backup->by}, {"where", one.backup->where}}});
  }
  if (one.finished) {
    said.push_back(
        {"cli.change.attempt_finished", {{"by", one.finished_by}, {"time", when(one.finished)}}});
  }
  if (one.test) {
    const std::string result = "cli.change.test_" + std::string(to_string(one.test->result));
    said.push_back({result, {{"by", one.test->by}, {"time", when(one.test->at)}}});
    if (!one.test->found.empty()) said.push_back({"cli.change.found", {{"text", one.test->found}}});
  }
  if (one.rolled_back) {
    said.push_back({"cli.change.attempt_rolled_back",
                    {{"by", one.rolled_back_by},
                     {"time", when(one.rolled_back)},
                     {"reason", one.rolled_back_why},
                     {"restored_by", one.restored_by}}});
  }
  std::string text;
  for (const Message& message : said) {
    text += (text.empty() ? "" : "  ") + printable(out.say(message)) + "\n";
  }
  return text;
}

std::string checklist(const std::vector<Condition>& conditions, const Output& out) {
  if (conditions.empty()) return {};
  std::string text = "\n" + out.say("cli.change.to_start") + "\n";
  for (const Condition& one : conditions) {
    text += "  " +
            tinted(one.met ? "✓" : "✗", one.met ? Tint::good : Tint::bad, out.screen().colour) +
            " " + printable(out.say(one.text)) + "\n";
  }
  return text;
}

}  // namespace

std::string change_status(const changes::Change& state, const Output& out) {
  return out.say("changes.status." + std::string(changes::to_string(state.status)));
}

std::string change_text(const desk::ChangeFile& file, const Output& out, const Wall& wall) {
  const changes::Change& state = file.state;
  std::string text = render(fields_of(state, out, wall), out.screen());
  text += values_block(state, out) + consents_block(state, out, wall);
  if (!state.attempts.empty()) text += "\n";
  for (const changes::Attempt& one : state.attempts) text += attempt_lines(one, out, wall);
  text += checklist(file.start_conditions, out);
  if (!file.promises.empty()) text += "\n" + promises_block(file.promises, out, wall);
  return text;
}

}  // namespace svcdesk::cli
