#include "transfer.hpp"

#include <curl/curl.h>

#include <algorithm>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::size_t longest_body = 4096;
constexpr std::size_t longest_words = 2000;

template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(curl, option, value);
  if (code != CURLE_OK) throw Misconfigured(curl_easy_strerror(code));
}

std::string url_part(const std::string& url, CURLUPart part) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
      CURLUE_OK) {
    throw Misconfigured("\"" + printable(url) + "\" is no URL");
  }
  char* raw = nullptr;
  if (curl_url_get(parsed.get(), part, &raw, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owned(raw, &curl_free);
  return owned.get();
}

}  // namespace

struct Transfer::State {
  CURL* curl = nullptr;
  curl_slist* list = nullptr;
  std::string upload;
  std::size_t uploaded = 0;
  std::string error = std::string(CURL_ERROR_SIZE, '\0');
  Reply reply;
  bool fresh = true;     // the next line from the server begins a new answer
  bool leaving = false;  // what comes after QUIT says nothing about the message
};

namespace {

// The callbacks take the state as an opaque pointer because curl is a C library.
template <class State>
std::size_t read_upload(char* to, std::size_t size, std::size_t count, void* user) {
  auto& state = *static_cast<State*>(user);
  const std::size_t part = std::min(size * count, state.upload.size() - state.uploaded);
  std::copy_n(state.upload.data() + state.uploaded, part, to);
  state.uploaded += part;
  return part;
}

template <class State>
std::size_t keep_body(char* from, std::size_t size, std::size_t count, void* user) {
  std::string& body = static_cast<State*>(user)->reply.body;
  const std::size_t bytes = size * count;
  body.append(from, std::min(bytes, longest_body - std::min(longest_body, body.size())));
  return bytes;
}

template <class State>
int watch(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& state = *static_cast<State*>(user);
  const std::string_view text(data, size);
  if (type == CURLINFO_HEADER_OUT) {
    state.fresh = true;
    if (text.starts_with("MAIL ")) state.reply.stage = Stage::mail;
    if (text.starts_with("DATA")) state.reply.stage = Stage::data;
    if (text.starts_with("QUIT")) state.leaving = true;
  } else if (type == CURLINFO_HEADER_IN && !state.leaving) {
    if (state.fresh) state.reply.server.clear();
    state.fresh = false;
    if (state.reply.server.size() < longest_words) state.reply.server += text;
  } else if (type == CURLINFO_DATA_OUT) {
    state.fresh = true;
  }
  return 0;
}

}  // namespace

Transfer::Transfer(const Settings& settings, std::chrono::milliseconds timeout,
                   const std::string& protocols, const std::string& url)
    : state_(std::make_unique<State>()) {
  state_->curl = curl_easy_init();
  if (state_->curl == nullptr) throw Misconfigured("libcurl cannot start");
  CURL* curl = state_->curl;
  const long milliseconds = std::max<long>(100, timeout.count());
  set(curl, CURLOPT_URL, url.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, protocols.c_str());
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_PROXY, settings.text("proxy").c_str());
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_TIMEOUT_MS, milliseconds);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_ERRORBUFFER, state_->error.data());
  const std::string authorities = settings.text("ca-file");
  if (!authorities.empty()) set(curl, CURLOPT_CAINFO, authorities.c_str());
  set(curl, CURLOPT_VERBOSE, 1L);
  set(curl, CURLOPT_DEBUGFUNCTION, &watch<State>);
  set(curl, CURLOPT_DEBUGDATA, static_cast<void*>(state_.get()));
  set(curl, CURLOPT_WRITEFUNCTION, &keep_body<State>);
  set(curl, CURLOPT_WRITEDATA, static_cast<void*>(state_.get()));
}

Transfer::~Transfer() {
  curl_easy_cleanup(state_->curl);
  curl_slist_free_all(state_->list);
}

void Transfer::mail(const std::string& from, const std::string& to, std::string message) {
  state_->upload = std::move(message);
  state_->list = curl_slist_append(nullptr, ("<" + to + ">").c_str());
  set(state_->curl, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  set(state_->curl, CURLOPT_MAIL_RCPT, state_->list);
  set(state_->curl, CURLOPT_UPLOAD, 1L);
  set(state_->curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(state_->upload.size()));
  set(state_->curl, CURLOPT_READFUNCTION, &read_upload<State>);
  set(state_->curl, CURLOPT_READDATA, static_cast<void*>(state_.get()));
}

void Transfer::log_in(const std::string& user, const std::string& password) {
  set(state_->curl, CURLOPT_USERNAME, user.c_str());
  set(state_->curl, CURLOPT_PASSWORD, password.c_str());
}

void Transfer::require_starttls() {
  set(state_->curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
}

void Transfer::http(const std::string& method, const std::vector<std::string>& headers,
                    const std::string& body) {
  for (const std::string& line : headers) {
    if (printable(line) != line) throw Misconfigured("a header has a control character in it");
    state_->list = curl_slist_append(state_->list, line.c_str());
  }
  state_->list = curl_slist_append(state_->list, "Expect:");
  set(state_->curl, CURLOPT_HTTPHEADER, state_->list);
  if (method == "GET") {
    set(state_->curl, CURLOPT_HTTPGET, 1L);
    return;
  }
  set(state_->curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  set(state_->curl, CURLOPT_COPYPOSTFIELDS, body.c_str());
  set(state_->curl, CURLOPT_CUSTOMREQUEST, method.c_str());
}

Reply Transfer::perform() {
  const CURLcode code = curl_easy_perform(state_->curl);
  Reply& reply = state_->reply;
  curl_easy_getinfo(state_->curl, CURLINFO_RESPONSE_CODE, &reply.status);
  reply.complete = code == CURLE_OK;
  if (!reply.complete) {
    reply.problem = state_->error.c_str();
    if (reply.problem.empty()) reply.problem = curl_easy_strerror(code);
  }
  return reply;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\r', '\n');
  std::string out;
  for (const char c : text) {
    if (c != '\n' || (!out.empty() && out.back() != '\n')) out += c;
  }
  if (out.ends_with('\n')) out.pop_back();
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

bool is_loopback(const std::string& url) {
  const std::string host = url_part(url, CURLUPART_HOST);
  return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::string scheme_of(const std::string& url) {
  if (!url_part(url, CURLUPART_USER).empty() || !url_part(url, CURLUPART_PASSWORD).empty()) {
    throw Misconfigured("a URL must not carry a user or password");
  }
  return url_part(url, CURLUPART_SCHEME);
}

}  // namespace svcdesk::helper
