#include <algorithm>

#include "svcdesk/contract/sections.hpp"

namespace svcdesk::contract {
namespace {

const std::vector<std::string> usual_channels{"email", "sms"};

// An address has no spaces, and a mail address has two sides.
void check_address(const Slot& slot, std::string_view kind, const std::string& address) {
  if (slot.node.kind != Node::Kind::text) return;
  const auto at = address.find('@');
  const bool spaced = address.find_first_of(" \t\n,;<>\"") != std::string::npos;
  const bool mail = !spaced && at != std::string::npos && at > 0 && at + 1 < address.size() &&
                    address.find('@', at + 1) == std::string::npos;
  const bool number = !address.empty() && address.size() >= 3 &&
                      address.find_first_not_of("+0123456789 -") == std::string::npos &&
                      address.find('+', 1) == std::string::npos;
  if (kind == "email" && !mail) slot.wrong("email");
  if (kind == "mobile" && !number) slot.wrong("mobile");
  if (kind == "webhook" && !address.starts_with("https://") && !address.starts_with("http://")) {
    slot.wrong("webhook");
  }
}

void read_addresses(const Scope& scope, Person& to) {
  for (const char* kind : {"email", "mobile", "webhook"}) {
    const auto slot = scope.slot(kind);
    if (!slot) continue;
    read_value(*slot, to.addresses[kind]);
    check_address(*slot, kind, to.addresses[kind]);
  }
  const auto others = scope.slot("addresses");
  if (!others) return;
  for (const auto& [kind, slot] : members_of(*others)) {
    read_value(slot, to.addresses[kind]);
    check_address(slot, kind, to.addresses[kind]);
  }
}

void read_certificate(const Slot& slot, Certificate& to) {
  const Scope scope(slot, Table::certificate);
  scope.read("kind", to.kind);
  scope.read("level", to.level);
  scope.read("number", to.number);
  scope.read("issuer", to.issuer);
  scope.read("expires", to.expires);
  scope.read("proof", to.proof);
}

// quiet = "22:00-07:00", or with the channels that keep quiet.
void read_quiet(const Slot& slot, QuietHours& to) {
  if (slot.node.kind != Node::Kind::table) return read_value(slot, to.hours);
  const Scope scope(slot, Table::quiet);
  scope.read("hours", to.hours);
  scope.read("channels", to.channels);
}

void read_person(const Slot& slot, Person& to) {
  const Scope scope(slot, Table::person);
  scope.read("name", to.name);
  scope.read("roles", to.roles);
  read_addresses(scope, to);
  scope.read("timezone", to.zone);
  scope.read("language", to.language);
  if (const auto quiet = scope.slot("quiet")) read_quiet(*quiet, to.quiet.emplace());
  scope.read("sites", to.sites);
  scope.read("skills", to.skills);
  scope.read("assessed", to.assessed);
  const auto certificates = scope.slot("certificates");
  if (!certificates) return;
  for (const Slot& item : items_of(*certificates)) {
    read_certificate(item, to.certificates.emplace_back());
  }
}

// "08:00": the time of day at which a turn begins.
void read_handover(const Slot& slot, time::Hours& to) {
  if (slot.node.kind != Node::Kind::text) return slot.wrong("time_of_day");
  try {
    to = {time::parse_hours(slot.node.text + "-24:00").open, 0};
  } catch (const Error&) {
    slot.wrong("time_of_day");
  }
}

void read_turn(const Slot& slot, const std::string& role, Turn& to) {
  const Scope scope(slot, Table::turn);
  to.role = role;
  scope.read("person", to.person);
  scope.read("from", to.from);
  scope.read("to", to.to);
  if (scope.has("from") && scope.has("to") && to.to <= to.from) {
    slot.error({"contract.turn_backwards", {}});
  }
}

void read_rota(const Slot& slot, Rota& to) {
  const Scope scope(slot, Table::rota);
  scope.read("role", to.role);
  scope.read("people", to.people);
  scope.read("first", to.first);
  if (const auto days = scope.slot("days")) {
    read_value(*days, to.days);
    if (to.days < 1 || to.days > 366) {
      days->error({"contract.turn_length", {}});
      to.days = 7;
    }
  }
  if (const auto handover = scope.slot("handover")) read_handover(*handover, to.handover);
  if (const auto turns = scope.slot("turns")) {
    for (const Slot& item : items_of(*turns)) read_turn(item, to.role, to.turns.emplace_back());
  }
  const bool rotates = !to.people.empty() && to.first;
  if (!rotates && to.turns.empty()) slot.error({"contract.rota_empty", {{"role", to.role}}});
}

void read_work_step(const Slot& slot, WorkStep& to) {
  const Scope scope(slot, Table::work_step);
  if (const auto code = scope.slot("code")) {
    read_value(*code, to.code);
    check_code(*code, to.code);
  }
  scope.read("name", to.name);
  scope.read("mandatory", to.mandatory);
  scope.read("approval", to.approval);
}

}  // namespace

void read_header(const Slot& slot, Contract& to) {
  const Scope scope(slot, Table::contract);
  scope.read("language", to.language);
  slot.in.language = to.language;
  if (const auto id = scope.slot("id")) {
    read_value(*id, to.id);
    if (id->node.kind == Node::Kind::text) check_code(*id, to.id);
  }
  scope.read("title", to.title);
  scope.read("customer", to.customer);
  scope.read("provider", to.provider);
  scope.read("timezone", to.zone);
  scope.read("signed", to.signed_on);
  scope.read("starts", to.starts);
  scope.read("ends", to.ends);
  scope.read("hotline", to.hotline);
  scope.read("default-level", to.default_level);
  scope.read("fallback", to.fallback);
  scope.read("channels", to.channels);
  if (!scope.has("channels")) to.channels = usual_channels;
}

void read_levels(const Slot& slot, Contract& to) {
  read_named(slot, to.levels, &Level::code, [](const Slot& inner, Level& level) {
    const Scope scope(inner, Table::level);
    scope.read("name", level.name);
    scope.read("definition", level.definition);
    scope.read("critical", level.critical);
  });
  // Not judged yet counts as the gravest unless the contract says otherwise.
  if (to.default_level.empty() && !to.levels.empty()) to.default_level = to.levels.front().code;
}

void read_roles(const Slot& slot, Contract& to) {
  read_named(slot, to.roles, &Role::code, [](const Slot& inner, Role& role) {
    const Scope scope(inner, Table::role);
    role.side = sides.front();
    scope.read("name", role.name);
    if (const auto side = scope.slot("side")) {
      read_value(*side, role.side);
      const std::vector<std::string> known(sides.begin(), sides.end());
      if (std::find(known.begin(), known.end(), role.side) == known.end()) {
        side->error(unknown("word", role.side, known));
      }
    }
    scope.read("may", role.may);
    scope.read("needs", role.needs);
  });
}

void read_people(const Slot& slot, Contract& to) {
  read_named(slot, to.people, &Person::id, read_person);
}

void read_rotas(const Slot& slot, Contract& to) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("tables");
  for (const Slot& item : items_of(slot)) read_rota(item, to.rotas.emplace_back());
}

void read_sites(const Slot& slot, Contract& to) {
  read_named(slot, to.sites, &Site::code, [](const Slot& inner, Site& site) {
    const Scope scope(inner, Table::site);
    scope.read("name", site.name);
    scope.read("address", site.address);
    scope.read("timezone", site.zone);
  });
}

void read_services(const Slot& slot, Contract& to) {
  read_named(slot, to.services, &Service::number, [](const Slot& inner, Service& service) {
    const Scope scope(inner, Table::service);
    scope.read("name", service.name);
    scope.read("includes", service.includes);
  });
}

void read_case_kinds(const Slot& slot, Contract& to) {
  read_named(slot, to.case_kinds, &CaseKindTerms::code, [](const Slot& inner, CaseKindTerms& kind) {
    const Scope scope(inner, Table::case_kind);
    scope.read("name", kind.name);
    scope.read("close-needs", kind.close_needs);
    scope.read("participants", kind.participants);
    const auto steps = scope.slot("steps");
    if (!steps) return;
    for (const Slot& item : items_of(*steps)) read_work_step(item, kind.steps.emplace_back());
  });
}

void read_pause_reasons(const Slot& slot, Contract& to) {
  read_named(slot, to.pause_reasons, &PauseReason::code,
             [](const Slot& inner, PauseReason& reason) {
               const Scope scope(inner, Table::pause_reason);
               scope.read("name", reason.name);
             });
}

void read_separation(const Slot& slot, Contract& to) { read_value(slot, to.separation); }

}  // namespace svcdesk::contract
