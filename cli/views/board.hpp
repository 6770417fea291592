// The screen that `svcdesk` shows without arguments.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

Json board_json(const desk::Board& board, Language language);
// Who is on duty, what burns, what is next, what waits, and what to type.
std::string board_text(const desk::Board& board, const Output& out, const Wall& wall);

Json on_duty_json(const std::vector<desk::OnDuty>& duty);

}  // namespace svcdesk::cli
