// Numbers, documents and contract versions.
#include "svcdesk/base/hash.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view last_drawn = "SELECT last FROM counter WHERE kind = ?";
constexpr std::string_view raise =
    "INSERT INTO counter (kind, last) VALUES (?, ?) "
    "ON CONFLICT DO UPDATE SET last = max(last, excluded.last)";
constexpr std::string_view insert_contract =
    "INSERT INTO contract_version (id, version, effective, applied_seq, title, zone, file_sha256, "
    "compiled) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_version =
    "SELECT id, version, effective, applied_seq, title, zone, file_sha256, compiled "
    "FROM contract_version WHERE id = ? AND version = ?";
constexpr std::string_view select_contracts =
    "SELECT id, version, effective, applied_seq, title, zone, file_sha256 "
    "FROM contract_version ORDER BY id, version";

ContractRow contract_of(const Query& row) {
  ContractRow out;
  out.id = row.text(0);
  out.version = row.integer(1);
  out.effective = row.instant(2);
  out.applied_seq = row.integer(3);
  out.title = row.text(4);
  out.zone = row.text(5);
  out.file_sha256 = row.text(6);
  return out;
}

}  // namespace

std::int64_t Store::draw_number(std::string_view kind) {
  return impl_->change([&] {
    // Not RETURNING: SQLite makes a table of what it gives.
    std::int64_t number = 1;
    if (Query row = impl_->query(last_drawn); row.with(kind).next()) number += row.integer(0);
    raise_number(kind, number);
    return number;
  });
}

void Store::raise_number(std::string_view kind, std::int64_t used) {
  impl_->change([&] { impl_->query(raise).with(kind, used).run(); });
}

std::string Store::put_document(std::string_view bytes) {
  return impl_->change([&] {
    std::string sha256_hex = to_hex(sha256(bytes));
    Query there = impl_->query("SELECT 1 FROM document WHERE sha256 = ?");
    if (!there.with(sha256_hex).next()) {
      impl_->query("INSERT INTO document (sha256, bytes) VALUES (?, ?)")
          .with(sha256_hex, Blob{bytes})
          .run();
    }
    return sha256_hex;
  });
}

std::optional<std::string> Store::document(std::string_view sha256) const {
  return impl_->ask([&]() -> std::optional<std::string> {
    Query row = impl_->query("SELECT bytes FROM document WHERE sha256 = ?");
    return row.with(sha256).next() ? std::optional(row.text(0)) : std::nullopt;
  });
}

void Store::put_contract(const ContractRow& row) {
  impl_->change([&] {
    impl_->query(insert_contract)
        .with(row.id, row.version, row.effective, row.applied_seq, row.title, row.zone,
              row.file_sha256, row.compiled)
        .run();
  });
}

std::optional<ContractRow> Store::contract(std::string_view id, std::int64_t version) const {
  return impl_->ask([&]() -> std::optional<ContractRow> {
    Query row = impl_->query(select_version);
    if (!row.with(id, version).next()) return std::nullopt;
    ContractRow out = contract_of(row);
    out.compiled = row.text(7);
    return out;
  });
}

std::vector<ContractRow> Store::contracts() const {
  return impl_->ask([&] {
    Query rows = impl_->query(select_contracts);
    return all(rows, contract_of);
  });
}

}  // namespace svcdesk::store
