#include "svcdesk/store/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

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
constexpr std::string_view named_document = "sha256\":\"";
constexpr std::string_view select_missing_documents =
    "SELECT member.value FROM json_tree(iif(json_valid(?1), ?1, '{}')) member "
    "WHERE member.key IN ('sha256', 'file_sha256', 'compiled_sha256') "
    "AND NOT EXISTS (SELECT 1 FROM document WHERE document.sha256 = member.value)";
constexpr std::string_view select_documents =
    "SELECT rowid, sha256, bytes FROM document WHERE rowid > ? ORDER BY rowid";
constexpr std::size_t bytes_at_once = 16'000'000;
constexpr std::string_view select_unsent_nowhere =
    "SELECT number FROM notice WHERE state = 'queued' AND state <> 'sent' "
    "AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.number = notice.number)";

using Chains = std::map<std::string, ChainHead, std::less<>>;

class Walk {
 public:
  Walk(Store::Impl& impl, const std::vector<std::string>& saved_heads) : impl_(impl) {
    report_.unknown_heads = saved_heads;
  }

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
    Query references = impl_.query("SELECT count(*) FROM event_ref");
    if (references.next() && references.integer(0) != references_) {
      fault(0, "", "store.verify.references");
    }
    check_outbox();
    for (auto& [contract, head] : chains_) report_.heads.push_back(head);
  }

  // The next documents; false when these were the last.
  bool step_documents() {
    Query rows = impl_.query(select_documents);
    rows.with(document_);
    std::size_t bytes = 0;
    while (bytes < bytes_at_once) {
      if (!rows.next()) return false;
      if (rows.integer(0) <= document_) keys_come_back();
      document_ = rows.integer(0);
      bytes += rows.view(2).size();
      ++report_.documents;
      if (to_hex(sha256(rows.view(2))) != rows.view(1)) {
        fault(0, "", "store.verify.document", rows.text(1));
      }
    }
    return true;
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
    if (event_.seq <= last_) keys_come_back();
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
    if (row.view(4) != "[]") check_references(row.view(4));
    if (row.view(11).find(named_document) != std::string_view::npos) check_named(row.view(11));
    chain.seq = event_.seq;
    chain.count += 1;
    chain.hash = stored;
    if (report_.unknown_heads.empty()) return;
    const std::string head = to_hex(stored);
    std::erase_if(report_.unknown_heads, [&](const auto& one) { return head.starts_with(one); });
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

  void check_named(std::string_view payload) {
    Query missing = impl_.query(select_missing_documents);
    missing.with(payload);
    while (missing.next()) fault(event_.seq, "", "store.verify.document_missing", missing.text(0));
  }

  // When to try again is operational; that it will be tried is not.
  void check_outbox() {
    Query rows = impl_.query(select_unsent_nowhere);
    while (rows.next()) fault(0, "", "store.verify.outbox", NoticeId{rows.integer(0)}.str());
  }

  // An event that its other subjects no longer find would be hidden from their history.
  void check_references(std::string_view text) {
    std::set<std::string> wanted;
    try {
      const Json refs = Json::parse(text);
      for (const Json& ref : refs.items()) wanted.insert(ref.string());
    } catch (const Error&) {
      fault(event_.seq, "", "store.verify.unreadable");
    }
    references_ += std::ssize(wanted);
    for (const std::string& ref : wanted) {
      const std::size_t slash = std::min(ref.find('/'), ref.size());
      Query row = impl_.query("SELECT 1 FROM event_ref WHERE kind = ? AND id = ? AND seq = ?");
      row.with(ref.substr(0, slash), ref.substr(std::min(slash + 1, ref.size())), event_.seq);
      if (!row.next()) fault(event_.seq, "", "store.verify.reference", ref);
    }
  }

  Store::Impl& impl_;
  ChainReport report_;
  Chains chains_;
  journal::Event event_;
  std::int64_t last_ = 0;
  std::int64_t references_ = 0;  // that the events so far have
  std::int64_t document_ = 0;
};

}  // namespace

ChainReport verify_chains(const Store& store, const Progress& progress,
                          const std::vector<std::string>& saved_heads) {
  Store::Impl& impl = *store.impl_;
  Walk walk(impl, saved_heads);
  bool more = true;
  const auto snapshot = [&](const auto& work) { impl.ask([&] { store.read(work); }); };
  while (more) {
    snapshot([&] { more = walk.step(); });
    if (progress) progress(walk.report().events);
  }
  snapshot([&] { walk.finish(); });
  for (more = true; more;) snapshot([&] { more = walk.step_documents(); });
  return std::move(walk.report());
}

}  // namespace svcdesk::store
