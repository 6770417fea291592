#include "svcdesk/cases/mail.hpp"

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/powers.hpp"

namespace svcdesk::cases {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1);
}

// Bounces come from these or from nobody, whatever their headers say (RFC 5321, 4.5.5).
bool is_bounce(std::string_view address) {
  return address.empty() || address.starts_with("mailer-daemon@") ||
         address.starts_with("postmaster@");
}

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
  for (std::size_t open = subject.find('['); open != std::string_view::npos;
       open = subject.find('[', open + 1)) {
    const std::size_t close = subject.find(']', open);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = subject.substr(open + 1, close - open - 1);
    if (!inside.starts_with("C-") && !inside.starts_with("c-")) continue;
    if (const auto id = CaseId::parse(inside)) return id;
  }
  return std::nullopt;
}

Open from_mail(const contract::Terms& terms, const Mail& mail) {
  const std::string address = mail_address(mail.from);
  if (mail.auto_submitted == AutoSubmitted::yes || is_bounce(address)) {
    throw Error(ErrorCode::refused, {"cases.mail_automatic", {{"from", mail.from}}})
        .rule("CASE-1")
        .hint({"cases.hint.mail_by_hand", {}});
  }
  Open open;
  open.title = std::string(trimmed(mail.subject));
  open.symptom = std::string(trimmed(mail.body));
  if (open.title.empty() && open.symptom.empty()) {
    throw Error(ErrorCode::invalid, {"cases.mail_empty", {{"from", mail.from}}})
        .hint({"cases.hint.mail_by_hand", {}});
  }
  const contract::Person* person = find_person(terms.contract(), address);
  open.channel = "e-mail";
  open.reporter = person != nullptr ? person->id : address;
  open.mail_id = std::string(trimmed(mail.message_id));
  return open;
}

}  // namespace svcdesk::cases
