// Everything that is read of a database, as one digest.
#pragma once

#include <optional>
#include <string>

#include "svcdesk/desk/desk.hpp"

namespace svcdesk::fault {

struct Reading {
  bool sound = false;     // `db verify` said so
  std::string digest;     // of what was read; empty where reading was refused
  std::string violation;  // what must never happen: empty
};

// Opens, reads, lists, shows and verifies. Whatever is thrown but Error is a violation.
Reading read_all(const desk::Options& options);

// One changing command; what must never happen, or "".
std::string write_once(const desk::Options& options);

}  // namespace svcdesk::fault
