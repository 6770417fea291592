#include "svcdesk/desk/calendar_days.hpp"

#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

std::vector<time::CalendarEntry> entries_of(const Json& list) {
  std::vector<time::CalendarEntry> out;
  for (const Json& one : list.items()) {
    out.push_back({one.text("summary"), time::parse_date(one.text("first")),
                   time::parse_date(one.text("last"))});
  }
  return out;
}

}  // namespace

Json entries_json(const std::vector<time::CalendarEntry>& entries) {
  Json out = Json::array();
  for (const time::CalendarEntry& entry : entries) {
    out.push(Json::object({{"first", time::to_string(entry.first)},
                           {"last", time::to_string(entry.last)},
                           {"summary", entry.summary}}));
  }
  return out;
}

std::vector<contract::CalendarImport> imports_of(const View& view, const std::string& contract) {
  std::vector<contract::CalendarImport> out;
  for (const journal::Event& event : view.store().history({"calendar", contract})) {
    if (event.type != "calendar.imported") continue;
    out.push_back({event.payload.text("calendar"), entries_of(event.payload["entries"])});
  }
  return out;
}

contract::Contract with_imports(const View& view, contract::Contract contract,
                                std::string_view bytes) {
  const std::vector<contract::CalendarImport> imports = imports_of(view, contract.id);
  if (imports.empty()) return contract;
  const contract::Contract written = contract::written_part(bytes);
  for (const contract::CalendarImport& import : imports) {
    contract = contract::extended(std::move(contract), written, import, contract::Take::new_years)
                   .contract;
  }
  return contract;
}

}  // namespace svcdesk::desk
