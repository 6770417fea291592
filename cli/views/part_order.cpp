#include "cli/render/machine.hpp"
#include "cli/views/part_states.hpp"
#include "cli/views/parts.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

std::string order_status(const parts::Order& state, const Output& out) {
  return out.say("parts.order_status." + std::string(parts::to_string(state.status)));
}

std::string date_or_nothing(const std::optional<Date>& date) {
  return date ? time::to_string(*date) : std::string();
}

std::string count_or_nothing(std::int64_t count) {
  return count > 0 ? std::to_string(count) : std::string();
}

}  // namespace

Json part_order_json(const parts::Order& state) {
  Json out = Json::object({{"id", state.id.str()},
                           {"contract", state.contract},
                           {"status", parts::to_string(state.status)},
                           {"kind", state.kind},
                           {"quantity", state.quantity},
                           {"received", state.received},
                           {"cancelled", state.cancelled},
                           {"outstanding", state.outstanding()},
                           {"supplier", state.supplier},
                           {"depot", state.depot}});
  out.set("expected", json_text_or_null(date_or_nothing(state.expected)));
  out.set("reason", json_text_or_null(state.reason)).set("placed_by", state.placed_by);
  out.set("serials", json_strings(state.serials)).set("placed", json_time(state.placed));
  out.set("ended", json_time(state.ended)).set("last_event", json_time(state.last_event));
  return out.set("revision", state.revision);
}

std::string headline_of(const parts::Order& state, const Output& out, const Wall&) {
  std::string text = state.kind + " × " + std::to_string(state.quantity) + "  " + state.supplier +
                     "  " + order_status(state, out);
  const bool partly = state.received > 0 && state.outstanding() > 0;
  if (!partly) return text;
  return text + "  " +
         out.say({"cli.parts.still_to_come", {{"count", std::to_string(state.outstanding())}}});
}

std::string part_order_text(const parts::Order& state, const Output& out, const Wall& wall) {
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  return render(
      {field("cli.parts.col.order", state.id.str(), Tint::strong),
       field("cli.col.status", order_status(state, out)),
       field("cli.parts.col.part", state.kind + " × " + std::to_string(state.quantity)),
       field("cli.parts.col.supplier", state.supplier), field("cli.parts.col.depot", state.depot),
       field("cli.parts.col.expected", date_or_nothing(state.expected)),
       field("cli.parts.field.placed", state.placed_by + ", " + time_text(state.placed, out, wall)),
       field("cli.parts.field.reason", state.reason),
       field("cli.parts.field.received", count_or_nothing(state.received)),
       field("cli.col.serial_number", joined(state.serials)),
       field("cli.parts.field.outstanding", count_or_nothing(state.outstanding())),
       field("cli.parts.field.cancelled", count_or_nothing(state.cancelled)),
       field("cli.parts.field.ended", time_text(state.ended, out, wall))},
      out.screen());
}

}  // namespace svcdesk::cli
