// Calendar files: the helper's reader, its answer as svcdesk takes it, the days off that it gives.
#include "lib/helper/readers.hpp"
#include "svcdesk/delivery/answers.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {

void one(std::string_view bytes) {
  Json answer;
  try {
    answer = helper::read_calendar(bytes);
  } catch (const helper::BadInput& bad) {
    holds(bad.line > 0, "what is wrong with a calendar has a line");
    return;
  }
  holds(Json::parse(answer.dump()) == answer, "the answer reads back equal");
  const auto entries = delivery::calendar_entries(answer);
  for (const auto& entry : entries) holds(entry.first <= entry.last, "first to last");
  accepted({ErrorCode::invalid}, [&] { time::days_off(entries); });
}

}  // namespace svcdesk::fuzz
