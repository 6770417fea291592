#include "encode.hpp"
#include "letter.hpp"
#include "senders.hpp"
#include "svcdesk/base/utf8.hpp"
#include "transfer.hpp"

namespace svcdesk::helper {
namespace {

// The server wants to know who we are, or does not believe it: the operator's matter, not the
// recipient's (RFC 4954, 6).
bool is_about_login(long status) {
  return status == 530 || status == 534 || status == 535 || status == 538;
}

delivery::Result judge_smtp(const Reply& reply) {
  std::string words = on_one_line(reply.server);
  if (!reply.complete) words += (words.empty() ? "" : "; ") + reply.problem;
  const bool talking_of_message = reply.stage != Stage::before_mail;
  if (reply.complete && reply.status >= 200 && reply.status < 300) {
    return {Outcome::delivered, words};
  }
  if (talking_of_message && reply.status >= 500 && reply.status < 600 &&
      !is_about_login(reply.status)) {
    return {Outcome::refused, words};
  }
  return {Outcome::try_again, words};
}

std::string checked_address(const Settings& settings, std::string_view name,
                            const std::string& fallback) {
  std::string address = settings.text(name, fallback);
  if (!address.empty() && !is_address(address)) {
    throw Misconfigured("setting \"" + std::string(name) + "\" is no mail address");
  }
  return address;
}

std::string url_of(const Settings& settings, const std::string& tls) {
  const std::string host = settings.required("host");
  const std::string usual = tls == "implicit" ? "465" : tls == "starttls" ? "587" : "25";
  const std::string helo = settings.text("helo");
  return (tls == "implicit" ? "smtps://" : "smtp://") + host + ":" + settings.text("port", usual) +
         (helo.empty() ? "" : "/" + percent_encode(helo));
}

}  // namespace

delivery::Result send_smtp(const Request& request) {
  const Settings& settings = request.settings;
  if (!is_address(request.parcel.to)) {
    return {Outcome::refused, "not a mail address: " + printable(request.parcel.to)};
  }
  const std::string tls = settings.text("tls", "starttls");
  if (tls != "starttls" && tls != "implicit" && tls != "none") {
    throw Misconfigured("tls must be starttls, implicit or none");
  }
  settings.required("from");
  const Sender from{checked_address(settings, "from", ""), settings.text("from-name"),
                    checked_address(settings, "reply-to", "")};
  const std::string url = url_of(settings, tls);
  scheme_of(url);
  Transfer transfer(settings, request.timeout, tls == "implicit" ? "smtps" : "smtp", url);
  if (tls == "starttls") transfer.require_starttls();
  if (const std::string user = settings.text("user"); !user.empty()) {
    if (tls == "none" && !is_loopback(url)) {
      throw Misconfigured("a password goes over TLS only: tls must be starttls or implicit");
    }
    const auto password = settings.secret("password");
    if (!password) throw Misconfigured("user needs password-env or password-file");
    transfer.log_in(user, *password);
  }
  transfer.mail(checked_address(settings, "envelope-from", from.address), request.parcel.to,
                write_letter(request.parcel, from));
  return judge_smtp(transfer.perform());
}

}  // namespace svcdesk::helper
