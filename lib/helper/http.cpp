#include <algorithm>
#include <functional>
#include <map>

#include "encode.hpp"
#include "senders.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/instant.hpp"
#include "transfer.hpp"

namespace svcdesk::helper {
namespace {

using Encoding = std::function<std::string(std::string_view)>;
using Values = std::map<std::string, std::string, std::less<>>;

constexpr long request_timeout = 408;
constexpr long too_many_requests = 429;

delivery::Result judge_http(const Reply& reply) {
  std::string words = reply.server.substr(0, reply.server.find('\r'));
  if (!reply.body.empty()) words += (words.empty() ? "" : ": ") + on_one_line(reply.body);
  if (!reply.complete) {
    return {Outcome::try_again, words + (words.empty() ? "" : "; ") + reply.problem};
  }
  if (reply.status >= 200 && reply.status < 300) return {Outcome::delivered, words};
  const bool later = reply.status == request_timeout || reply.status == too_many_requests;
  const bool refused = reply.status >= 400 && reply.status < 500 && !later;
  return {refused ? Outcome::refused : Outcome::try_again, words};
}

// Puts the values in place of {to}, {text}, {title}, {id}, {token}. A name in braces that is none
// of them is a mistake in the settings, never sent as it is.
std::string fill(std::string_view pattern, const Values& values, const Encoding& encode) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = pattern.find('}', open);
    const std::string_view name =
        pattern.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
    if (!is_name) {
      out += '{';
      pattern.remove_prefix(open + 1);
      continue;
    }
    const auto found = values.find(name);
    if (found == values.end()) {
      throw Misconfigured("unknown placeholder {" + std::string(name) +
                          "}; there are {to}, {text}, " +
                          "{title}, {id} and, with a token, {token}");
    }
    out += encode(found->second);
    pattern.remove_prefix(close + 1);
  }
  return out;
}

void check_url(const Settings& settings, const std::string& url) {
  const std::string scheme = scheme_of(url);
  if (scheme == "https") return;
  if (scheme != "http") throw Misconfigured("url must begin with https://");
  if (!is_loopback(url) && settings.text("plain-http") != "allowed") {
    throw Misconfigured("url is not https (plain-http = \"allowed\" permits that)");
  }
}

Encoding encoding_for(const std::string& content_type) {
  if (content_type.find("json") != std::string::npos) return json_escape;
  if (content_type.starts_with("application/x-www-form-urlencoded")) return percent_encode;
  if (content_type.starts_with("text/plain")) {
    return [](std::string_view text) { return std::string(text); };
  }
  throw Misconfigured("content-type must be a form, JSON or text/plain");
}

std::string checked_method(const Settings& settings) {
  std::string method = settings.text("method", "POST");
  if (method != "POST" && method != "GET" && method != "PUT") {
    throw Misconfigured("method must be POST, PUT or GET");
  }
  return method;
}

std::vector<std::string> own_headers(const Settings& settings, const Values& values) {
  constexpr std::string_view prefix = "header.";
  std::vector<std::string> out;
  for (const auto& [name, value] : settings.all()) {
    if (!name.starts_with(prefix)) continue;
    out.push_back(
        name.substr(prefix.size()) + ": " +
        fill(value.string(), values, [](std::string_view text) { return printable(text); }));
  }
  return out;
}

}  // namespace

delivery::Result send_webhook(const Request& request, Instant now) {
  const Settings& settings = request.settings;
  const delivery::Parcel& parcel = request.parcel;
  const std::string url = fill(settings.required("url"), {{"to", parcel.to}}, percent_encode);
  check_url(settings, url);
  const auto secret = settings.secret("secret");
  if (!secret) throw Misconfigured("a webhook is signed: secret-env or secret-file is missing");
  const std::string body = Json::object({{"schema", "svcdesk.notice/1"},
                                         {"message_id", parcel.message_id},
                                         {"to", parcel.to},
                                         {"title", parcel.title},
                                         {"body", parcel.body},
                                         {"date", parcel.date.time_since_epoch().count()},
                                         {"urgent", parcel.urgent}})
                               .dump();
  const std::string time = std::to_string(now.time_since_epoch().count());
  std::vector<std::string> headers = own_headers(settings, {});
  headers.push_back("Content-Type: application/json");
  headers.push_back("Idempotency-Key: " + parcel.message_id);
  headers.push_back("Svcdesk-Signature: t=" + time +
                    ",v1=" + to_hex(hmac_sha256(*secret, time + "." + body)));
  Transfer transfer(settings, request.timeout, "http,https", url);
  transfer.http("POST", headers, body);
  return judge_http(transfer.perform());
}

delivery::Result send_sms(const Request& request) {
  const Settings& settings = request.settings;
  const delivery::Parcel& parcel = request.parcel;
  Values values{
      {"to", parcel.to}, {"text", parcel.body}, {"title", parcel.title}, {"id", parcel.message_id}};
  const auto token = settings.secret("token");
  if (token) values.emplace("token", *token);
  const std::string url = fill(settings.required("url"), values, percent_encode);
  check_url(settings, url);
  const std::string method = checked_method(settings);
  const std::string type = settings.text("content-type", "application/x-www-form-urlencoded");
  const std::string pattern = method == "GET" ? "" : settings.required("body");
  const std::string body = fill(pattern, values, encoding_for(type));
  std::vector<std::string> headers = own_headers(settings, values);
  if (method != "GET") headers.push_back("Content-Type: " + type);
  headers.push_back("Idempotency-Key: " + parcel.message_id);
  Transfer transfer(settings, request.timeout, "http,https", url);
  if (const std::string user = settings.text("user"); !user.empty()) {
    const auto password = settings.secret("password");
    if (!password) throw Misconfigured("user needs password-env or password-file");
    transfer.log_in(user, *password);
  }
  transfer.http(method, headers, body);
  const Reply reply = transfer.perform();
  delivery::Result result = judge_http(reply);
  const std::string expected = settings.text("expect");
  if (result.outcome == Outcome::delivered && reply.body.find(expected) == std::string::npos) {
    result.outcome = Outcome::try_again;  // gateways say "200 OK" to what they do not take
  }
  return result;
}

}  // namespace svcdesk::helper
