#include <algorithm>

#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/input/spans.hpp"
#include "cli/input/terms_file.hpp"
#include "cli/views/reasons.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/obligations/explain.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_deadline_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option contract_deadline_options[] = {
    {.name = "obligation", .kind = Kind::obligation},
    {.name = "level", .kind = Kind::level},
    {.name = "calendar", .kind = Kind::calendar},
    {.name = "within", .kind = Kind::duration},
    {.name = "start", .kind = Kind::time, .need = Need::required},
    {.name = "pause", .kind = Kind::span, .takes = Takes::many},
};

constexpr std::string_view own_name = "deadline";
constexpr std::string_view own_pause = "pause";

// --calendar and --within are an obligation too: one engine for both forms.
contract::Obligation stated(const Context& context) {
  contract::Obligation one;
  one.name = own_name;
  one.on = "case";
  one.starts = {{"case.opened", {}}};
  one.met_by = {{"case.resolved", {}}};
  one.calendar = context.args.text("calendar");
  one.within.common = time::parse_duration(context.args.text("within"));
  one.pauses = {std::string(own_pause)};
  return one;
}

void check_form(const Context& context) {
  const bool named = context.args.has("obligation");
  const bool free = context.args.has("calendar") && context.args.has("within");
  const bool mixed = named && (context.args.has("calendar") || context.args.has("within"));
  if ((named || free) && !mixed && !(context.args.has("level") && !named)) return;
  throw Error(ErrorCode::usage, {"cli.contract.deadline.form", {}});
}

contract::Obligation chosen(const Context& context, contract::Contract& contract) {
  if (!context.args.has("obligation")) {
    contract::Obligation one = stated(context);
    contract.obligations.push_back(one);
    return one;
  }
  contract::Obligation one = obligation_named(contract, context.args.text("obligation"));
  const std::string level = context.args.text("level");
  if (!level.empty() && !contract.levels.empty() && contract.level(level) == nullptr) {
    throw Error(ErrorCode::not_found, {"cli.contract.no_level", {{"name", level}}});
  }
  if (one.starts.empty()) {
    throw Error(ErrorCode::usage, {"cli.contract.deadline.civil", {{"name", one.name}}})
        .hint({"cli.contract.deadline.civil_hint", {}});
  }
  return one;
}

// The shortest history that starts the promise at that moment: opened at that level, the starting
// event, the pauses.
class History {
 public:
  History(const contract::Obligation& promise, const std::string& level, Instant start)
      : promise_(promise), subject_{promise.on, "1"} {
    Json opened = Json::object();
    opened.set_if("level", level);
    for (const auto& [key, values] : promise.when) {
      if (!values.empty() && key != "level") opened.set(key, values.front());
    }
    add(promise.on + ".opened", start, opened);
    const contract::EventFilter& first = promise.starts.front();
    if (first.event == promise.on + ".opened") return;
    Json payload = Json::object();
    for (const auto& [key, values] : first.where) payload.set(key, values.front());
    add(first.event, start, payload);
  }

  void pause(const Span& span) {
    const Json reason = Json::object({{"reason", promise_.pauses.front()}});
    add(promise_.on + ".paused", span.from, reason);
    if (span.to < never) add(promise_.on + ".resumed", span.to, reason);
  }

  const journal::Subject& subject() const { return subject_; }
  const std::vector<journal::Event>& events() const { return events_; }
  Instant last() const { return events_.back().at; }

 private:
  void add(const std::string& type, Instant at, Json payload) {
    journal::Event event;
    event.seq = static_cast<std::int64_t>(events_.size()) + 1;
    event.subject = subject_;
    event.type = type;
    event.at = at;
    event.recorded = at;
    event.payload = std::move(payload);
    events_.push_back(std::move(event));
  }

  const contract::Obligation& promise_;
  journal::Subject subject_;
  std::vector<journal::Event> events_;
};

std::string deadline_text(Context& context, const std::optional<Instant>& due,
                          const time::Zone& zone, const std::vector<obligations::Reason>& reasons) {
  return (due ? time::with_offset(*due, zone) : context.out.say("cli.state.no_deadline")) + "\n" +
         reasons_text(reasons, context.out, {due.value_or(context.now()), zone});
}

ExitCode run_contract_deadline(Context& context) {
  check_form(context);
  contract::Contract contract = read_fragment_file(context);
  const contract::Obligation promise = chosen(context, contract);
  const contract::Terms terms(std::move(contract));
  const time::Zone zone = zone_for(terms, promise.calendar);
  const auto read = [&](const char* name, const std::string& text) {
    return context.understand(name, text, zone);
  };
  const Instant start = read("start", context.args.text("start"));
  const auto pauses = parse_spans(context.args.all("pause"),
                                  [&](const std::string& text) { return read("pause", text); });
  History history(promise, context.args.text("level"), start);
  if (!pauses.empty() && promise.pauses.empty()) {
    context.warn({"cli.contract.deadline.never_pauses", {{"name", promise.name}}});
  } else {
    for (const Span& span : merged(pauses, start, never)) history.pause(span);
  }
  const auto occurrences =
      obligations::fold(terms, promise, history.subject(), history.events(), history.last());
  if (occurrences.empty() || occurrences.front().phase == obligations::Phase::voided) {
    throw Error(ErrorCode::not_found,
                {"cli.contract.deadline.none",
                 {{"name", promise.name}, {"level", context.args.text("level")}}});
  }
  const obligations::Occurrence& one = occurrences.front();
  const auto reasons = obligations::explain(terms, promise, one, history.events(), history.last());
  context.out.object(context.command.schema,
                     Json::object({{"due", json_due(one)},
                                   {"explain", reasons_json(reasons, context.settings.speaks)}}),
                     deadline_text(context, deadline_of(one), zone, reasons));
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_deadline{.noun = "contract",
                                          .verb = "deadline",
                                          .arguments = contract_deadline_arguments,
                                          .options = contract_deadline_options,
                                          .schema = "contract-deadline",
                                          .run = run_contract_deadline};

}  // namespace svcdesk::cli::commands
