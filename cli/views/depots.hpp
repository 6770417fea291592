// Depots as they were surveyed and evaluated, suppliers as they are rated, and how far it is to a
// site.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/parts_values.hpp"

namespace svcdesk::cli {

List::Shape depots_shape(std::string_view schema, const Output& out);
Json depot_record_json(const contract::Depot& depot, const parts::DepotRecord& record);
Row depot_record_row(const contract::Depot& depot, const parts::DepotRecord& record,
                     const Output& out, const Wall& wall);
// One depot with everything that was written down.
std::string depot_record_text(const contract::Depot& depot, const parts::DepotRecord& record,
                              const Output& out, const Wall& wall);

List::Shape suppliers_shape(std::string_view schema, const Output& out);
Json supplier_json(const std::string& name, const parts::Supplier& supplier);
Row supplier_row(const std::string& name, const parts::Supplier& supplier, const Output& out,
                 const Wall& wall);

List::Shape reach_shape(std::string_view schema, const Output& out);
Json reach_json(const parts::Reach& reach);
Row reach_row(const parts::Reach& reach, const Output& out);

}  // namespace svcdesk::cli
