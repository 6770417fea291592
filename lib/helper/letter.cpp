#include "letter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "encode.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::size_t longest_address = 254;     // RFC 5321, 4.5.3.1
constexpr std::size_t longest_plain_line = 900;  // RFC 5322 allows 998

std::string with_crlf(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 < text.size() && text[at + 1] == '\n') continue;
      out += "\r\n";
    } else if (text[at] == '\n') {
      out += "\r\n";
    } else {
      out += text[at];
    }
  }
  if (!out.ends_with("\r\n")) out += "\r\n";
  return out;
}

bool is_seven_bit(std::string_view body) {
  std::size_t column = 0;
  for (const char c : body) {
    const bool line_end = c == '\r' || c == '\n';
    column = line_end ? 0 : column + 1;
    if (column > longest_plain_line) return false;
    if (!line_end && c != '\t' && (c < 0x20 || c == 0x7f)) return false;
  }
  return true;
}

std::string message_id(std::string_view id) {
  std::string out = "<";
  for (const char c : id) {
    if (c > 0x20 && c < 0x7f && c != '<' && c != '>') out += c;
  }
  return out + ">";
}

}  // namespace

bool is_address(std::string_view text) {
  constexpr std::string_view special = "<>()[]\\,;:\"";
  if (text.size() > longest_address || std::count(text.begin(), text.end(), '@') != 1) return false;
  if (text.front() == '@' || text.back() == '@') return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return c > 0x20 && c < 0x7f && special.find(c) == std::string_view::npos;
  });
}

std::string mail_date(Instant instant) {
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(instant - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                     days[std::chrono::weekday(day).c_encoding()], unsigned(date.day()),
                     months[unsigned(date.month()) - 1], int(date.year()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string write_letter(const delivery::Parcel& parcel, const Sender& from) {
  const std::string body = with_crlf(to_valid_utf8(parcel.body));
  const bool plain = is_seven_bit(body);
  std::string out;
  const auto header = [&out](std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
  };
  header("Date", mail_date(parcel.date));
  header("From", from.name.empty() ? from.address
                                   : header_phrase(from.name) + "\r\n <" + from.address + ">");
  header("To", parcel.to);
  if (!from.reply_to.empty()) header("Reply-To", from.reply_to);
  header("Subject", header_text(parcel.title));
  header("Message-ID", message_id(parcel.message_id));
  header("Auto-Submitted", "auto-generated");
  header("X-Auto-Response-Suppress", "All");
  if (parcel.urgent) {
    header("Importance", "high");
    header("X-Priority", "1");
  }
  header("MIME-Version", "1.0");
  header("Content-Type", plain ? "text/plain; charset=us-ascii" : "text/plain; charset=UTF-8");
  header("Content-Transfer-Encoding", plain ? "7bit" : "base64");
  return out + "\r\n" + (plain ? body : base64_lines(body));
}

}  // namespace svcdesk::helper
