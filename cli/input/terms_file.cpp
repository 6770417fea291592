#include "cli/input/terms_file.hpp"

#include <algorithm>

#include "cli/input/files.hpp"
#include "cli/render/error.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/load.hpp"

namespace svcdesk::cli {
namespace {

[[noreturn]] void unknown(std::string_view id, const std::string& name,
                          const std::vector<std::string>& names) {
  Error error(ErrorCode::not_found, {std::string(id), {{"name", name}}});
  if (const std::string near = nearest(name, names); !near.empty()) {
    error.hint({"cli.did_you_mean", {{"word", near}}});
  }
  throw error;
}

}  // namespace

contract::Contract read_fragment_file(Context& context) {
  const desk::ContractFile file =
      contract_file(context.args.text("file"), context.in, {context.settings.helper.value});
  contract::Reading reading = contract::read_fragment(file.bytes, file.name, file.sources);
  if (!reading.valid()) {
    throw Error(ErrorCode::invalid, {"cli.contract.invalid", {{"file", file.name}}})
        .findings(reading.findings);
  }
  if (context.out.for_people()) {
    context.err << finding_lines(reading.findings, context.out.screen());
  }
  return std::move(reading.contract);
}

time::Zone zone_for(const contract::Terms& terms, const std::string& calendar) {
  return terms.contract().id.empty() ? calendar_named(terms, calendar).zone() : terms.zone();
}

const contract::Obligation& obligation_named(const contract::Contract& contract,
                                             const std::string& name) {
  if (const contract::Obligation* found = contract.obligation(name)) return *found;
  std::vector<std::string> names;
  for (const contract::Obligation& one : contract.obligations) names.push_back(one.name);
  unknown("cli.contract.no_obligation", name, names);
}

const time::Calendar& calendar_named(const contract::Terms& terms, const std::string& name) {
  std::vector<std::string> names;
  for (const time::CalendarRules& rules : terms.contract().calendars) names.push_back(rules.name);
  if (name != "always" && std::ranges::find(names, name) == names.end()) {
    unknown("cli.contract.no_calendar", name, names);
  }
  return terms.calendar(name);
}

}  // namespace svcdesk::cli
