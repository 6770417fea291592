#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/checks.hpp"

namespace svcdesk::contract {
namespace {

constexpr std::size_t most_named = 5;

// A depot of which nobody says how far it is from a site is never known to be in time (PRT-1).
void check_depot(const Checking& c, const Depot& depot, const std::vector<std::string>& sites,
                 const std::set<std::string_view>& known) {
  const std::string path = path_of("parts", "depots", depot.code);
  for (const auto& [site, way] : depot.travel) {
    if (known.count(site) > 0) continue;
    c.error(path_of(path, "travel", site), c.findings.unknown_name("site", site, sites));
  }
  std::vector<std::string> missing;
  for (const std::string& site : sites) {
    if (depot.travel.count(site) > 0) continue;
    missing.push_back(missing.size() < most_named ? site : "…");
    if (missing.size() > most_named) break;
  }
  if (missing.empty()) return;
  c.warning(path, {"contract.no_travel", {{"depot", depot.code}, {"sites", joined(missing)}}});
}

// The kinds of part, found by their codes however many there are.
struct Kinds {
  explicit Kinds(const Checking& checking) : c(checking) {
    for (const PartKind& kind : c.contract.parts.kinds) {
      by_code.emplace(kind.code, &kind);
      codes.push_back(kind.code);
    }
  }

  // nullptr where there is none, which is reported. An empty name is reported already.
  const PartKind* find(const std::string& path, const std::string& code) const {
    const auto found = by_code.find(code);
    if (found != by_code.end()) return found->second;
    if (!code.empty()) c.error(path, c.findings.unknown_name("part_kind", code, codes));
    return nullptr;
  }

  const Checking& c;
  std::map<std::string_view, const PartKind*> by_code;
  std::vector<std::string> codes;
};

// PRT-5: not below the original's performance; and as far as one can tell, the same sort of thing.
void check_substitute(const Checking& c, const std::string& path, const PartKind& kind,
                      const PartKind& other) {
  const auto says = [&](const char* id) {
    return Message{id, {{"kind", kind.code}, {"other", other.code}}};
  };
  if (&kind == &other) return c.error(path, {"contract.substitutes_itself", {{"kind", kind.code}}});
  if (kind.performance > 0 && other.performance > 0 && other.performance < kind.performance) {
    c.error(path, {"contract.substitute_weaker",
                   {{"kind", kind.code},
                    {"performance", std::to_string(kind.performance)},
                    {"other", other.code},
                    {"less", std::to_string(other.performance)}}});
  }
  if (kind.tool != other.tool) c.error(path, says("contract.substitute_tool"));
  if (kind.by_serial == BySerial::yes && other.by_serial == BySerial::no) {
    c.warning(path, says("contract.substitute_by_quantity"));
  }
  if (kind.holds_data != other.holds_data) c.warning(path, says("contract.substitute_data"));
}

void check_substitutes(const Kinds& kinds, const PartKind& kind) {
  const std::string path = path_of("parts", "kinds", kind.code, "substitutes");
  for (std::size_t i = 0; i < kind.substitutes.size(); ++i) {
    const std::string item = path_of(path, i);
    const PartKind* other = kinds.find(item, kind.substitutes[i]);
    if (other != nullptr) check_substitute(kinds.c, item, kind, *other);
  }
}

void check_model(const Kinds& kinds, std::size_t number, const MachineModel& model) {
  for (const auto& [code, pieces] : model.parts) {
    const std::string path = path_of("parts", "models", number, "parts", code);
    const PartKind* kind = kinds.find(path, code);
    if (kind == nullptr || kind->tool == IsTool::no) continue;
    kinds.c.error(path, {"contract.tool_in_machine", {{"kind", code}, {"model", model.code}}});
  }
}

// Gaps are found by what the machines of a model have (PRT-2).
void check_gap_promises(const Checking& c) {
  const std::vector<Obligation>& all = c.contract.obligations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].on != "coverage") continue;
    c.warning(path_of("obligations", i, "on"), {"contract.no_gaps", {{"obligation", all[i].name}}});
  }
}

}  // namespace

void check_parts(const Checking& c) {
  const Supply& parts = c.contract.parts;
  const std::vector<std::string> sites = c.site_codes();
  const std::set<std::string_view> known(sites.begin(), sites.end());
  for (const Depot& depot : parts.depots) check_depot(c, depot, sites, known);
  // Which kinds a catalogue would have had that could not be read, nobody knows.
  if (!c.places.whole() || !c.places.has("parts")) return;
  const Kinds kinds(c);
  for (const PartKind& kind : parts.kinds) check_substitutes(kinds, kind);
  for (std::size_t i = 0; i < parts.models.size(); ++i) check_model(kinds, i, parts.models[i]);
  if (parts.models.empty()) check_gap_promises(c);
}

}  // namespace svcdesk::contract
