// Deadlines that other terms set anew: an amendment's (CON-3), or a longer calendar's (decision 7).
// Private to the room.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "svcdesk/base/least.hpp"
#include "svcdesk/desk/amendment.hpp"
#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/desk/versions.hpp"

namespace svcdesk::desk {

// The terms by which an open occurrence would be judged; null: it stays as it is.
using TermsFor = std::function<const contract::Terms*(const Judged&)>;

// Every subject with a promise that the query asks for, once, in the order of kind and id. They are
// read in pages: the work may change their promises.
void each_subject(const View& view, const store::PromiseQuery& query,
                  const std::function<void(const journal::Subject&)>& work);

// What goes by the dates of the contract's versions, as the coverage of a part does, gets the rows
// of the version that is in force from that moment on, open or settled.
void settle_by_date(Transaction& transaction, const std::string& contract, Instant from);

// Its open occurrences whose deadline would differ. Writes nothing.
std::vector<MovedDeadline> moves_of(const View& view, const journal::Subject& subject,
                                    const TermsFor& terms_for);

// What the subject's event says of them.
Json moved_json(const std::vector<MovedDeadline>& moves);

// obligation.moved: `why`, and what moved, if anything did.
void record_move(Transaction& transaction, const std::string& contract,
                 const journal::Subject& subject, Json moved, Json why);

class SoonestMoves {
 public:
  void add(const std::vector<MovedDeadline>& moves) {
    for (const MovedDeadline& move : moves) least_.add(move);
  }
  MovedDeadlines take() {
    MovedDeadlines out;
    out.in_all = least_.count();
    out.listed = least_.take();
    return out;
  }

 private:
  struct Sooner {
    bool operator()(const MovedDeadline& a, const MovedDeadline& b) const {
      return a.before.due.value_or(never) < b.before.due.value_or(never);
    }
  };
  Least<MovedDeadline, Sooner> least_{MovedDeadlines::most_listed};
};

}  // namespace svcdesk::desk
