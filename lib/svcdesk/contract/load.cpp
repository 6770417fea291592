#include "svcdesk/contract/load.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/findings.hpp"
#include "svcdesk/contract/sections.hpp"
#include "svcdesk/contract/tree.hpp"

namespace svcdesk::contract {
namespace {

constexpr std::int64_t format_version = 1;

// The last of these count on the first: names on the language, calendars on zone and holidays.
void read_sections(const Scope& file, const Sources& sources, Places& places, Contract& to) {
  const auto section = [&](std::string_view key, auto read) {
    if (const auto slot = file.slot(key)) read(*slot, to);
  };
  section("contract", read_header);
  section("levels", read_levels);
  section("roles", read_roles);
  section("people", read_people);
  section("rota", read_rotas);
  section("sites", read_sites);
  section("services", read_services);
  section("case-kinds", read_case_kinds);
  section("pause-reasons", read_pause_reasons);
  section("separation", read_separation);
  section("holidays", read_holidays);
  section("calendars",
          [&](const Slot& slot, Contract& contract) { read_calendars(slot, sources, contract); });
  section("parts", [&](const Slot& slot, Contract& contract) {
    read_parts(slot, sources, places, contract);
  });
  section("obligations", read_obligations);
}

// Every contract has the calendar that always counts, and a fallback where the roles suggest one.
void complete(Contract& to) {
  const bool named = std::any_of(to.calendars.begin(), to.calendars.end(),
                                 [](const auto& one) { return one.name == "always"; });
  if (!named) {
    time::CalendarRules always;
    always.name = "always";
    always.zone = to.zone;
    always.always = true;
    to.calendars.insert(to.calendars.begin(), std::move(always));
  }
  const std::string usual = "project-manager";
  if (to.fallback.empty() && !to.holders(usual).empty()) to.fallback = {usual};
}

Reading read(std::string_view bytes, const std::string& file, const Sources& sources,
             Checking::Whole whole) {
  Reading reading;
  reading.findings = check_bounds(bytes, file);
  if (!reading.findings.empty()) return reading;
  Tree tree = parse_tree(bytes, file);
  const bool complete_file = tree.syntax.empty();
  Findings findings(file);
  findings.add(std::move(tree.syntax));
  const auto missing = !complete_file                  ? Reader::Missing::let_be
                       : whole == Checking::Whole::yes ? Reader::Missing::reported
                                                       : Reader::Missing::fragment;
  Reader reader{findings, Language::en, missing};
  const Scope scope({reader, tree.root, {}}, Table::file);
  Places places(tree.root, file);
  read_version(scope);
  read_sections(scope, sources, places, reading.contract);
  complete(reading.contract);
  // What a statement that could not be read would have said is unknown: rules that hold between
  // parts of the file would complain about the wrong ones.
  if (complete_file) check_all({reading.contract, places, findings, whole});
  reading.findings = findings.sorted();
  return reading;
}

}  // namespace

void read_version(const Scope& file) {
  const auto slot = file.slot("svcdesk");
  if (!slot) return;
  std::int64_t version = format_version;
  read_value(*slot, version);
  if (version == format_version) return;
  slot->error({"contract.version", {{"version", std::to_string(version)}}});
}

bool Reading::valid() const {
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& one) { return one.severity == Severity::error; });
}

Reading read_contract(std::string_view bytes, const std::string& file_name,
                      const Sources& sources) {
  return read(bytes, file_name, sources, Checking::Whole::yes);
}

Reading read_fragment(std::string_view bytes, const std::string& file_name,
                      const Sources& sources) {
  return read(bytes, file_name, sources, Checking::Whole::fragment);
}

Contract load_contract(std::string_view bytes, const std::string& file_name,
                       const Sources& sources) {
  Reading reading = read_contract(bytes, file_name, sources);
  if (reading.valid()) return std::move(reading.contract);
  throw Error(ErrorCode::invalid, {"contract.invalid", {{"file", file_name}}})
      .rule("CON-2")
      .findings(std::move(reading.findings));
}

}  // namespace svcdesk::contract
