// The same database in as few bytes as there are.
#pragma once

#include <string>

namespace svcdesk::fault {

// With small pages and nothing free: about 64 KB, and hardly a byte in it that means nothing.
void make_small(const std::string& database);

}  // namespace svcdesk::fault
