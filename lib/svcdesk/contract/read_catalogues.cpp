#include <algorithm>
#include <set>
#include <utility>

#include "svcdesk/contract/sections.hpp"
#include "svcdesk/contract/tree.hpp"

namespace svcdesk::contract {
namespace {

// One catalogue, as far as it could be read.
struct Catalogue {
  std::string name;
  Tree tree;
  Supply parts;
  enum class Whole { yes, no } whole = Whole::yes;
};

Catalogue read_catalogue(const Slot& slot, std::string_view bytes, Bulk before) {
  Catalogue found{slot.node.text, {}, {}};
  Findings findings(found.name);
  findings.add(check_bounds(bytes, found.name, before));
  if (!findings.has_errors()) {
    found.tree = parse_tree(bytes, found.name);
    findings.add(found.tree.syntax);
  }
  if (findings.has_errors()) {
    found.whole = Catalogue::Whole::no;
  } else {
    Reader reader{findings, slot.in.language, slot.in.missing};
    const Scope file({reader, found.tree.root, {}}, Table::catalogue);
    read_version(file);
    if (const auto parts = file.slot("parts")) {
      read_kinds(Scope(*parts, Table::catalogue_parts), found.parts);
    }
  }
  slot.in.findings.add(findings.sorted());
  return found;
}

// Takes out of a catalogue what nobody before it has had.
class Taking {
 public:
  Taking(Supply& to, Places& places) : to_(to), places_(places) {
    for (const PartKind& kind : to.kinds) kinds_.insert(kind.code);
    for (const MachineModel& model : to.models) models_.insert(model.code);
  }

  void from(Catalogue catalogue) {
    const Node* parts = catalogue.tree.root.find("parts");
    if (parts == nullptr) return;
    // Reading made one element of each member and of each item.
    for (std::size_t i = 0; i < catalogue.parts.kinds.size(); ++i) {
      PartKind& kind = catalogue.parts.kinds[i];
      if (!kinds_.insert(kind.code).second) continue;
      const Member& member = parts->find("kinds")->members[i];
      places_.add(path_of("parts", "kinds", kind.code), member.value, member.at, catalogue.name);
      to_.kinds.push_back(std::move(kind));
    }
    for (std::size_t i = 0; i < catalogue.parts.models.size(); ++i) {
      MachineModel& model = catalogue.parts.models[i];
      if (!models_.insert(model.code).second) continue;
      const Node& item = parts->find("models")->items[i];
      places_.add(path_of("parts", "models", to_.models.size()), item, item.at, catalogue.name);
      to_.models.push_back(std::move(model));
    }
  }

 private:
  Supply& to_;
  Places& places_;
  std::set<std::string> kinds_;
  std::set<std::string> models_;
};

}  // namespace

void read_catalogues(const Slot& slot, const Sources& sources, Places& places, Contract& to) {
  std::vector<std::string> names;
  read_value(slot, names);
  if (names.size() > most_catalogues) {
    places.leave_out();
    return slot.error(
        {"contract.too_many_files",
         {{"files", std::to_string(names.size())}, {"most", std::to_string(most_catalogues)}}});
  }
  std::vector<Catalogue> catalogues;
  std::set<std::string> seen;
  Bulk before;
  for (const Slot& item : items_of(slot)) {
    if (item.node.kind != Node::Kind::text) continue;
    if (!seen.insert(item.node.text).second) {
      item.error({"contract.file_twice", {{"file", item.node.text}}});
      continue;
    }
    const auto bytes = read_beside(item, FileUse::catalogue, sources, to);
    if (bytes) catalogues.push_back(read_catalogue(item, *bytes, before));
    if (!bytes || catalogues.back().whole == Catalogue::Whole::no) {
      places.leave_out();
      continue;
    }
    const Bulk more = bulk_of(*bytes);
    before = {before.bytes + more.bytes, before.values + more.values};
  }
  Taking taking(to.parts, places);
  // Of two catalogues that disagree, the later one is the amendment.
  std::reverse(catalogues.begin(), catalogues.end());
  for (Catalogue& one : catalogues) taking.from(std::move(one));
}

}  // namespace svcdesk::contract
