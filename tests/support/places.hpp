// Where the project and the real files of others lie. Known to one source only, so that the
// compiler cache serves every checkout.
#pragma once

#include <string>

namespace svcdesk::test {

std::string source_dir();
// Beside the checkout; a test that wants it says "skipped" where it is not there.
std::string shared_data();

}  // namespace svcdesk::test
