// Files that the build puts into the library: SQL migrations, message tables, report templates.
#pragma once

#include <span>
#include <string_view>

namespace svcdesk::embedded {

struct File {
  std::string_view name;  // without folder
  std::string_view bytes;
};

std::span<const File> messages();          // text/messages/*.txt
std::span<const File> migrations();        // schemas/db/*.sql, in the order of their numbers
std::span<const File> report_templates();  // reports/templates/*

}  // namespace svcdesk::embedded
