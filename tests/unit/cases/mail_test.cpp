#include "svcdesk/cases/mail.hpp"

#include "story.hpp"
#include "svcdesk/cases/search_text.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

Mail mail(std::string from, std::string subject = "disk", std::string body = "it clicks") {
  Mail out;
  out.message_id = "<1@example.test>";
  out.from = std::move(from);
  out.subject = std::move(subject);
  out.body = std::move(body);
  return out;
}

Error refusal(const Mail& one) {
  try {
    from_mail(contract::Terms(sample()), one);
  } catch (const Error& error) {
    check_words(error);
    return error;
  }
  FAIL("accepted");
  throw Error(ErrorCode::failed, {"unreachable", {}});
}

Open open_of(const Mail& one) { return from_mail(contract::Terms(sample()), one); }

}  // namespace

TEST_CASE("an e-mail becomes a case of its sender (CASE-1)") {
  const Open open = open_of(mail("赵八 <Zhao@Example.test>", " disk \n", "\nit clicks\n"));
  CHECK(open.reporter == "zhao");
  CHECK(open.title == "disk");
  CHECK(open.symptom == "it clicks");
  CHECK(open.channel == "e-mail");
  CHECK(open.mail_id == "<1@example.test>");
}

TEST_CASE("a sender the contract does not list is taken in by his address (ORG-2)") {
  Open open = open_of(mail("Guest <guest@example.test>"));
  CHECK(open.reporter == "guest@example.test");
  CHECK_FALSE(Story().open(open).state().vouched);
}

TEST_CASE("a subject as long as a letter gives a title of 64 KiB, of whole characters (F21)") {
  std::string subject;
  while (subject.size() < 100'000) subject += "长";
  const Open open = open_of(mail("zhao@example.test", subject));
  CHECK(open.title.size() == 65'535);
  CHECK(subject.starts_with(open.title));
}

TEST_CASE("the Message-ID stays with the case (CASE-1)") {
  CHECK(Story().open(open_of(mail("zhao@example.test"))).state().mail_id == "<1@example.test>");
}

TEST_CASE("lesson zammad#5428: automatic mail opens no case") {
  Mail automatic = mail("zhao@example.test");
  automatic.auto_submitted = AutoSubmitted::yes;
  check_refused(refusal(automatic), "CASE-1", "cases.mail_automatic", "cases.hint.mail_by_hand");
}

TEST_CASE("lesson zammad#5428: a bounce is automatic, whatever its headers say") {
  for (const char* from :
       {"MAILER-DAEMON@example.test", "Mail <postmaster@example.test>", "<>", ""}) {
    check_refused(refusal(mail(from)), "CASE-1", "cases.mail_automatic");
  }
}

TEST_CASE("a mail without a subject takes its title from the text (CASE-1)") {
  const Open open = open_of(mail("zhao@example.test", "", "link down\nsince nine"));
  Story story;
  Open numbered = open;
  numbered.id = CaseId{1};
  story.keep(decide(story.terms(), story.acting(), numbered));
  CHECK(story.state().title == "link down");
}

TEST_CASE("a mail that says nothing is invalid (CASE-1)") {
  CHECK(refusal(mail("zhao@example.test", " ", "\n")).code() == ErrorCode::invalid);
}

TEST_CASE("the address is read out of a From field (CASE-1)") {
  CHECK(mail_address("a@b.test") == "a@b.test");
  CHECK(mail_address("  A@B.test ") == "a@b.test");
  CHECK(mail_address("\"Doe, J <x>\" <J.Doe@b.test>") == "j.doe@b.test");
  CHECK(mail_address("broken <a@b.test") == "a@b.test");
  CHECK(mail_address("").empty());
}

TEST_CASE("an answer names its case in the subject (CASE-1)") {
  CHECK(case_in_subject("Re: [C-12] disk") == CaseId{12});
  CHECK(case_in_subject("[urgent] [c-7]") == CaseId{7});
  CHECK(case_in_subject("Re: [C-2 P1] Resolution: breached") == CaseId{2});
  CHECK(case_in_subject("回复：【C-2 P1】排除：已超时") == CaseId{2});
  CHECK_FALSE(case_in_subject("C-12 disk"));
  CHECK_FALSE(case_in_subject("[12] disk"));
  CHECK_FALSE(case_in_subject("[C-x] [C-"));
  CHECK_FALSE(case_in_subject(""));
}

TEST_CASE("a case is found by all its words (CASE-12)") {
  Open request;
  request.symptom = "blue screen";
  request.error_text = "STOP";
  request.error_code = "0x7B";
  request.asset = "SRV-9";
  request.product = "windows";
  request.external_id = "INC0001";
  Story story;
  story.open(request).does(Resolve{"driver replaced", "bad driver"});
  const std::string text = search_text(story.state());
  for (const char* word : {"C-1", "disk failure", "blue screen", "STOP", "0x7B", "SRV-9", "windows",
                           "INC0001", "driver replaced", "bad driver"}) {
    CHECK_MESSAGE(text.find(word) != std::string::npos, word);
  }
  CHECK(text.find("\n\n") == std::string::npos);
}

TEST_CASE("a case without words is found by none (CASE-12)") { CHECK(search_text(Case{}).empty()); }
