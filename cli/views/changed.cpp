#include "cli/views/changed.hpp"

namespace svcdesk::cli {

std::string_view how_word(desk::Changed::How how) {
  switch (how) {
    case desk::Changed::How::done:
      return "done";
    case desk::Changed::How::repeated:
      return "repeated";
    case desk::Changed::How::dry_run:
      return "dry-run";
  }
  return "done";
}

std::string how_text(desk::Changed::How how, const Output& out) {
  return out.say("cli.case.how." + std::string(how_word(how)));
}

Json events_json(const std::vector<journal::Event>& events) {
  Json out = Json::array();
  for (const journal::Event& event : events) {
    out.push(Json::object({{"seq", event.seq}, {"type", event.type}}));
  }
  return out;
}

}  // namespace svcdesk::cli
