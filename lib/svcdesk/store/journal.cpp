// The journal, writing: the end of each chain.
#include "svcdesk/journal/chain.hpp"

#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

// Nothing aborts it (0001_journal.sql): a statement journal for each event would write the search
// index to the file each time.
constexpr std::string_view insert_event =
    "INSERT OR FAIL INTO event (seq, contract, subject_kind, subject_id, refs, type, version, at, "
    "recorded, actor, request_id, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_ref =
    "INSERT INTO event_ref (kind, id, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view upsert_head =
    "INSERT INTO chain_head (contract, seq, count, hash) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
    "SET seq = excluded.seq, count = excluded.count, hash = excluded.hash";
constexpr std::string_view select_head =
    "SELECT contract, seq, count, hash FROM chain_head WHERE contract = ?";

ChainHead head_of(const Query& row) {
  return {row.text(0), row.integer(1), row.integer(2), row.digest(3)};
}

}  // namespace

void Store::append(journal::Event& event) {
  impl_->change([&] {
    if (!impl_->last_seq) impl_->last_seq = last_seq();
    auto at = impl_->moved_heads.find(event.contract);
    if (at == impl_->moved_heads.end()) {
      ChainHead stored = head(event.contract).value_or(ChainHead{event.contract, 0, 0, {}});
      at = impl_->moved_heads.emplace(event.contract, std::move(stored)).first;
    }
    ChainHead& chain = at->second;
    event.seq = *impl_->last_seq + 1;
    const std::string refs = journal::refs_text(event);
    const std::string payload = journal::payload_text(event);
    const Digest hash = journal::link(chain.hash, event, refs, payload);
    impl_->query(insert_event)
        .with(event.seq, event.contract, event.subject.kind, event.subject.id, refs, event.type,
              event.version, event.at, event.recorded, event.actor, event.request_id, payload, hash)
        .run();
    for (const journal::Subject& ref : event.refs) {
      impl_->query(insert_ref).with(ref.kind, ref.id, event.seq).run();
    }
    impl_->last_seq = event.seq;
    chain.seq = event.seq;
    chain.count += 1;
    chain.hash = hash;
  });
}

void Store::Impl::store_heads() {
  ask([&] {
    for (const auto& [contract, head] : moved_heads) {
      if (head.count > 0) query(upsert_head).with(contract, head.seq, head.count, head.hash).run();
    }
    moved_heads.clear();
  });
}

std::optional<ChainHead> Store::head(std::string_view contract) const {
  if (const auto moved = impl_->moved_heads.find(contract); moved != impl_->moved_heads.end()) {
    return moved->second.count > 0 ? std::optional(moved->second) : std::nullopt;
  }
  return impl_->ask([&]() -> std::optional<ChainHead> {
    Query row = impl_->query(select_head);
    row.with(contract);
    return row.next() ? std::optional(head_of(row)) : std::nullopt;
  });
}

std::vector<ChainHead> Store::heads() const {
  return impl_->ask([&] {
    if (impl_->inside == Impl::Inside::write) impl_->store_heads();
    Query rows =
        impl_->query("SELECT contract, seq, count, hash FROM chain_head ORDER BY contract");
    return all(rows, head_of);
  });
}

}  // namespace svcdesk::store
