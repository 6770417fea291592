#include "cli/views/applied.hpp"

#include "cli/render/error.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

std::string changes_text(const desk::Applied& applied, const Output& out) {
  Table table{.columns = {{"", Fit::shrink}, {"", Fit::shrink}, {""}, {"", Fit::shrink}},
              .rows = {}};
  for (const contract::Change& change : applied.changes) {
    table.rows.push_back({{change.path, Tint::strong},
                          {change.before.empty() ? "–" : change.before},
                          {"→"},
                          {change.after.empty() ? "–" : change.after}});
  }
  return render(table, out.screen());
}

}  // namespace

Json moves_json(const desk::MovedDeadlines& all) {
  Json moves = Json::array();
  for (const desk::MovedDeadline& move : all.listed) {
    moves.push(promise_json(move.before).set("due_after", json_time(move.due_after)));
  }
  return moves;
}

std::string moves_text(const desk::MovedDeadlines& moves, Told told, const Output& out,
                       const Wall& wall) {
  if (moves.in_all == 0) return {};
  const auto when = [&](const std::optional<Instant>& due) {
    return due ? time_text(due, out, wall) : std::string("–");
  };
  Table table{.columns = {{""}, {""}, {""}, {""}, {""}}, .rows = {}};
  for (const desk::MovedDeadline& move : moves.listed) {
    table.rows.push_back({{"  " + short_subject(move.before.subject), Tint::strong},
                          {move.before.obligation},
                          {when(move.before.due)},
                          {"→"},
                          {when(move.due_after)}});
  }
  const std::string id = told == Told::done ? "cli.contract.moves" : "cli.contract.would_move";
  std::string text = out.say({id, {{"count", std::to_string(moves.in_all)}}}) + "\n";
  if (std::ssize(moves.listed) < moves.in_all) {
    text +=
        out.say({"cli.contract.moves_soonest", {{"count", std::to_string(moves.listed.size())}}}) +
        "\n";
  }
  return text + render(table, out.screen());
}

std::string effective_text(Instant effective, const Output& out, const time::Zone& zone) {
  if (effective == Instant{}) return out.say("cli.contract.from_the_start");
  return time::with_offset(effective, zone);
}

Json applied_json(const desk::Applied& applied, Language language) {
  Json changes = Json::array();
  for (const contract::Change& change : applied.changes) {
    changes.push(
        Json::object({{"path", change.path}, {"before", change.before}, {"after", change.after}}));
  }
  return Json::object({{"id", applied.id},
                       {"version", applied.version},
                       {"effective", json_time(applied.effective)},
                       {"changes", changes},
                       {"moves", moves_json(applied.moves)},
                       {"moves_in_all", applied.moves.in_all},
                       {"moved", applied.moved},
                       {"warnings", json_findings(applied.warnings, language)}});
}

std::string applied_text(const desk::Applied& applied, const Output& out, const Wall& wall,
                         Told told) {
  const std::string id = told == Told::done ? "cli.contract.applied" : "cli.contract.would_apply";
  return finding_lines(applied.warnings, out.screen()) + changes_text(applied, out) +
         moves_text(applied.moves, applied.moved ? Told::done : Told::would, out, wall) +
         out.say({id,
                  {{"contract", applied.id},
                   {"version", std::to_string(applied.version)},
                   {"effective", effective_text(applied.effective, out, wall.zone)}}}) +
         "\n";
}

}  // namespace svcdesk::cli
