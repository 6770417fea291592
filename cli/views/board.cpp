#include "cli/views/board.hpp"

#include <span>

#include "cli/render/machine.hpp"
#include "cli/views/cases.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::size_t narrow = 90;

std::string duty_line(const desk::Board& board, const Output& out, const Wall& wall) {
  std::string line = time::headline(board.now, wall.zone, out.screen().language);
  std::string people;
  for (const desk::OnDuty& duty : board.on_duty) {
    if (duty.people.empty()) continue;
    people += people.empty() ? "" : out.say("cli.list_comma");
    people += joined(duty.people) + " (" + duty.name.in(out.screen().language);
    if (duty.until) {
      people += ", " + out.say({"cli.board.until", {{"time", time_text(duty.until, out, wall)}}});
    }
    people += ")";
  }
  line += " · " + (people.empty() ? out.say("cli.board.nobody_on_duty")
                                  : out.say({"cli.board.on_duty", {{"people", people}}}));
  return line + "\n";
}

std::string block(std::string_view heading, Tint tint, const std::string& body, const Output& out) {
  std::string text = "\n" + tinted(out.say(heading), tint, out.screen().colour) + "\n";
  for (std::size_t from = 0; from < body.size();) {
    const std::size_t end = body.find('\n', from);
    text.append("  ").append(body, from, end - from + 1);
    from = end + 1;
  }
  return text;
}

std::string promises(const std::vector<desk::PromiseView>& views, const Output& out,
                     const Wall& wall) {
  Table table;
  table.columns = promise_columns(out);
  for (Column& column : table.columns) column.heading.clear();
  for (const desk::PromiseView& view : views) table.rows.push_back(promise_row(view, out, wall));
  Screen screen = out.screen();
  // On a narrow terminal the next step goes first: `case why` has it too.
  if (screen.columns > 0 && screen.columns < narrow) {
    table.columns.pop_back();
    for (Row& row : table.rows) row.pop_back();
  }
  screen.columns -= std::min<std::size_t>(screen.columns, 2);
  return render(table, screen);
}

std::string waiting(const std::vector<store::CaseRow>& rows, const Output& out, const Wall& wall) {
  Table table;
  table.columns = case_columns(out);
  for (Column& column : table.columns) column.heading.clear();
  for (const store::CaseRow& row : rows) table.rows.push_back(case_row(row, out, wall));
  Screen screen = out.screen();
  screen.columns -= std::min<std::size_t>(screen.columns, 2);
  return render(table, screen);
}

// How many there are beside those that are shown, and where to see them.
std::string more(std::int64_t count, std::size_t shown, const std::string& command,
                 const Output& out) {
  const std::int64_t hidden = count - static_cast<std::int64_t>(shown);
  if (hidden <= 0) return {};
  return "  " +
         out.say({"cli.board.more", {{"count", std::to_string(hidden)}, {"command", command}}}) +
         "\n";
}

// The command that would help most: the first breach, else the first that is due.
std::string next_command(const desk::Board& board, const Output& out) {
  const auto& first = board.breached.empty() ? board.due_next : board.breached;
  for (const desk::PromiseView& view : first) {
    if (view.row.subject.kind != "case") continue;
    const std::string verb = view.owner.empty()
                                 ? "svcdesk case assign " + view.row.subject.id + " PERSON"
                                 : "svcdesk case why " + view.row.subject.id;
    return "\n" + out.say({"cli.board.next", {{"command", verb}}}) + "\n";
  }
  return {};
}

}  // namespace

Json on_duty_json(const std::vector<desk::OnDuty>& duty) {
  return json_list(duty, [](const desk::OnDuty& one) {
    Json out = Json::object({{"role", one.role}, {"people", json_strings(one.people)}});
    return out.set("until", json_time(one.until));
  });
}

Json board_json(const desk::Board& board, Language language) {
  const auto promise = [&](const desk::PromiseView& view) { return promise_json(view, language); };
  Json out = Json::object({{"now", json_time(board.now)},
                           {"zone", board.zone},
                           {"contract", board.contract},
                           {"open_cases", board.open_cases},
                           {"breached_count", board.breached_count},
                           {"waiting_count", board.waiting_count}});
  out.set("on_duty", on_duty_json(board.on_duty));
  out.set("breached", json_list(board.breached, promise));
  out.set("due_next", json_list(board.due_next, promise));
  return out.set("waiting", json_list(board.waiting, case_row_json));
}

std::string board_text(const desk::Board& board, const Output& out, const Wall& wall) {
  std::string text = duty_line(board, out, wall);
  if (!board.breached.empty()) {
    text += block("cli.board.breached", Tint::bad, promises(board.breached, out, wall), out);
    text += more(board.breached_count, board.breached.size(), "svcdesk due", out);
  }
  if (!board.due_next.empty()) {
    text += block("cli.board.due_next", Tint::strong, promises(board.due_next, out, wall), out);
  }
  if (!board.waiting.empty()) {
    text += block("cli.board.waiting", Tint::strong, waiting(board.waiting, out, wall), out);
    text += more(board.waiting_count, board.waiting.size(), "svcdesk case list --waiting", out);
  }
  if (board.breached.empty() && board.due_next.empty() && board.waiting.empty()) {
    text += "\n" + out.say("cli.board.quiet") + "\n";
  }
  return text + next_command(board, out);
}

}  // namespace svcdesk::cli
