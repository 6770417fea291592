// Lists of requests for parts, orders, loans, repairs and moves: a row of each as JSON and for
// people.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/store/part_rows.hpp"

namespace svcdesk::cli {

List::Shape part_requests_shape(std::string_view schema, const Output& out);
List::Shape part_orders_shape(std::string_view schema, const Output& out);
List::Shape loans_shape(std::string_view schema, const Output& out);
List::Shape repairs_shape(std::string_view schema, const Output& out);
List::Shape moves_shape(std::string_view schema, const Output& out);

Json row_json(const store::PartRequestRow& row);
Json row_json(const store::PartOrderRow& row);
Json row_json(const store::LoanRow& row);
Json row_json(const store::RepairRow& row);
Json row_json(const store::StockMoveRow& row);

Row row_of(const store::PartRequestRow& row, const Output& out, const Wall& wall);
Row row_of(const store::PartOrderRow& row, const Output& out, const Wall& wall);
Row row_of(const store::LoanRow& row, const Output& out, const Wall& wall);
Row row_of(const store::RepairRow& row, const Output& out, const Wall& wall);
Row row_of(const store::StockMoveRow& row, const Output& out, const Wall& wall);

}  // namespace svcdesk::cli
