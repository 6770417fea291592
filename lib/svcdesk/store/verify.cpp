#include "svcdesk/store/verify.hpp"

#include <algorithm>
#include <map>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/journal/chain.hpp"
#include "svcdesk/store/detail/event_row.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::int64_t page = 20'000;
constexpr std::string_view select_page =
    "SELECT seq, contract, subject_kind, subject_id, refs, type, version, at, recorded, actor, "
    "request_id, payload, hash FROM event WHERE seq > ? ORDER BY seq LIMIT ?";

// An event names a document by its digest, under these keys of its payload.
constexpr std::string_view select_missing_documents =
    "SELECT event.seq, member.value FROM event, "
    "json_tree(iif(json_valid(event.payload), event.payload, '{}')) member "
    "WHERE instr(event.payload, 'sha256\":\"') > 0 "
    "AND member.key IN ('sha256', 'file_sha256', 'compiled_sha256') "
    "AND NOT EXISTS (SELECT 1 FROM document WHERE document.sha256 = member.value)";
constexpr std::string_view select_unsent_nowhere =
    "SELECT number FROM notice WHERE state = 'queued' "
    "AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.number = notice.number)";

using Chains = std::map<std::string, ChainHead, std::less<>>;

class Walk {
 public:
  explicit Walk(Store::Impl& impl) : impl_(impl) {}

  // The next page of events; false when there was none.
  bool step() {
    const std::int64_t before = report_.events;
    Query rows = impl_.query(select_page);
    rows.with(last_, page);
    while (rows.next()) take(rows);
    return report_.events > before;
  }

  // Everything that must be equal at one moment with the last event.
  void finish() {
    while (step()) {
    }
    check_heads();
    check_references();
    check_outbox();
    for (auto& [contract, head] : chains_) report_.heads.push_back(head);
  }

  void check_documents() {
    Query rows = impl_.query("SELECT sha256, bytes FROM document");
    while (rows.next()) {
      ++report_.documents;
      if (to_hex(sha256(rows.view(1))) != rows.view(0)) {
        fault(0, "", "store.verify.document", rows.text(0));
      }
    }
    Query missing = impl_.query(select_missing_documents);
    while (missing.next()) {
      fault(missing.integer(0), "", "store.verify.document_missing", missing.text(1));
    }
  }

  ChainReport& report() { return report_; }

 private:
  void fault(std::int64_t seq, const std::string& contract, std::string id,
             const std::string& what = {}) {
    report_.faults.push_back(
        {seq, contract, {std::move(id), {{"seq", std::to_string(seq)}, {"what", what}}}});
  }

  void take(const Query& row) {
    read_event(row, event_);
    ++report_.events;
    if (event_.seq != last_ + 1) {
      fault(event_.seq, event_.contract, "store.verify.gap", std::to_string(last_ + 1));
    }
    last_ = event_.seq;
    ChainHead& chain = chain_of(event_.contract);
    const Digest stored = row.digest(12);
    if (journal::link(chain.hash, event_, row.view(4), row.view(11)) != stored) {
      fault(event_.seq, event_.contract, "store.verify.link");
    }
    if (row.view(4) != "[]") referring_.push_back({event_.seq, row.text(4)});
    chain.seq = event_.seq;
    chain.count += 1;
    chain.hash = stored;
  }

  ChainHead& chain_of(const std::string& contract) {
    const auto found = chains_.find(contract);
    if (found != chains_.end()) return found->second;
    return chains_.emplace(contract, ChainHead{contract, 0, 0, {}}).first->second;
  }

  void check_heads() {
    Chains missing = chains_;
    Query rows = impl_.query("SELECT contract, seq, count, hash FROM chain_head");
    while (rows.next()) {
      const std::string contract = rows.text(0);
      const ChainHead& chain = chain_of(contract);
      if (chain.seq != rows.integer(1) || chain.count != rows.integer(2) ||
          chain.hash != rows.digest(3)) {
        fault(rows.integer(1), contract, "store.verify.head", contract);
      }
      missing.erase(contract);
    }
    for (const auto& [contract, chain] : missing) {
      fault(chain.seq, contract, "store.verify.head", contract);
    }
  }

  // An event that its other subjects no longer find would be hidden from their history.
  void check_references() {
    std::int64_t expected = 0;
    for (const auto& [seq, text] : referring_) expected += check_references_of(seq, text);
    Query rows = impl_.query("SELECT count(*) FROM event_ref");
    if (rows.next() && rows.integer(0) != expected) fault(0, "", "store.verify.references");
  }

  // When to try again is operational; that it will be tried is not.
  void check_outbox() {
    Query rows = impl_.query(select_unsent_nowhere);
    while (rows.next()) fault(0, "", "store.verify.outbox", NoticeId{rows.integer(0)}.str());
  }

  std::int64_t check_references_of(std::int64_t seq, const std::string& text) {
    std::map<std::string, int> wanted;
    try {
      const Json refs = Json::parse(text);
      for (const Json& ref : refs.items()) wanted[ref.string()] = 1;
    } catch (const Error&) {
      fault(seq, "", "store.verify.unreadable");
    }
    const auto count = static_cast<std::int64_t>(wanted.size());
    for (const auto& [ref, one] : wanted) {
      const std::size_t slash = std::min(ref.find('/'), ref.size());
      Query row = impl_.query("SELECT 1 FROM event_ref WHERE kind = ? AND id = ? AND seq = ?");
      row.with(ref.substr(0, slash), ref.substr(std::min(slash + 1, ref.size())), seq);
      if (!row.next()) fault(seq, "", "store.verify.reference", ref);
    }
    return count;
  }

  struct Referring {
    std::int64_t seq;
    std::string text;
  };

  Store::Impl& impl_;
  ChainReport report_;
  Chains chains_;
  std::vector<Referring> referring_;
  journal::Event event_;
  std::int64_t last_ = 0;
};

}  // namespace

ChainReport verify_chains(const Store& store, const Progress& progress) {
  Store::Impl& impl = *store.impl_;
  Walk walk(impl);
  bool more = true;
  while (more) {
    impl.ask([&] { store.read([&] { more = walk.step(); }); });
    if (progress) progress(walk.report().events);
  }
  impl.ask([&] {
    store.read([&] { walk.finish(); });
    store.read([&] { walk.check_documents(); });
  });
  return std::move(walk.report());
}

}  // namespace svcdesk::store
