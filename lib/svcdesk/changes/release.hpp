// A vendor's patch or version as its events have made it (CHG-2). Pure: state = fold(events).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/base/ids.hpp"
#include "svcdesk/changes/matching.hpp"
#include "svcdesk/changes/record.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::changes {

using authority::Acting;
using authority::Drafts;

enum class ReleaseStatus {
  recorded,
  matched,  // with the machines, of which there may be none
  judged,
  proposed,
  permitted,
  refused,   // by the customer
  dismissed  // by us, before it was proposed
};
std::string_view to_string(ReleaseStatus status);

struct Judgement {
  std::string availability;  // from where, under which licence, since when
  std::string risk;          // of taking it, and of leaving it
  std::string recommendation;
  std::string by;
  Instant at;
  bool operator==(const Judgement&) const = default;
};

struct Release {
  ReleaseId id;
  std::string contract;
  ReleaseStatus status = ReleaseStatus::recorded;
  std::string vendor;
  std::string product;
  std::string version;
  std::string kind;       // "patch", "version", "firmware"
  std::string published;  // date "2026-01-05", or empty
  std::string notes;      // what the vendor says, or where it says it
  std::vector<Component> matches;
  std::optional<Instant> matched;  // the newest
  std::optional<Judgement> judgement;
  std::string proposed_to;
  std::optional<Instant> proposed;
  std::string decided_by;  // who permitted, refused or dismissed it
  std::string decided_why;
  std::optional<Instant> ended;
  std::optional<ChangeId> change;  // the one that the permission started
  Instant recorded;
  Instant last_event;         // the latest `at` of what people recorded
  std::int64_t revision = 0;  // the highest seq

  Product what() const { return {vendor, product, version}; }
  std::vector<Target> machines() const;  // that it concerns, each once
  bool operator==(const Release&) const = default;
};

// The release behind the events of its subject: the one that its release.recorded names. `events`
// in any order; they are applied in the order of (at, seq).
Release fold_release(std::span<const journal::Event> events);

}  // namespace svcdesk::changes
