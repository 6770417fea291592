#include <cstring>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/delivery/channels.hpp"
#include "svcdesk/delivery/program.hpp"

namespace svcdesk::delivery {
namespace {

using std::chrono::milliseconds;

// The helper's own limit lies before ours, so that it can still say what it waited for.
milliseconds for_the_helper(Seconds timeout) {
  const milliseconds whole = timeout;
  return whole - std::min<milliseconds>(milliseconds{1500}, whole / 5);
}

Result::Outcome outcome_of(const std::string& word) {
  if (word == "delivered") return Result::Outcome::delivered;
  return word == "refused" ? Result::Outcome::refused : Result::Outcome::try_again;
}

Result no_answer(const Finished& finished, const Helper& helper) {
  switch (finished.how) {
    case Finished::How::not_started:
      return {Result::Outcome::try_again, helper.path + ": " + std::strerror(finished.code)};
    case Finished::How::timed_out:
      return {Result::Outcome::try_again, "no answer in time"};
    case Finished::How::exited:
    case Finished::How::killed:
      break;
  }
  return {Result::Outcome::try_again, "the helper failed: " + finished.err};
}

}  // namespace

Result deliver_by_helper(const Channel& channel, const Helper& helper, const Parcel& parcel) {
  Json settings = Json::object();
  for (const auto& [name, value] : channel.settings) settings.set(name, value);
  const Json request =
      Json::object({{"kind", Json(to_string(channel.kind))},
                    {"settings", settings},
                    {"timeout_ms", std::int64_t{for_the_helper(channel.timeout).count()}},
                    {"parcel", Json::parse(parcel_json(parcel))}});
  Program program;
  program.argv = {helper.path, "send"};
  program.environment = fixed_environment();
  for (std::string& variable : passed_on(channel))
    program.environment.push_back(std::move(variable));
  program.timeout = channel.timeout;
  const Finished finished = run(program, request.dump());
  if (finished.how != Finished::How::exited || finished.code != 0) {
    return no_answer(finished, helper);
  }
  const Json answer = Json::parse(finished.out);
  return {outcome_of(answer.text("outcome")), answer.text("detail")};
}

}  // namespace svcdesk::delivery
