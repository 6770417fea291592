#include "svcdesk/assets/asset.hpp"

#include <algorithm>
#include <array>

#include "svcdesk/time/text.hpp"

namespace svcdesk::assets {
namespace {

using enum Field::Kind;

constexpr std::array known_fields = {
    Field{"tag", &Asset::tag},
    Field{"name", &Asset::name},
    Field{"vendor", &Asset::vendor},
    Field{"model", &Asset::model},
    Field{"part_number", &Asset::part_number},
    Field{"serial_number", &Asset::serial_number},
    Field{"site", &Asset::site},
    Field{"rack", &Asset::rack},
    Field{"position", &Asset::position},
    Field{"contact", &Asset::contact},
    Field{"configuration", &Asset::configuration},
    Field{"faulty", &Asset::faulty},
    Field{"warranty_until", &Asset::warranty_until, date},
    Field{"coverage_from", &Asset::coverage_from, date},
    Field{"coverage_until", &Asset::coverage_until, date},
};

constexpr std::array known_component_fields = {
    ComponentField{"kind", &Component::kind},
    ComponentField{"vendor", &Component::vendor},
    ComponentField{"product", &Component::product},
    ComponentField{"version", &Component::version},
    ComponentField{"model", &Component::model},
    ComponentField{"part_number", &Component::part_number},
    ComponentField{"serial_number", &Component::serial_number},
};

constexpr std::array<std::string_view, 4> kinds = {"hardware", "firmware", "os", "software"};
constexpr std::array<std::string_view, 3> links = {"connected-to", "cluster-of", "backup-of"};

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::in_service:
      return "in-service";
    case Status::retired:
      return "retired";
  }
  return "in-service";
}

const Component* Asset::component(std::string_view slot) const {
  const auto found = std::find_if(components.begin(), components.end(),
                                  [&](const Component& one) { return one.slot == slot; });
  return found == components.end() ? nullptr : &*found;
}

const Link* Asset::link(std::string_view as, AssetId to) const {
  const auto found = std::find_if(links.begin(), links.end(),
                                  [&](const Link& one) { return one.as == as && one.to == to; });
  return found == links.end() ? nullptr : &*found;
}

bool Asset::covered(Date day) const {
  if (status == Status::retired) return false;
  if (!coverage_from.empty() && day < time::parse_date(coverage_from)) return false;
  return coverage_until.empty() || day <= time::parse_date(coverage_until);
}

std::span<const Field> fields() { return known_fields; }

const Field* find_field(std::string_view key) {
  const auto found = std::find_if(known_fields.begin(), known_fields.end(),
                                  [&](const Field& one) { return one.key == key; });
  return found == known_fields.end() ? nullptr : &*found;
}

std::span<const ComponentField> component_fields() { return known_component_fields; }
std::span<const std::string_view> component_kinds() { return kinds; }
std::span<const std::string_view> link_kinds() { return links; }

}  // namespace svcdesk::assets
