#include "cli/views/release_state.hpp"

#include "cli/render/machine.hpp"

namespace svcdesk::cli {
namespace {

Json match_json(const changes::Component& one) {
  return Json::object({{"asset", one.asset}})
      .set("tag", json_text_or_null(one.tag))
      .set("slot", json_text_or_null(one.slot))
      .set("version", json_text_or_null(one.version));
}

Json judgement_json(const std::optional<changes::Judgement>& one) {
  if (!one) return {};
  return Json::object({{"availability", one->availability},
                       {"risk", one->risk},
                       {"recommendation", one->recommendation},
                       {"by", one->by},
                       {"at", json_time(one->at)}});
}

std::string who_and_when(const std::string& who, std::optional<Instant> at, const Output& out,
                         const Wall& wall) {
  const std::string when = time_text(at, out, wall);
  return who.empty() || when.empty() ? who + when : who + ", " + when;
}

}  // namespace

Json release_json(const changes::Release& state) {
  return Json::object({{"id", state.id.str()},
                       {"contract", state.contract},
                       {"status", changes::to_string(state.status)},
                       {"vendor", state.vendor},
                       {"product", state.product},
                       {"version", state.version},
                       {"kind", state.kind}})
      .set("published", json_text_or_null(state.published))
      .set("notes", json_text_or_null(state.notes))
      .set("matches", json_list(state.matches, match_json))
      .set("matched", json_time(state.matched))
      .set("judgement", judgement_json(state.judgement))
      .set("proposed_to", json_text_or_null(state.proposed_to))
      .set("proposed", json_time(state.proposed))
      .set("decided_by", json_text_or_null(state.decided_by))
      .set("decided_why", json_text_or_null(state.decided_why))
      .set("change", state.change ? Json(state.change->str()) : Json())
      .set("recorded", json_time(state.recorded))
      .set("ended", json_time(state.ended))
      .set("last_event", json_time(state.last_event))
      .set("revision", state.revision);
}

std::string release_text(const changes::Release& state, const Output& out, const Wall& wall) {
  const auto field = [&](const char* id, const std::string& text, Tint tint = Tint::plain) {
    return Field{out.say(id), text, tint};
  };
  std::vector<Field> fields{
      field("cli.change.col.release", state.id.str() + "  " + release_name(state), Tint::strong),
      field("cli.col.status", release_status(state, out)),
      field("cli.col.kind", out.say("cli.release.kind." + state.kind)),
      field("cli.release.published", state.published),
      field("cli.release.notes", state.notes),
      field("cli.col.recorded", time_text(state.recorded, out, wall)),
      field("cli.release.matched", time_text(state.matched, out, wall))};
  if (const auto& one = state.judgement) {
    fields.push_back(field("cli.release.availability", one->availability));
    fields.push_back(field("cli.change.risk", one->risk));
    fields.push_back(field("cli.release.recommendation", one->recommendation));
    fields.push_back(field("cli.release.judged", who_and_when(one->by, one->at, out, wall)));
  }
  fields.push_back(
      field("cli.release.proposed", who_and_when(state.proposed_to, state.proposed, out, wall)));
  fields.push_back(
      field("cli.release.decided", who_and_when(state.decided_by, state.ended, out, wall)));
  fields.push_back(field("cli.change.ended_why", state.decided_why));
  fields.push_back(field("cli.change.col.change", state.change ? state.change->str() : ""));
  const std::string matches = matches_block(state, out);
  return render(fields, out.screen()) + (matches.empty() ? "" : "\n" + matches);
}

std::string release_name(const changes::Release& state) {
  return state.vendor + " " + state.product + " " + state.version;
}

std::string release_status(const changes::Release& state, const Output& out) {
  return out.say("changes.release_status." + std::string(changes::to_string(state.status)));
}

std::string matches_block(const changes::Release& state, const Output& out) {
  Table table;
  table.columns = {{out.say("cli.col.asset")},
                   {out.say("cli.col.tag")},
                   {out.say("cli.col.slot")},
                   {out.say("cli.col.version")}};
  for (const changes::Component& one : state.matches) {
    table.rows.push_back(
        {{one.asset}, {one.tag}, {one.slot}, {one.version.empty() ? "–" : one.version}});
  }
  return table.rows.empty() ? std::string() : render(table, out.screen());
}

}  // namespace svcdesk::cli
