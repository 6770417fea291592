#include "svcdesk/desk/mail_for_cases.hpp"

namespace svcdesk::desk {

cases::Mail mail_for_cases(const delivery::MailText& letter) {
  cases::Mail out;
  out.message_id = letter.message_id;
  out.from = letter.from_address;
  out.subject = letter.subject;
  out.body = letter.body;
  out.date = letter.date;
  out.auto_submitted = letter.automatic ? cases::AutoSubmitted::yes : cases::AutoSubmitted::no;
  for (const auto& part : letter.attachments) out.attachments.push_back(part.name);
  return out;
}

}  // namespace svcdesk::desk
