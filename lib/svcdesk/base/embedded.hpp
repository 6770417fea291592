// Files that the build puts into the library: SQL migrations, message tables, report templates.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace svcdesk::embedded {

struct File {
  std::string_view name;  // without folder
  std::string_view bytes;
};

// Lines "id = text" in the order of their ids, searched where they lie: nothing is read at
// start-up.
struct Lines {
  std::string_view bytes;
  std::span<const std::uint32_t> starts;  // of each line, and the end of the last
};

// A row of SQLite's catalogue (sqlite_schema).
struct Object {
  std::string_view type, name, table, sql;
};

Lines messages_en();                 // text/messages/*.en.txt
Lines messages_zh_cn();              // text/messages/*.zh-CN.txt
std::span<const File> migrations();  // schemas/db/*.sql, in the order of their numbers
// What the migrations make up to each version, from 1; by name, then type.
std::span<const std::span<const Object>> schemas();
std::span<const File> report_templates();  // reports/templates/*

}  // namespace svcdesk::embedded
