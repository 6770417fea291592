#include "svcdesk/store/process.hpp"

#include <sqlite3.h>

namespace svcdesk::store {

void for_one_thread() noexcept {
  static_cast<void>(sqlite3_config(SQLITE_CONFIG_SINGLETHREAD));
  static_cast<void>(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0));
}

}  // namespace svcdesk::store
