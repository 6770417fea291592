#include "svcdesk/contract/keys.hpp"

#include <array>

namespace svcdesk::contract {
namespace {

constexpr auto required = Key::Need::required;

constexpr std::array all_keys = {
    Key{Table::file, "svcdesk", required},
    Key{Table::file, "contract", required},
    Key{Table::file, "calendars"},
    Key{Table::file, "holidays"},
    Key{Table::file, "levels"},
    Key{Table::file, "roles"},
    Key{Table::file, "people"},
    Key{Table::file, "rota"},
    Key{Table::file, "sites"},
    Key{Table::file, "services"},
    Key{Table::file, "case-kinds"},
    Key{Table::file, "pause-reasons"},
    Key{Table::file, "separation"},
    Key{Table::file, "parts"},
    Key{Table::file, "obligations"},

    Key{Table::contract, "id", required},
    Key{Table::contract, "title"},
    Key{Table::contract, "customer", required},
    Key{Table::contract, "provider"},
    Key{Table::contract, "timezone", required},
    Key{Table::contract, "language"},
    Key{Table::contract, "signed"},
    Key{Table::contract, "starts", required},
    Key{Table::contract, "ends", required},
    Key{Table::contract, "hotline"},
    Key{Table::contract, "default-level"},
    Key{Table::contract, "fallback"},
    Key{Table::contract, "channels"},

    Key{Table::calendar, "timezone"},
    Key{Table::calendar, "hours"},
    Key{Table::calendar, "week"},
    Key{Table::calendar, "holidays"},
    Key{Table::calendar, "workdays"},
    Key{Table::calendar, "workday-hours"},
    Key{Table::calendar, "special"},
    Key{Table::special, "date", required},
    Key{Table::special, "hours", required},

    Key{Table::holiday, "name"},
    Key{Table::holiday, "aliases"},
    Key{Table::holiday, "first-days"},

    Key{Table::level, "name"},
    Key{Table::level, "definition"},
    Key{Table::level, "critical"},

    Key{Table::role, "name"},
    Key{Table::role, "side"},
    Key{Table::role, "may"},
    Key{Table::role, "needs"},

    Key{Table::person, "name", required},
    Key{Table::person, "roles"},
    Key{Table::person, "email"},
    Key{Table::person, "mobile"},
    Key{Table::person, "webhook"},
    Key{Table::person, "addresses"},
    Key{Table::person, "timezone"},
    Key{Table::person, "language"},
    Key{Table::person, "quiet"},
    Key{Table::person, "sites"},
    Key{Table::person, "skills"},
    Key{Table::person, "certificates"},
    Key{Table::person, "assessed"},
    Key{Table::quiet, "hours", required},
    Key{Table::quiet, "channels"},
    Key{Table::certificate, "kind", required},
    Key{Table::certificate, "level"},
    Key{Table::certificate, "number"},
    Key{Table::certificate, "issuer"},
    Key{Table::certificate, "expires"},
    Key{Table::certificate, "proof"},

    Key{Table::rota, "role", required},
    Key{Table::rota, "people"},
    Key{Table::rota, "first"},
    Key{Table::rota, "days"},
    Key{Table::rota, "handover"},
    Key{Table::rota, "turns"},
    Key{Table::turn, "person", required},
    Key{Table::turn, "from", required},
    Key{Table::turn, "to", required},

    Key{Table::site, "name"},
    Key{Table::site, "address"},
    Key{Table::site, "timezone"},

    Key{Table::service, "name"},
    Key{Table::service, "includes"},

    Key{Table::case_kind, "name"},
    Key{Table::case_kind, "steps"},
    Key{Table::case_kind, "close-needs"},
    Key{Table::case_kind, "participants"},
    Key{Table::work_step, "code", required},
    Key{Table::work_step, "name"},
    Key{Table::work_step, "mandatory"},
    Key{Table::work_step, "approval"},

    Key{Table::pause_reason, "name"},

    Key{Table::parts, "reservation"},
    Key{Table::parts, "lowest-rating"},
    Key{Table::parts, "data-stays"},
    Key{Table::parts, "catalogues"},
    Key{Table::parts, "depots"},
    Key{Table::parts, "kinds"},
    Key{Table::parts, "models"},
    Key{Table::depot, "name"},
    Key{Table::depot, "address"},
    Key{Table::depot, "travel"},
    Key{Table::part_kind, "name"},
    Key{Table::part_kind, "part-number"},
    Key{Table::part_kind, "by-serial"},
    Key{Table::part_kind, "holds-data"},
    Key{Table::part_kind, "tool"},
    Key{Table::part_kind, "performance"},
    Key{Table::part_kind, "substitutes"},
    Key{Table::part_kind, "keep"},
    Key{Table::machine_model, "vendor", required},
    Key{Table::machine_model, "model", required},
    Key{Table::machine_model, "parts", required},

    Key{Table::obligation, "name", required},
    Key{Table::obligation, "title"},
    Key{Table::obligation, "clause"},
    Key{Table::obligation, "on", required},
    Key{Table::obligation, "when"},
    Key{Table::obligation, "starts"},
    Key{Table::obligation, "every"},
    Key{Table::obligation, "due"},
    Key{Table::obligation, "within"},
    Key{Table::obligation, "calendar"},
    Key{Table::obligation, "met-by", required},
    Key{Table::obligation, "void-by"},
    Key{Table::obligation, "pauses"},
    Key{Table::obligation, "on-level-change"},
    Key{Table::obligation, "reopen"},
    Key{Table::obligation, "partial"},
    Key{Table::obligation, "owed-by"},
    Key{Table::obligation, "owner"},
    Key{Table::obligation, "escalate"},
    Key{Table::due, "before", required},
    Key{Table::due, "lead", required},
    Key{Table::due, "opens"},

    Key{Table::step, "at"},
    Key{Table::step, "after"},
    Key{Table::step, "before"},
    Key{Table::step, "late"},
    Key{Table::step, "when-event"},
    Key{Table::step, "to", required},
    Key{Table::step, "by", required},
    Key{Table::step, "else"},
    Key{Table::step, "repeat"},
    Key{Table::step, "until"},
    Key{Table::step, "ack-for"},
    Key{Table::step, "quiet"},
    Key{Table::step, "text"},

    Key{Table::name, "en"},
    Key{Table::name, "zh-CN"},

    Key{Table::catalogue, "svcdesk", required},
    Key{Table::catalogue, "parts", required},
    Key{Table::catalogue_parts, "kinds"},
    Key{Table::catalogue_parts, "models"},
};

// In the order of Table.
constexpr std::array<std::string_view, 27> names = {
    "file",   "contract",  "calendar",       "special",    "holiday",      "role",
    "person", "quiet",     "certificate",    "rota",       "turn",         "level",
    "site",   "service",   "case-kind",      "work-step",  "pause-reason", "parts",
    "depot",  "part-kind", "machine-model",  "obligation", "due",          "step",
    "name",   "catalogue", "catalogue-parts"};
static_assert(names.size() == static_cast<std::size_t>(Table::catalogue_parts) + 1);

}  // namespace

std::span<const Key> keys() { return all_keys; }

std::string_view name_of(Table table) { return names.at(static_cast<std::size_t>(table)); }

std::vector<std::string> keys_of(Table table) {
  std::vector<std::string> found;
  for (const Key& key : all_keys) {
    if (key.table == table) found.emplace_back(key.name);
  }
  return found;
}

}  // namespace svcdesk::contract
