#include "cli/render/machine.hpp"
#include "cli/views/part_states.hpp"
#include "cli/views/parts.hpp"

namespace svcdesk::cli {
namespace {

Json homecoming_json(const parts::Homecoming& one) {
  return Json::object({{"pieces", lot_json(one.lot)}})
      .set("depot", one.depot)
      .set("shape", parts::to_string(one.shape))
      .set("at", json_time(one.at));
}

std::string purpose_text(const parts::Loan& state, const Output& out) {
  return out.say("cli.parts.purpose." + std::string(parts::to_string(state.purpose)));
}

std::string loan_status(const parts::Loan& state, const Output& out, const Wall& wall) {
  if (state.returned) {
    return out.say({"cli.parts.back_since", {{"time", time_text(state.returned, out, wall)}}});
  }
  if (!state.due) return out.say("cli.parts.lent");
  return out.say({"cli.parts.lent_until", {{"until", time_text(state.due, out, wall)}}});
}

std::string homecomings_text(const parts::Loan& state, const Output& out, const Wall& wall) {
  std::string text;
  for (const parts::Homecoming& one : state.homecomings) {
    text += lot_text(one.lot) + ": " + out.say({"cli.parts.place.depot", {{"name", one.depot}}}) +
            ", " + out.say("cli.parts.shape." + std::string(parts::to_string(one.shape))) + ", " +
            time_text(one.at, out, wall) + "\n";
  }
  return text;
}

}  // namespace

Json loan_json(const parts::Loan& state) {
  Json out = Json::object({{"id", state.id.str()},
                           {"contract", state.contract},
                           {"purpose", parts::to_string(state.purpose)}});
  out.set("case", json_id(state.case_id)).set("lent", lot_json(state.lent));
  out.set("still_out", lot_json(state.out)).set("depot", state.depot);
  out.set("place", state.place.str()).set("borrower", json_text_or_null(state.borrower));
  out.set("lender", state.lender).set("due", json_time(state.due));
  out.set("homecomings", json_list(state.homecomings, homecoming_json));
  out.set("opened", json_time(state.opened)).set("returned", json_time(state.returned));
  return out.set("last_event", json_time(state.last_event)).set("revision", state.revision);
}

std::string headline_of(const parts::Loan& state, const Output& out, const Wall& wall) {
  return purpose_text(state, out) + "  " + lot_text(state.returned ? state.lent : state.out) +
         "  " + loan_status(state, out, wall);
}

std::string loan_text(const parts::Loan& state, const Output& out, const Wall& wall) {
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  const bool late = !state.returned && state.due && *state.due < wall.now;
  return render(
      {field("cli.parts.col.loan", state.id.str() + "  " + purpose_text(state, out), Tint::strong),
       field("cli.col.status", loan_status(state, out, wall), late ? Tint::bad : Tint::plain),
       field("cli.col.case", state.case_id ? state.case_id->str() : ""),
       field("cli.parts.field.pieces", lot_text(state.lent)),
       field("cli.parts.field.still_out", state.returned ? "" : lot_text(state.out)),
       field("cli.parts.col.depot", state.depot),
       field("cli.parts.field.lies", state.returned ? "" : place_text(state.place, out)),
       field("cli.parts.col.borrower", state.borrower),
       field("cli.parts.field.lent", state.lender + ", " + time_text(state.opened, out, wall)),
       field("cli.parts.field.back", homecomings_text(state, out, wall))},
      out.screen());
}

}  // namespace svcdesk::cli
