// The three ways that need libcurl. Each returns what became of the message, or throws
// Misconfigured.
#pragma once

#include "request.hpp"

namespace svcdesk::helper {

delivery::Result send_smtp(const Request& request);
// `now` dates the signature, so that a receiver can refuse an old request that comes again.
delivery::Result send_webhook(const Request& request, Instant now);
delivery::Result send_sms(const Request& request);

}  // namespace svcdesk::helper
