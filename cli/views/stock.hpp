// What lies where: pieces by serial number, or quantities.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/store/part_rows.hpp"

namespace svcdesk::cli {

List::Shape stock_shape(std::string_view schema, const Output& out);
Json balance_json(const store::BalanceRow& row);
Row balance_row(const store::BalanceRow& row, const Output& out);

}  // namespace svcdesk::cli
