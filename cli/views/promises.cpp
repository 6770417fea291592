#include "cli/views/promises.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/time/duration.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

std::string next_text(const desk::PromiseView& view, Language language) {
  std::string out;
  for (const Name& one : view.next_told) out += (out.empty() ? "" : ", ") + one.in(language);
  return out;
}

}  // namespace

std::string short_subject(const journal::Subject& subject) {
  return subject.kind == "desk" ? subject.kind : subject.id;
}

bool in_breach(const store::PromiseRow& row, Instant now) {
  if (row.phase == "fulfilled" || row.phase == "voided" || row.phase == "halted") return false;
  return row.breached_at.has_value() || (row.due && *row.due < now);
}

Cell promise_state(const store::PromiseRow& row, const Output& out, const Wall& wall) {
  const Language language = out.screen().language;
  if (row.phase == "fulfilled" || row.phase == "voided") {
    const bool late = row.verdict == "broken";
    const std::string id = row.phase == "voided" ? "cli.state.void"
                           : late                ? "cli.state.met_late"
                                                 : "cli.state.met";
    return {out.say({id, {{"time", time_text(row.settled_at, out, wall)}}}),
            late ? Tint::bad : Tint::good};
  }
  if (row.phase == "halted" && row.breached_at) return {out.say("cli.state.broken"), Tint::bad};
  const std::optional<Instant> deadline = row.breached_at ? row.breached_at : row.due;
  if (deadline && *deadline < wall.now) {
    return {
        out.say({"cli.state.late", {{"length", time::for_people(wall.now - *deadline, language)}}}),
        Tint::bad};
  }
  if (row.phase == "paused" || row.phase == "halted") {
    return {out.say(row.phase == "paused" ? "cli.state.paused" : "cli.state.halted"), Tint::dim};
  }
  if (row.phase == "unborn") return {out.say("cli.state.unborn"), Tint::dim};
  if (!row.due) return {out.say("cli.state.no_deadline"), Tint::dim};
  const Seconds left = *row.due - wall.now;
  const bool soon = row.limit_seconds > 0 && left.count() * 5 <= row.limit_seconds;
  return {out.say({"cli.state.left", {{"length", time::for_people(left, language)}}}),
          soon ? Tint::warn : Tint::plain};
}

Json promise_json(const store::PromiseRow& row) {
  Json out = Json::object({{"contract", row.contract},
                           {"contract_version", row.contract_version},
                           {"subject", row.subject.str()},
                           {"obligation", row.obligation},
                           {"occurrence", row.occurrence},
                           {"phase", row.phase},
                           {"verdict", row.verdict}});
  out.set("level", json_text_or_null(row.level));
  out.set("started", json_time(row.started)).set("due", json_time(row.due));
  out.set("settled", json_time(row.settled_at)).set("breached", json_time(row.breached_at));
  out.set("breaches", row.breaches).set("reclassified", row.reclassified);
  out.set("overtaken", row.overtaken).set("limit_seconds", row.limit_seconds);
  return out.set("used_seconds", row.used_seconds);
}

Json promise_json(const desk::PromiseView& view, Language language) {
  Json out = promise_json(view.row);
  out.set("title", view.title.in(language)).set("owner", json_text_or_null(view.owner));
  out.set("next_step", json_text_or_null(next_text(view, language)));
  return out.set("next_step_at", json_time(view.next_step));
}

std::vector<std::string> promise_keys() {
  return {"subject",  "level",         "title",        "obligation", "occurrence",  "phase",
          "verdict",  "due",           "breached",     "settled",    "owner",       "started",
          "contract", "limit_seconds", "used_seconds", "next_step",  "next_step_at"};
}

std::vector<Column> promise_columns(const Output& out) {
  return {{out.say("cli.col.subject"), Fit::shrink},
          {out.say("cli.col.level")},
          {out.say("cli.col.title"), Fit::shrink},
          {out.say("cli.col.obligation"), Fit::shrink},
          {out.say("cli.col.state")},
          {out.say("cli.col.due")},
          {out.say("cli.col.owner")},
          {out.say("cli.col.next"), Fit::shrink}};
}

Row promise_row(const desk::PromiseView& view, const Output& out, const Wall& wall) {
  const store::PromiseRow& row = view.row;
  const Language language = out.screen().language;
  return {{short_subject(row.subject), Tint::strong},
          {row.level},
          {view.title.in(language)},
          {row.obligation},
          promise_state(row, out, wall),
          {time_text(row.due ? row.due : row.breached_at, out, wall)},
          {view.owner.empty() ? "–" : view.owner},
          {next_text(view, language)}};
}

std::vector<Column> milestone_columns(const Output& out) {
  return {{out.say("cli.col.obligation")},
          {out.say("cli.col.occurrence")},
          {out.say("cli.col.title"), Fit::shrink},
          {out.say("cli.col.due")},
          {out.say("cli.col.state")}};
}

Row milestone_row(const desk::PromiseView& view, const Output& out, const Wall& wall) {
  const store::PromiseRow& row = view.row;
  const std::string& title = view.title.in(out.screen().language);
  return {{row.obligation, Tint::strong},
          {row.occurrence},
          {title == row.obligation ? "" : title},
          {time_text(row.due ? row.due : row.breached_at, out, wall)},
          promise_state(row, out, wall)};
}

std::string promises_block(std::span<const store::PromiseRow> rows, const Output& out,
                           const Wall& wall) {
  Table table;
  table.columns = {{out.say("cli.col.obligation")},
                   {out.say("cli.col.occurrence")},
                   {out.say("cli.col.level")},
                   {out.say("cli.col.state")},
                   {out.say("cli.col.due")}};
  for (const store::PromiseRow& row : rows) {
    table.rows.push_back({{row.obligation, Tint::strong},
                          {row.occurrence == "1" ? "" : row.occurrence},
                          {row.level},
                          promise_state(row, out, wall),
                          {time_text(row.due ? row.due : row.breached_at, out, wall)}});
  }
  return render(table, out.screen());
}

}  // namespace svcdesk::cli
