#include "cli/views/change_lists.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/ids.hpp"

namespace svcdesk::cli {

List::Shape change_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "changes",
          .keys = {"id", "status", "kind", "title", "requested_by", "signed_by", "origin",
                   "attempts", "window_from", "window_to", "opened", "ended", "contract"},
          .columns = {{out.say("cli.change.col.change")},
                      {out.say("cli.col.kind")},
                      {out.say("cli.col.title"), Fit::shrink},
                      {out.say("cli.col.status")},
                      {out.say("cli.change.col.requested_by")},
                      {out.say("cli.change.col.origin")},
                      {out.say("cli.col.opened")}},
          .none = {"cli.change.none", {}}};
}

Json change_row_json(const store::ChangeRow& row) {
  return Json::object({{"id", ChangeId{row.number}.str()},
                       {"contract", row.contract},
                       {"status", row.status},
                       {"kind", row.kind},
                       {"title", row.title},
                       {"requested_by", row.requested_by}})
      .set("signed_by", json_text_or_null(row.signed_by))
      .set("origin", json_text_or_null(row.origin))
      .set("attempts", row.attempts)
      .set("window_from", json_time(row.window_from))
      .set("window_to", json_time(row.window_to))
      .set("opened", json_time(row.opened))
      .set("ended", json_time(row.ended))
      .set("last_event", json_time(row.last_event))
      .set("revision", row.revision);
}

Row change_row(const store::ChangeRow& row, const Output& out, const Wall& wall) {
  return {{ChangeId{row.number}.str(), Tint::strong},
          {out.say("cli.change.kind." + row.kind)},
          {row.title},
          {out.say("changes.status." + row.status)},
          {row.requested_by},
          {row.origin},
          {time_text(row.opened, out, wall)}};
}

List::Shape release_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "releases",
          .keys = {"id", "status", "vendor", "product", "version", "kind", "published", "matches",
                   "change", "recorded", "ended", "contract"},
          .columns = {{out.say("cli.change.col.release")},
                      {out.say("cli.col.product"), Fit::shrink},
                      {out.say("cli.col.version")},
                      {out.say("cli.col.kind")},
                      {out.say("cli.col.status")},
                      {out.say("cli.change.col.matches"), Fit::keep, Align::right},
                      {out.say("cli.change.col.change")},
                      {out.say("cli.col.recorded")}},
          .none = {"cli.release.none", {}}};
}

Json release_row_json(const store::ReleaseRow& row) {
  return Json::object({{"id", ReleaseId{row.number}.str()},
                       {"contract", row.contract},
                       {"status", row.status},
                       {"vendor", row.vendor},
                       {"product", row.product},
                       {"version", row.version},
                       {"kind", row.kind}})
      .set("published", json_text_or_null(row.published))
      .set("matches", row.matches)
      .set("change", row.change_number ? Json(ChangeId{*row.change_number}.str()) : Json())
      .set("recorded", json_time(row.recorded))
      .set("ended", json_time(row.ended))
      .set("last_event", json_time(row.last_event))
      .set("revision", row.revision);
}

Row release_row(const store::ReleaseRow& row, const Output& out, const Wall& wall) {
  return {{ReleaseId{row.number}.str(), Tint::strong},
          {row.vendor + " " + row.product},
          {row.version},
          {out.say("cli.release.kind." + row.kind)},
          {out.say("changes.release_status." + row.status)},
          {std::to_string(row.matches)},
          {row.change_number ? ChangeId{*row.change_number}.str() : ""},
          {time_text(row.recorded, out, wall)}};
}

}  // namespace svcdesk::cli
