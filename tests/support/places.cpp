#include "places.hpp"

namespace svcdesk::test {

std::string source_dir() { return SVCDESK_SOURCE_DIR; }

std::string shared_data() { return source_dir() + "/../shared/data"; }

}  // namespace svcdesk::test
