#include "cli/commands/parts_change.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/changed.hpp"
#include "cli/views/part_states.hpp"
#include "cli/views/parts.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli::commands {
namespace {

// What was recorded beside moves and gaps, in a line each: it has no state of its own to show.
std::string told_text(const std::vector<journal::Event>& events, const Output& out) {
  std::string text;
  for (const journal::Event& event : events) {
    const Json& said = event.payload;
    const auto number = [&](const char* key) { return std::to_string(said.integer(key, 0)); };
    if (event.type == "depot.surveyed" || event.type == "depot.evaluated") {
      const std::string standing = event.type == "depot.evaluated"  ? said.text("verdict")
                                   : said.text("suitable") == "yes" ? "surveyed"
                                                                    : "unsuitable";
      text +=
          out.say({"cli.parts.depot_is", {{"depot", said.text("depot")}, {"standing", standing}}}) +
          "\n";
    } else if (event.type == "supplier.rated") {
      text += out.say({"cli.parts.supplier_is",
                       {{"supplier", said.text("supplier")}, {"rating", number("rating")}}}) +
              "\n";
    } else if (event.type == "stock.checked" || event.type == "stock.counted") {
      text += out.say({"cli.parts.counted",
                       {{"depot", said.text("depot")},
                        {"pieces", number("pieces")},
                        {"missing", number("missing")},
                        {"surplus", number("surplus")}}}) +
              "\n";
      if (said.integer("uncounted", 0) == 0) continue;
      text += out.say({"cli.parts.uncounted", {{"count", number("uncounted")}}}) + "\n";
    }
  }
  return printable_lines(text);
}

// Of a count: how many pieces, how many too few and too many, and what of the book was left out.
Json count_json(const std::vector<journal::Event>& events) {
  for (const journal::Event& event : events) {
    if (event.type != "stock.checked" && event.type != "stock.counted") continue;
    const Json& said = event.payload;
    return Json::object({{"depot", said.text("depot")},
                         {"pieces", said.integer("pieces", 0)},
                         {"missing", said.integer("missing", 0)},
                         {"surplus", said.integer("surplus", 0)},
                         {"uncounted", said.integer("uncounted", 0)}});
  }
  return {};
}

std::string how_note(const desk::Changed& changed, const Output& out) {
  if (changed.how == desk::Changed::How::done) return {};
  return "(" + how_text(changed.how, out) + ")";
}

std::string moved_text(Context& context, const desk::PartsChanged& changed) {
  std::string text = moves_block(changed.moves, context.out);
  if (!changed.gaps.empty()) text += gaps_block(changed.gaps, context.out, context.wall());
  return text;
}

Json changed_parts_json(const desk::PartsChanged& changed, const Json& id) {
  return Json::object({{"id", id}, {"how", how_word(changed.how)}})
      .set("moves", json_list(changed.moves, move_json))
      .set("gaps", json_list(changed.gaps, gap_json))
      .set("events", events_json(changed.events));
}

// "P-7  C-3  ssd-960g  S-101  reserved  (dry run, nothing changed)"
template <class State>
std::string state_line(Context& context, const State& state, const std::string& how) {
  const std::string line = headline_of(state, context.out, context.wall());
  return tinted(state.id.str(), Tint::strong, context.out.screen().colour) + "  " +
         printable(line) + (how.empty() ? "" : "  " + how) + "\n";
}

template <class Changed>
ExitCode show_state(Context& context, const Changed& changed, const char* member,
                    Json (*to_json)(const decltype(Changed::state)&)) {
  context.warn(changed.warnings);
  context.out.object(
      "parts-changed",
      [&] {
        return changed_parts_json(changed, changed.state.id.str())
            .set(member, to_json(changed.state));
      },
      [&] {
        return state_line(context, changed.state, how_note(changed, context.out)) +
               moved_text(context, changed);
      });
  return ExitCode::done;
}

}  // namespace

parts::Settlement settlement_of(const Arguments& args) {
  parts::Settlement out;
  for (const parts::Fate one : {parts::Fate::kept, parts::Fate::released}) {
    if (args.text("old") == parts::to_string(one)) out.fate = one;
  }
  out.by = args.text("customer");
  out.receipt = args.text("receipt");
  out.depot = args.text("depot");
  return out;
}

std::int64_t quantity_of(const Arguments& args, std::int64_t otherwise) {
  const std::optional<std::int64_t> said = args.number("quantity");
  if (said && *said < 1) {
    throw Error(ErrorCode::usage, {"cli.parts.quantity", {{"quantity", std::to_string(*said)}}});
  }
  const auto serials = std::ssize(args.all("serial"));
  return said.value_or(serials > 0 ? serials : otherwise);
}

parts::Pieces pieces_of(const Arguments& args) {
  return {args.all("serial"), args.has("quantity") ? quantity_of(args, 0) : 0};
}

std::optional<parts::Condition> condition_of(const Arguments& args) {
  return parts::condition_of(args.text("condition"));
}

char letter_of(const std::string& id) {
  const bool lettered = id.size() > 2 && id[1] == '-';
  if (!lettered) return 0;
  return id[0] >= 'a' && id[0] <= 'z' ? static_cast<char>(id[0] - 'a' + 'A') : id[0];
}

ExitCode show_changed(Context& context, const desk::PartsChanged& changed) {
  context.warn(changed.warnings);
  const auto json = [&] {
    Json out = changed_parts_json(changed, {});
    if (const Json count = count_json(changed.events); !count.is_null()) out.set("count", count);
    return out;
  };
  const auto people = [&] {
    const std::string how = how_note(changed, context.out);
    return told_text(changed.events, context.out) + (how.empty() ? "" : how + "\n") +
           moved_text(context, changed);
  };
  context.out.object("parts-changed", json, people);
  return ExitCode::done;
}

ExitCode show_changed(Context& context, const desk::OrderChanged& changed) {
  return show_state(context, changed, "order", part_order_json);
}

ExitCode show_changed(Context& context, const desk::RequestChanged& changed) {
  return show_state(context, changed, "request", part_request_json);
}

ExitCode show_changed(Context& context, const desk::LoanChanged& changed) {
  return show_state(context, changed, "loan", loan_json);
}

ExitCode show_changed(Context& context, const desk::RepairChanged& changed) {
  return show_state(context, changed, "repair", repair_json);
}

ExitCode show_changed(Context& context, const desk::RestockChanged& changed) {
  context.warn(changed.warnings);
  const auto people = [&] {
    if (changed.orders.empty()) return context.out.say("cli.parts.nothing_missing") + "\n";
    std::string text;
    const std::string how = how_note(changed, context.out);
    for (const parts::Order& one : changed.orders) text += state_line(context, one, how);
    return text + moved_text(context, changed);
  };
  const auto json = [&] {
    return changed_parts_json(changed, {})
        .set("orders", json_list(changed.orders, part_order_json));
  };
  context.out.object("parts-changed", json, people);
  return ExitCode::done;
}

}  // namespace svcdesk::cli::commands
