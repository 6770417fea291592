// Whether the journal is what was recorded (AUD-2): every hash worked out again from stored bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

// One thing that does not fit. The chain goes on from the stored hash, so each change is named
// once.
struct ChainFault {
  std::int64_t seq = 0;  // 0: not at one event
  std::string contract;  // whose chain
  Message text;
};

struct ChainReport {
  std::int64_t events = 0;
  std::int64_t documents = 0;
  std::vector<ChainHead> heads;            // as worked out from the events, by contract
  std::vector<std::string> unknown_heads;  // of the saved ones
  std::vector<ChainFault> faults;

  bool sound() const { return faults.empty(); }
};

// Checks the whole journal: no gap in seq, every link, the heads, the references, the documents'
// digests and that each that an event names is there, that what is to be sent stands in the outbox.
// Reads in short snapshots; `progress` hears the number of events done. An unkeyed chain cannot
// show that everything was written anew: `saved_heads` are beginnings of hashes that were printed,
// in small hexadecimal digits.
ChainReport verify_chains(const Store& store, const Progress& progress = {},
                          const std::vector<std::string>& saved_heads = {});

}  // namespace svcdesk::store
