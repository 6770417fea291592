// Notices and deliveries as tables and JSON.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

Json notice_json(const store::NoticeRow& row);
std::vector<std::string> notice_keys();
std::vector<Column> notice_columns(const Output& out);
Row notice_row(const store::NoticeRow& row, const Output& out, const Wall& wall);
// The whole notice with its body.
std::string notice_text(const store::NoticeRow& row, const Output& out, const Wall& wall);

Json delivery_json(const desk::DeliveryResult& result);
std::string delivery_text(const desk::DeliveryResult& result, const Output& out);

}  // namespace svcdesk::cli
