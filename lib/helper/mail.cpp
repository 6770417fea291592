#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "encode.hpp"
#include "html_text.hpp"
#include "mail_charset.hpp"
#include "readers.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr int deepest = 50;
constexpr int most_parts = 500;
constexpr std::size_t longest_head = 1u << 20u;  // each header line costs the parser much more

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) return {};
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string bytes_of_message(GMimeObject* object) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, nullptr, stream.get());
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string header(GMimeMessage* message, const char* name) {
  GMimeHeader* found =
      g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
  const char* raw = found == nullptr ? nullptr : g_mime_header_get_raw_value(found);
  return raw == nullptr ? std::string() : decode_header(raw);
}

std::string trimmed_lower(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  for (char& c : text) c = static_cast<char>(g_ascii_tolower(c));
  return text;
}

// Robots, lists and bounces: nothing answers them, or two robots talk for ever (RFC 3834).
bool is_automatic(GMimeMessage* message, GMimeObject* root) {
  const std::string submitted = trimmed_lower(header(message, "Auto-Submitted"));
  if (!submitted.empty() && !submitted.starts_with("no")) return true;
  const std::string precedence = trimmed_lower(header(message, "Precedence"));
  if (precedence == "bulk" || precedence == "junk" || precedence == "list") return true;
  if (!header(message, "List-Id").empty()) return true;
  if (trimmed_lower(header(message, "Return-Path")) == "<>") return true;
  GMimeContentType* type = root == nullptr ? nullptr : g_mime_object_get_content_type(root);
  return type != nullptr && g_mime_content_type_is_type(type, "multipart", "report");
}

struct Sorted {
  std::string plain;
  std::string html;
  std::vector<Json> attachments;
  int parts = 0;
};

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (type == nullptr) return "text/plain";
  char* raw = g_mime_content_type_get_mime_type(type);
  std::string out = raw == nullptr ? "text/plain" : trimmed_lower(raw);
  g_free(raw);
  return out;
}

Json attachment(const std::string& name, const std::string& type, const std::string& bytes) {
  return Json::object({{"name", to_valid_utf8(name)}, {"type", type}, {"base64", base64(bytes)}});
}

void sort_part(GMimePart* part, Sorted& sorted) {
  GMimeObject* object = GMIME_OBJECT(part);
  const std::string type = type_of(object);
  const char* raw_name = g_mime_part_get_filename(part);
  const char* disposition = g_mime_object_get_disposition(object);
  const bool attached =
      raw_name != nullptr || (disposition != nullptr && trimmed_lower(disposition) == "attachment");
  const std::string bytes = bytes_of(part);
  const char* charset = g_mime_object_get_content_type_parameter(object, "charset");
  const std::string label = charset == nullptr ? "" : charset;
  if (!attached && type == "text/plain" && sorted.plain.empty()) {
    sorted.plain = to_utf8(bytes, label);
  } else if (!attached && type == "text/html" && sorted.html.empty()) {
    sorted.html = to_utf8(bytes, label);
  } else {
    sorted.attachments.push_back(attachment(raw_name == nullptr ? "" : raw_name, type, bytes));
  }
}

void sort_parts(GMimeObject* object, Sorted& sorted, int depth) {
  if (object == nullptr) return;
  if (depth > deepest || ++sorted.parts > most_parts)
    throw BadInput(0, "too many or too deep parts");
  if (GMIME_IS_MULTIPART(object)) {
    GMimeMultipart* multipart = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
      sort_parts(g_mime_multipart_get_part(multipart, i), sorted, depth + 1);
    }
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    sorted.attachments.push_back(attachment("", "message/rfc822", bytes_of_message(object)));
  } else if (GMIME_IS_PART(object)) {
    sort_part(GMIME_PART(object), sorted);
  }
}

void set_sender(Json& out, GMimeMessage* message) {
  const std::string from = header(message, "From");
  std::string name = from;
  std::string address;
  if (InternetAddressList* list = internet_address_list_parse(parser_options(), from.c_str())) {
    const Owned<InternetAddressList> owned(list);
    InternetAddress* first = internet_address_list_length(list) > 0
                                 ? internet_address_list_get_address(list, 0)
                                 : nullptr;
    if (first != nullptr && INTERNET_ADDRESS_IS_MAILBOX(first)) {
      const char* raw_name = internet_address_get_name(first);
      const char* raw = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first));
      name = raw_name == nullptr ? "" : raw_name;
      address = raw == nullptr ? "" : raw;
    }
  }
  out.set("from_name", to_valid_utf8(name));
  out.set("from_address", to_valid_utf8(address));
}

Owned<GMimeMessage> parse_message(std::string_view bytes) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), parser_options()));
  return message;
}

}  // namespace

Json read_message(std::string_view bytes) {
  g_mime_init();
  if (bytes.empty()) throw BadInput(0, "not an e-mail: it is empty");
  if (std::min({bytes.find("\n\n"), bytes.find("\n\r\n"), bytes.size()}) > longest_head) {
    throw BadInput(0, "its header lines are longer than a mebibyte");
  }
  const Owned<GMimeMessage> message = parse_message(bytes);
  GMimeMessage* raw = message.get();
  if (raw == nullptr ||
      g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(raw))) == 0) {
    throw BadInput(1, "not an e-mail: no header lines");
  }
  GMimeObject* root = g_mime_message_get_mime_part(raw);
  Sorted sorted;
  sort_parts(root, sorted, 0);
  Json out = Json::object();
  const char* id = g_mime_message_get_message_id(raw);
  out.set("message_id", to_valid_utf8(id == nullptr ? "" : id));
  set_sender(out, raw);
  out.set("subject", to_valid_utf8(header(raw, "Subject")));
  GDateTime* date = g_mime_message_get_date(raw);
  out.set("date", std::int64_t{date == nullptr ? 0 : g_date_time_to_unix(date)});
  const std::string body = sorted.plain.empty() ? html_to_text(sorted.html) : sorted.plain;
  out.set("body", to_valid_utf8(body));
  out.set("automatic", is_automatic(raw, root));
  out.set("attachments", Json(Json::Array(sorted.attachments.begin(), sorted.attachments.end())));
  return out;
}

}  // namespace svcdesk::helper
