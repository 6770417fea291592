// Every key of a contract file and of its catalogues: one table, from which come the hints for
// mistyped keys, the test of the JSON Schema and the test of the manual page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::contract {

// The tables of the files, by what stands in them.
enum class Table {
  file,
  contract,
  calendar,
  special,
  holiday,
  role,
  person,
  quiet,
  certificate,
  rota,
  turn,
  level,
  site,
  service,
  case_kind,
  work_step,
  pause_reason,
  parts,
  depot,
  part_kind,
  machine_model,
  obligation,
  due,
  step,
  name,
  catalogue,
  catalogue_parts,
};

struct Key {
  Table table;
  std::string_view name;
  enum class Need { optional, required } need = Need::optional;
};

// In the order of the manual.
std::span<const Key> keys();

// "case-kind": the name of the table's definition in the JSON Schema and its heading in the manual.
std::string_view name_of(Table table);

std::vector<std::string> keys_of(Table table);

}  // namespace svcdesk::contract
