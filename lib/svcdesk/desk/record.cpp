#include "svcdesk/desk/record.hpp"

#include <algorithm>
#include <map>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/contract/compiled.hpp"
#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t events_at_once = 5000;
constexpr std::size_t shortest_head = 16;  // 64 bits: nobody finds another event with these
constexpr std::size_t whole_head = 64;
constexpr Seconds a_while{3600};  // between making the file and its first event

// Each of that type on that kind of subject, in pages of their own snapshots.
void each_event(const View& view, std::string_view kind, std::string_view type,
                const std::function<void(const journal::Event&)>& each) {
  std::string after;
  for (auto page = view.store().histories(kind, after, events_at_once); !page.empty();
       page = view.store().histories(kind, after, events_at_once)) {
    for (const store::SubjectHistory& one : page) {
      for (const journal::Event& event : one.events) {
        if (event.type == type && event.subject == one.subject) each(event);
      }
    }
    after = page.back().subject.id;
  }
}

void check_desk(const View& view, std::vector<Message>& faults) {
  const store::DeskInfo info = view.store().info();
  bool told = false;
  each_event(view, "desk", "desk.created", [&](const journal::Event& event) {
    told = event.subject.id == info.identity && event.payload["drill"] == Json(info.drill) &&
           info.created <= event.at && event.at - info.created < a_while;
  });
  if (!told) faults.push_back({"desk.verify.desk", {}});
}

using Versions = std::map<std::pair<std::string, std::int64_t>, store::ContractRow>;

void check_version(const View& view, const journal::Event& event, Versions& rows,
                   std::vector<Message>& faults) {
  const std::int64_t version = event.payload.integer("contract_version", 0);
  const auto row = rows.find({event.subject.id, version});
  const auto stored = view.store().contract(event.subject.id, version);
  const bool same = row != rows.end() && stored && stored->applied_seq == event.seq &&
                    journal::moment(event.payload, "effective") == stored->effective &&
                    event.payload.text("title") == stored->title &&
                    event.payload.text("file_sha256") == stored->file_sha256 &&
                    event.payload.text("compiled_sha256") == to_hex(sha256(stored->compiled)) &&
                    contract::decompile(stored->compiled).zone == stored->zone;
  if (!same) {
    faults.push_back({"desk.verify.version",
                      {{"contract", event.subject.id},
                       {"version", std::to_string(version)},
                       {"seq", std::to_string(event.seq)}}});
  }
  if (row != rows.end()) rows.erase(row);
}

void check_versions(const View& view, std::vector<Message>& faults) {
  Versions rows;
  for (store::ContractRow& row : view.store().contracts()) {
    rows.emplace(std::make_pair(row.id, row.version), row);
  }
  each_event(view, "contract", "contract.applied",
             [&](const journal::Event& event) { check_version(view, event, rows, faults); });
  for (const auto& [key, row] : rows) {
    faults.push_back({"desk.verify.version_extra",
                      {{"contract", key.first}, {"version", std::to_string(key.second)}}});
  }
}

std::string bare(const std::string& typed) {
  std::string out;
  for (const char c : typed) {
    if (c == ' ') continue;
    out += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

void check_record(const View& view, std::vector<Message>& faults) {
  check_desk(view, faults);
  check_versions(view, faults);
}

std::vector<std::string> saved_heads(const std::vector<std::string>& typed) {
  std::vector<std::string> out;
  for (const std::string& one : typed) {
    out.push_back(bare(one));
    const bool digits = out.back().find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!digits || out.back().size() < shortest_head || out.back().size() > whole_head) {
      throw Error(ErrorCode::usage, {"desk.verify.no_head", {{"head", one}}})
          .hint({"desk.verify.hint_head", {}});
    }
  }
  return out;
}

}  // namespace svcdesk::desk
