#include "svcdesk/cases/mail.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/authority/powers.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cases {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1);
}

// A header may be as long as the letter, which is kept with the case as it came.
std::string header(std::string_view text) {
  constexpr std::size_t longest = 64u << 10u;
  return std::string(first_bytes(trimmed(text), longest));
}

// Bounces come from these or from nobody, whatever their headers say (RFC 5321, 4.5.5).
bool is_bounce(std::string_view address) {
  return address.empty() || address.starts_with("mailer-daemon@") ||
         address.starts_with("postmaster@");
}

// Automatic mail is never answered, and opens nothing (RFC 3834).
void refuse_automatic(const Mail& mail) {
  if (mail.auto_submitted == AutoSubmitted::no && !is_bounce(mail_address(mail.from))) return;
  throw Error(ErrorCode::refused, {"cases.mail_automatic", {{"from", mail.from}}})
      .rule("CASE-1")
      .hint({"cases.hint.mail_by_hand", {}});
}

// Those of our notices in either language, and of whoever writes one by hand.
constexpr std::pair<std::string_view, std::string_view> brackets[] = {{"[", "]"}, {"【", "】"}};

}  // namespace

std::string mail_address(std::string_view from) {
  const std::size_t open = from.rfind('<');
  if (open != std::string_view::npos) {
    from.remove_prefix(open + 1);
    from = from.substr(0, from.find('>'));
  }
  return fold_case(trimmed(from));
}

std::optional<CaseId> case_in_subject(std::string_view subject) {
  for (const auto& [open, close] : brackets) {
    for (std::size_t at = subject.find(open); at != std::string_view::npos;
         at = subject.find(open, at + open.size())) {
      std::string_view inside = subject.substr(at + open.size());
      const std::size_t end = inside.find(close);
      if (end == std::string_view::npos) break;
      inside = inside.substr(0, std::min(end, inside.find(' ')));  // the level may follow
      if (!inside.starts_with("C-") && !inside.starts_with("c-")) continue;
      if (const auto id = CaseId::parse(inside)) return id;
    }
  }
  return std::nullopt;
}

Note answer_in(const Mail& mail) {
  refuse_automatic(mail);
  const std::string_view body = trimmed(mail.body);
  return {std::string(body.empty() ? trimmed(mail.subject) : body), {}};
}

Open from_mail(const contract::Terms& terms, const Mail& mail) {
  refuse_automatic(mail);
  const std::string address = mail_address(mail.from);
  Open open;
  open.title = header(mail.subject);
  open.symptom = std::string(trimmed(mail.body));
  if (open.title.empty() && open.symptom.empty()) {
    throw Error(ErrorCode::invalid, {"cases.mail_empty", {{"from", mail.from}}})
        .hint({"cases.hint.mail_by_hand", {}});
  }
  const contract::Person* person = authority::find_person(terms.contract(), address);
  open.channel = "e-mail";
  open.reporter = person != nullptr ? person->id : header(address);
  open.mail_id = header(mail.message_id);
  open.external_id = open.mail_id;
  return open;
}

}  // namespace svcdesk::cases
