// One bounded transfer with libcurl: time limits, TLS checked, no redirects, no proxy from outside.
// The only files that include curl are this one's source and the senders.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "request.hpp"

namespace svcdesk::helper {

// How far an SMTP talk had come when it ended: a refusal counts for the message only from MAIL on.
enum class Stage { before_mail, mail, data };

struct Reply {
  bool complete = false;  // curl finished without an error of its own
  long status = 0;        // the last SMTP or HTTP status; 0: none came
  Stage stage = Stage::before_mail;
  std::string server;   // the server's last words
  std::string body;     // of an HTTP answer, its first 4 KiB
  std::string problem;  // curl's words, where not complete
};

class Transfer {
 public:
  // `protocols` as curl names them: "smtp,smtps". Throws Misconfigured.
  Transfer(const Settings& settings, std::chrono::milliseconds timeout,
           const std::string& protocols, const std::string& url);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  void mail(const std::string& from, const std::string& to, std::string message);
  void log_in(const std::string& user, const std::string& password);
  void require_starttls();
  // `headers` are whole lines; throws Misconfigured for one with a control character.
  void http(const std::string& method, const std::vector<std::string>& headers,
            const std::string& body);
  Reply perform();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The lines of an answer as one.
std::string on_one_line(std::string text);

// Whether the URL's host is this very machine: the only place where plain text may carry a secret.
bool is_loopback(const std::string& url);

// The URL's scheme, "https". Throws Misconfigured for what is no URL or carries a user or password.
std::string scheme_of(const std::string& url);

}  // namespace svcdesk::helper
