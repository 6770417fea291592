#include "cli/views/notices.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

Tint tint_of(const std::string& state) {
  if (state == "dead") return Tint::bad;
  if (state == "queued") return Tint::warn;
  return state == "dropped" ? Tint::dim : Tint::plain;
}

}  // namespace

Json notice_json(const store::NoticeRow& row) {
  Json out = Json::object({{"id", NoticeId{row.number}.str()},
                           {"contract", row.contract},
                           {"person", row.person},
                           {"channel", row.channel},
                           {"address", row.address},
                           {"title", row.title},
                           {"body", row.body},
                           {"message_id", row.message_id},
                           {"state", row.state},
                           {"urgent", row.urgent}});
  out.set("about", json_strings(row.about)).set("queued", json_time(row.queued));
  out.set("tries", row.tries).set("last_try", json_time(row.last_try));
  out.set("last_error", json_text_or_null(row.last_error));
  const bool waits = row.state == "queued";
  return out.set("next_try", waits ? json_time(row.next_try) : Json());
}

std::vector<std::string> notice_keys() {
  return {"id",     "state",  "person", "channel",  "address",    "title",    "about",
          "urgent", "queued", "tries",  "last_try", "last_error", "next_try", "contract"};
}

std::vector<Column> notice_columns(const Output& out) {
  return {{out.say("cli.col.notice")},
          {out.say("cli.col.state")},
          {out.say("cli.col.person")},
          {out.say("cli.col.channel")},
          {out.say("cli.col.title"), Fit::shrink},
          {out.say("cli.col.queued")},
          {out.say("cli.col.tries"), Fit::keep, Align::right},
          {out.say("cli.col.problem"), Fit::shrink}};
}

Row notice_row(const store::NoticeRow& row, const Output& out, const Wall& wall) {
  return {{NoticeId{row.number}.str(), Tint::strong},
          {out.say("cli.notice." + row.state), tint_of(row.state)},
          {row.person},
          {row.channel},
          {row.title},
          {time_text(row.queued, out, wall)},
          {row.tries > 0 ? std::to_string(row.tries) : ""},
          {row.state == "sent" ? "" : row.last_error}};
}

std::string notice_text(const store::NoticeRow& row, const Output& out, const Wall& wall) {
  return render({{out.say("cli.col.notice"), NoticeId{row.number}.str(), Tint::strong},
                 {out.say("cli.col.state"), out.say("cli.notice." + row.state), tint_of(row.state)},
                 {out.say("cli.col.person"), row.person},
                 {out.say("cli.col.channel"), row.channel + " " + row.address},
                 {out.say("cli.col.about"), joined(row.about)},
                 {out.say("cli.col.queued"), time_text(row.queued, out, wall)},
                 {out.say("cli.col.tries"), std::to_string(row.tries)},
                 {out.say("cli.col.last_try"), time_text(row.last_try, out, wall)},
                 {out.say("cli.col.next_try"),
                  row.state == "queued" ? time_text(row.next_try, out, wall) : std::string()},
                 {out.say("cli.col.problem"), row.last_error},
                 {out.say("cli.col.title"), row.title, Tint::strong}},
                out.screen()) +
         "\n" + printable_lines(row.body) + "\n";
}

Json delivery_json(const desk::DeliveryResult& result) {
  return Json::object({{"sent", result.sent}, {"again", result.again}, {"dead", result.dead}});
}

std::string delivery_text(const desk::DeliveryResult& result, const Output& out) {
  if (result.sent + result.again + result.dead == 0) return {};
  return out.say({"cli.deliver.done",
                  {{"sent", std::to_string(result.sent)},
                   {"again", std::to_string(result.again)},
                   {"dead", std::to_string(result.dead)}}}) +
         "\n";
}

}  // namespace svcdesk::cli
