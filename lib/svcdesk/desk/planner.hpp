// Brings a subject's promises up to date inside a transaction: births, breaches, steps, the next
// due time. The sweep and every changing command end here. Private to the room.
#pragma once

#include <vector>

#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/desk/versions.hpp"
#include "svcdesk/notices/notices.hpp"

namespace svcdesk::desk {

struct Settled {
  std::int64_t breaches = 0;
  std::int64_t firings = 0;
  std::int64_t born = 0;
  std::int64_t lines = 0;  // to tell
  std::vector<store::PromiseRow> promises;
  // Of a subject on which a step fired: how its promises stand now, and what is told of it.
  std::vector<Judged> judged;
  notices::About about;
};

// What may have changed since the subject was settled last: people, or only time.
enum class Since { events, time };

// Records what has come due on the subject at the transaction's moment, and writes its rows.
Settled settle(Transaction& transaction, const journal::Subject& subject,
               Since since = Since::events);
// The same of one that begins here: its whole history is at hand, and it has no rows yet.
Settled settle_new(Transaction& transaction, const journal::Subject& subject,
                   std::vector<journal::Event> history);

}  // namespace svcdesk::desk
