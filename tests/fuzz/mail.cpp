// E-mail: the helper's reader, its answer as svcdesk takes it, and the case that comes of it.
#include "svcdesk/cases/mail.hpp"
#include "counting.hpp"
#include "lib/helper/readers.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/delivery/answers.hpp"
#include "svcdesk/desk/mail_for_cases.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

void take_in(const delivery::MailText& text) {
  const cases::Mail mail = desk::mail_for_cases(text);
  cases::case_in_subject(mail.subject);
  accepted({ErrorCode::refused, ErrorCode::invalid}, [&] {
    cases::Open open = cases::from_mail(small_terms(), mail);
    holds(is_valid_utf8(open.title) && is_valid_utf8(open.symptom), "a case's words are UTF-8");
    holds(is_valid_utf8(open.reporter) && is_valid_utf8(open.mail_id), "and who wrote it");
    open.id = CaseId{1};
    const Instant now{Seconds{1768179600}};
    cases::decide(small_terms(), {"zhao", now, now}, open);
  });
}

}  // namespace

void one(std::string_view bytes) {
  Json answer;
  try {
    answer = helper::read_message(bytes);
  } catch (const helper::BadInput& bad) {
    holds(bad.line >= 0, "a line");
    return;
  }
  holds(Json::parse(answer.dump()) == answer, "the answer reads back equal");
  take_in(delivery::mail_text(answer));
}

}  // namespace svcdesk::fuzz
