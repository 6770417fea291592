#include "cli/views/verdicts.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

using obligations::Occurrence;
using obligations::Tally;
using obligations::Verdict;

Json& set_tally(Json& out, const Tally& sum) {
  out.set("kept", sum.kept).set("broken", sum.broken);
  return out.set("open", sum.open).set("waived", sum.waived);
}

Json by_obligation(const obligations::Tallies& tallies) {
  Json out = Json::array();
  for (const auto& [obligation, levels] : tallies) {
    for (const auto& [level, sum] : levels) {
      Json row = Json::object({{"obligation", obligation}, {"level", level}});
      out.push(set_tally(row, sum));
    }
  }
  return out;
}

Json by_level(const obligations::Tallies& tallies) {
  std::map<std::string, Tally> sums;
  for (const auto& [obligation, levels] : tallies) {
    for (const auto& [level, sum] : levels) {
      Tally& all = sums[level];
      all.kept += sum.kept;
      all.broken += sum.broken;
      all.open += sum.open;
      all.waived += sum.waived;
    }
  }
  Json out = Json::array();
  for (const auto& [level, sum] : sums) {
    Json row = Json::object({{"level", level}});
    out.push(set_tally(row, sum));
  }
  return out;
}

std::string share(std::int64_t kept, std::int64_t broken) {
  if (kept + broken == 0) return "–";
  const std::int64_t tenths = kept * 1000 / (kept + broken);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

}  // namespace

void show_tally(Context& context, const obligations::Tallies& sums, std::int64_t cases) {
  List list(context.out, {context.command.schema,
                          "obligations",
                          {"obligation", "level", "kept", "broken", "open", "waived"},
                          {{context.out.say("cli.col.obligation")},
                           {context.out.say("cli.col.level")},
                           {context.out.say("cli.col.kept"), Fit::keep, Align::right},
                           {context.out.say("cli.col.broken"), Fit::keep, Align::right},
                           {context.out.say("cli.col.open"), Fit::keep, Align::right},
                           {context.out.say("cli.col.waived"), Fit::keep, Align::right},
                           {context.out.say("cli.col.share"), Fit::keep, Align::right}},
                          {"cli.simulate.nothing", {}}});
  const Json rows = by_obligation(sums);
  for (const Json& row : rows.items()) {
    const std::int64_t kept = row.integer("kept", 0);
    const std::int64_t broken = row.integer("broken", 0);
    list.add(row, {{row.text("obligation"), Tint::strong},
                   {row.text("level")},
                   {std::to_string(kept)},
                   {std::to_string(broken), broken > 0 ? Tint::bad : Tint::plain},
                   {std::to_string(row.integer("open", 0))},
                   {std::to_string(row.integer("waived", 0))},
                   {share(kept, broken)}});
  }
  list.finish(Json::object({{"levels", by_level(sums)}, {"cases", cases}}));
}

void show_verdicts(Context& context, const FeedVerdicts& feed) {
  List list(context.out, {context.command.schema,
                          "verdicts",
                          {"id", "obligation", "level", "verdict", "due"},
                          {{context.out.say("cli.col.case")},
                           {context.out.say("cli.col.obligation")},
                           {context.out.say("cli.col.level")},
                           {context.out.say("cli.col.verdict")},
                           {context.out.say("cli.col.due")}},
                          {"cli.simulate.nothing", {}}});
  obligations::Tallies sums;
  const std::int64_t cases = feed([&](const Verdict& verdict) {
    obligations::count(sums, verdict);
    const bool broken = verdict.verdict == Occurrence::Verdict::broken;
    Json row = Json::object({{"id", verdict.id},
                             {"obligation", verdict.obligation},
                             {"level", verdict.level},
                             {"verdict", to_string(verdict.verdict)},
                             {"due", json_time(verdict.due)}});
    list.add(row, {{verdict.id, Tint::strong},
                   {verdict.obligation},
                   {verdict.level},
                   {context.out.say("cli.verdict." + std::string(to_string(verdict.verdict))),
                    broken ? Tint::bad : Tint::plain},
                   {verdict.due ? time::to_utc(*verdict.due) : ""}});
  });
  list.finish(Json::object(
      {{"obligations", by_obligation(sums)}, {"levels", by_level(sums)}, {"cases", cases}}));
}

}  // namespace svcdesk::cli
