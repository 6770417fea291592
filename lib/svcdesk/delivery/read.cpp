#include <array>
#include <cstring>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/delivery/answers.hpp"
#include "svcdesk/delivery/program.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::delivery {
namespace {

constexpr std::size_t longest_input = 32u << 20u;  // the reader needs several times as much
constexpr std::size_t longest_answer = 256u << 20u;
constexpr int bad_input = 65;  // EX_DATAERR

Json ask(const Helper& helper, const std::string& verb, std::string_view bytes) {
  if (bytes.size() > longest_input) {
    throw Error(ErrorCode::invalid,
                {"delivery.too_long", {{"mebibytes", std::to_string(longest_input >> 20u)}}});
  }
  Program program;
  program.argv = {helper.path, verb};
  program.environment = fixed_environment();
  program.longest_output = longest_answer;
  const Finished finished = run(program, bytes);
  if (finished.how == Finished::How::exited && finished.code == bad_input) {
    const Json problem = Json::parse(finished.out);
    throw Error(ErrorCode::invalid, {"delivery.bad_" + verb,
                                     {{"line", std::to_string(problem.integer("line", 0))},
                                      {"problem", problem.text("problem")}}});
  }
  if (finished.how == Finished::How::exited && finished.code == 0 && !finished.cut) {
    return Json::parse(finished.out);
  }
  const bool absent = finished.how == Finished::How::not_started;
  throw Error(ErrorCode::failed,
              {"delivery.helper_failed",
               {{"path", helper.path},
                {"problem", absent ? std::strerror(finished.code)
                            : finished.how == Finished::How::timed_out ? "timeout"
                                                                       : finished.err}}})
      .hint({"delivery.helper_hint", {}});
}

std::string from_base64(std::string_view text) {
  std::array<int, 256> values{};
  values.fill(-1);
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i);
  }
  std::string out;
  unsigned group = 0;
  int bits = 0;
  for (const char c : text) {
    const int value = values[static_cast<unsigned char>(c)];
    if (value < 0) continue;
    group = (group << 6u) | static_cast<unsigned>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>((group >> static_cast<unsigned>(bits)) & 0xFFu);
  }
  return out;
}

}  // namespace

std::vector<time::CalendarEntry> calendar_entries(const Json& answer) {
  std::vector<time::CalendarEntry> out;
  for (const Json& entry : answer.items()) {
    out.push_back({entry["summary"].string(), time::parse_date(entry["first"].string()),
                   time::parse_date(entry["last"].string())});
  }
  return out;
}

MailText mail_text(const Json& answer) {
  MailText mail;
  mail.message_id = answer["message_id"].string();
  mail.from_name = answer["from_name"].string();
  mail.from_address = answer["from_address"].string();
  mail.subject = answer["subject"].string();
  mail.body = answer["body"].string();
  mail.date = Instant{Seconds{answer["date"].integer()}};
  mail.automatic = answer["automatic"].boolean();
  for (const Json& part : answer["attachments"].items()) {
    mail.attachments.push_back(
        {part["name"].string(), part["type"].string(), from_base64(part["base64"].string())});
  }
  return mail;
}

DeviceType device_type(const Json& answer) {
  DeviceType out;
  out.manufacturer = answer["manufacturer"].string();
  out.model = answer["model"].string();
  out.part_number = answer["part_number"].string();
  out.slug = answer["slug"].string();
  out.airflow = answer.text("airflow");
  out.comments = answer.text("comments");
  out.half_units = static_cast<int>(2 * answer["u_height"].number());
  const bool full = answer["is_full_depth"].boolean();
  out.depth = full ? DeviceType::Depth::full : DeviceType::Depth::half;
  out.grams = answer["weight_grams"].integer();
  for (const Json& component : answer["components"].items()) {
    out.components.push_back(
        {component["kind"].string(), component["name"].string(), component["type"].string()});
  }
  return out;
}

time::IcsReader ics_reader(const Helper& helper) {
  return [helper](std::string_view bytes) { return calendar_entries(ask(helper, "ics", bytes)); };
}

MailText read_mail(const Helper& helper, std::string_view bytes) {
  return mail_text(ask(helper, "mail", bytes));
}

DeviceType read_device_type(const Helper& helper, std::string_view bytes) {
  return device_type(ask(helper, "device-type", bytes));
}

}  // namespace svcdesk::delivery
