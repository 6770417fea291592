// Lists of changes and of vendors' releases.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/store/change_rows.hpp"

namespace svcdesk::cli {

List::Shape change_shape(std::string_view schema, const Output& out);
Json change_row_json(const store::ChangeRow& row);
Row change_row(const store::ChangeRow& row, const Output& out, const Wall& wall);

List::Shape release_shape(std::string_view schema, const Output& out);
Json release_row_json(const store::ReleaseRow& row);
Row release_row(const store::ReleaseRow& row, const Output& out, const Wall& wall);

}  // namespace svcdesk::cli
