// A case out of an e-mail (CASE-1). Reading MIME is done by a helper program; this is what it hands
// on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/cases/intake.hpp"
#include "svcdesk/cases/progress.hpp"

namespace svcdesk::cases {

// RFC 3834: anything but "no" in Auto-Submitted, and bounces.
enum class AutoSubmitted { no, yes };

struct Mail {
  std::string message_id;
  std::string from;  // "Name <address>" or the address alone
  std::string subject;
  std::string body;  // plain text
  std::optional<Instant> date;
  AutoSubmitted auto_submitted = AutoSubmitted::no;
  std::vector<std::string> attachments;  // their names
};

// The request behind the e-mail: its reporter is found by the address. Throws Error(refused) for
// automatic mail and for mail without a sender, Error(invalid) for one that says nothing.
Open from_mail(const contract::Terms& terms, const Mail& mail);

// What an answer to a case says, for its notes. Throws Error(refused) for automatic mail.
Note answer_in(const Mail& mail);

// The bare address of a From field, in small letters: "Li <Li@Example.test>" -> "li@example.test".
std::string mail_address(std::string_view from);

// The case a subject line names ("Re: [C-12] disk", "回复：【C-12 P1】 ..."), so that an answer is
// filed with it.
std::optional<CaseId> case_in_subject(std::string_view subject);

}  // namespace svcdesk::cases
