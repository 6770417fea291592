// The sections of a contract file, each read by one function into its part of the contract.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "svcdesk/contract/load.hpp"
#include "svcdesk/contract/reader.hpp"

namespace svcdesk::contract {

// svcdesk = 1
void read_version(const Scope& file);
// [contract]; sets the language in which later names are read.
void read_header(const Slot& slot, Contract& to);
void read_levels(const Slot& slot, Contract& to);
void read_roles(const Slot& slot, Contract& to);
void read_people(const Slot& slot, Contract& to);
void read_rotas(const Slot& slot, Contract& to);
void read_sites(const Slot& slot, Contract& to);
void read_services(const Slot& slot, Contract& to);
void read_case_kinds(const Slot& slot, Contract& to);
void read_pause_reasons(const Slot& slot, Contract& to);
void read_separation(const Slot& slot, Contract& to);

// [holidays.X] before [calendars.X]: the files that calendars name bring first days too.
void read_holidays(const Slot& slot, Contract& to);
void read_calendars(const Slot& slot, const Sources& sources, Contract& to);

// [parts], with the catalogues that it names, whose places are added.
void read_parts(const Slot& slot, const Sources& sources, Places& places, Contract& to);
// [parts.kinds.X] and [[parts.models]]: one file's, the contract's or a catalogue's.
void read_kinds(const Scope& parts, Supply& to);
// What the contract has itself wins over a catalogue's, and a later catalogue over an earlier one.
void read_catalogues(const Slot& slot, const Sources& sources, Places& places, Contract& to);

// [[obligations]]: an item that is no table keeps its number, as an empty obligation.
void read_obligations(const Slot& slot, Contract& to);
void read_steps(const Slot& slot, Obligation& to);

// The bytes of the file that the slot names, which is recorded with its hash; nothing, and a
// mistake on the slot, where the name leads elsewhere or the file cannot be read.
std::optional<std::string> read_beside(const Slot& slot, FileUse use, const Sources& sources,
                                       Contract& to);

// One calendar file, as far as it could be read.
struct DaysFile {
  std::set<Date> holidays;
  std::set<Date> workdays;
};

// Reads a calendar file, and the first days of the contract's holidays by their names. Mistakes are
// reported on the file.
DaysFile read_days_file(const Slot& slot, const Sources& sources, Contract& to);

}  // namespace svcdesk::contract
