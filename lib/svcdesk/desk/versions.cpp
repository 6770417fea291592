#include "svcdesk/desk/versions.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::string_view version_key = "contract_version";
constexpr std::int64_t for_ever = std::numeric_limits<std::int64_t>::max();

// From that event on the subject is on that version.
struct Pin {
  std::int64_t seq = 0;
  Instant at;
  std::int64_t version = 1;
};

// What has no beginning of its own goes by the dates of the contract's versions.
bool is_opened(const journal::Subject& subject, const std::vector<journal::Event>& history) {
  return std::any_of(history.begin(), history.end(), [&](const journal::Event& event) {
    return event.subject == subject && journal::has_effect(event.type, journal::Effect::opened);
  });
}

std::vector<Pin> pins_of(const journal::Subject& subject, journal::Effect effect,
                         const std::vector<journal::Event>& history) {
  std::vector<Pin> pins;
  for (const journal::Event& event : history) {
    if (event.subject != subject || !journal::has_effect(event.type, effect)) continue;
    if (!event.payload.contains(version_key)) continue;  // only a calendar got longer
    pins.push_back({event.seq, event.at, event.payload.integer(version_key, 1)});
  }
  return pins;
}

class Judging {
 public:
  Judging(const View& view, const journal::Subject& subject,
          const std::vector<journal::Event>& history)
      : view_(view),
        subject_(subject),
        history_(history),
        contract_(contract_of(history)),
        moves_(pins_of(subject, journal::Effect::moved, history)) {
    const std::string& contract = contract_;
    if (contract.empty()) return;
    for (const CalendarForms& import : view.imports(contract)) {
      if (import.seq > history.front().seq) imports_.push_back(import.seq);
    }
    if (!is_opened(subject, history)) {
      versions_ = versions_of(view, contract);
      return;
    }
    pins_ = pins_of(subject, journal::Effect::opened, history);
    if (pins_.empty()) pins_.push_back({});
    pins_.insert(pins_.end(), moves_.begin(), moves_.end());
    for (const Pin& pin : pins_) {
      const bool known = std::any_of(versions_.begin(), versions_.end(), [&](const Version& one) {
        return one.terms->version() == pin.version;
      });
      if (!known) versions_.push_back({&view.terms(contract, pin.version), Instant::min(), never});
    }
  }

  std::vector<Judged> at(Instant now) {
    for (const Pin& move : moves_) {
      if (move.at <= now) take_over(move);
    }
    return under(history_, now, for_ever);
  }

 private:
  using Key = std::pair<std::string, std::string>;
  static Key key_of(const obligations::Occurrence& one) { return {one.obligation, one.occurrence}; }

  void take_over(const Pin& move) {
    std::vector<journal::Event> known = history_;
    std::erase_if(known, [&](const journal::Event& event) { return event.seq >= move.seq; });
    for (const Judged& one : under(known, move.at, move.seq)) {
      const bool stays = one.occurrence.settled_at || lost_with_breach(one, move.version);
      bound_[key_of(one.occurrence)] = stays ? one.terms->version() : move.version;
    }
  }

  // A breach on record does not go with the promise.
  bool lost_with_breach(const Judged& one, std::int64_t to) const {
    return !one.occurrence.breaches.empty() &&
           std::none_of(versions_.begin(), versions_.end(), [&](const Version& version) {
             return version.terms->version() == to &&
                    version.terms->contract().obligation(one.occurrence.obligation) != nullptr;
           });
  }

  // `known`: the event before which calendar files count.
  std::vector<Judged> under(const std::vector<journal::Event>& history, Instant now,
                            std::int64_t known) const {
    std::vector<Judged> out;
    for (const Version& version : versions_) {
      for (Judged& one : under(version, history, now, known)) {
        if (judges(version, one.occurrence)) out.push_back(std::move(one));
      }
    }
    return out;
  }

  // What was settled before its calendar got longer stays judged as it was then.
  std::vector<Judged> under(const Version& version, const std::vector<journal::Event>& history,
                            Instant now, std::int64_t known) const {
    std::vector<Judged> out = folded(version, history, now, known);
    for (auto import = imports_.rbegin(); import != imports_.rend(); ++import) {
      if (*import >= known) continue;
      for (Judged& older : folded(version, history, now, *import)) {
        if (!older.occurrence.settled_at || older.occurrence.settled_by >= *import) continue;
        for (Judged& one : out) {
          if (key_of(one.occurrence) == key_of(older.occurrence)) one = older;
        }
      }
    }
    return out;
  }

  std::vector<Judged> folded(const Version& version, const std::vector<journal::Event>& history,
                             Instant now, std::int64_t known) const {
    const contract::Terms& terms = view_.terms(contract_, version.terms->version(), known);
    std::vector<obligations::Occurrence> all = obligations::fold_all(terms, subject_, history, now);
    std::vector<Judged> out;
    out.reserve(all.size());
    for (obligations::Occurrence& one : all) {
      const auto* obligation = terms.contract().obligation(one.obligation);
      out.push_back({&terms, obligation, std::move(one)});
    }
    return out;
  }

  bool judges(const Version& version, const obligations::Occurrence& one) const {
    if (const auto found = bound_.find(key_of(one)); found != bound_.end()) {
      return found->second == version.terms->version();
    }
    if (pins_.empty()) return version.from <= one.started && one.started < version.to;
    const Pin* pinned = &pins_.front();
    for (const Pin& pin : pins_) {
      if (pin.seq <= one.started_by) pinned = &pin;
    }
    return pinned->version == version.terms->version();
  }

  const View& view_;
  const journal::Subject& subject_;
  const std::vector<journal::Event>& history_;
  std::string contract_;
  std::vector<Version> versions_;
  std::vector<Pin> moves_;
  std::vector<Pin> pins_;              // of what was opened: that, then its moves
  std::vector<std::int64_t> imports_;  // of calendar files since the subject began
  std::map<Key, std::int64_t> bound_;
};

}  // namespace

std::string contract_of(const std::vector<journal::Event>& history) {
  for (const journal::Event& event : history) {
    if (!event.contract.empty()) return event.contract;
  }
  return {};
}

std::vector<Version> versions_of(const View& view, const std::string& contract) {
  std::vector<Version> versions;
  for (const store::ContractRow& row : view.contracts()) {
    if (row.id != contract) continue;
    versions.push_back({&view.terms(contract, row.version), row.effective, never});
  }
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return a.terms->version() < b.terms->version();
  });
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) versions[i].to = versions[i + 1].from;
  if (!versions.empty()) versions.front().from = Instant::min();
  return versions;
}

bool promises_on(const View& view, const std::string& contract, std::string_view kind) {
  const std::vector<Version> versions = versions_of(view, contract);
  return std::any_of(versions.begin(), versions.end(), [&](const Version& version) {
    const auto& promised = version.terms->contract().obligations;
    return std::any_of(promised.begin(), promised.end(),
                       [&](const contract::Obligation& one) { return one.on == kind; });
  });
}

std::int64_t version_of(const journal::Subject& subject,
                        const std::vector<journal::Event>& history) {
  std::int64_t version = 1;
  for (const journal::Event& event : history) {
    if (event.subject == subject) version = event.payload.integer(version_key, version);
  }
  return version;
}

const contract::Terms& terms_of(const View& view, const journal::Subject& subject,
                                const std::vector<journal::Event>& history) {
  return view.terms(contract_of(history), version_of(subject, history));
}

Instant present(const journal::Subject& subject, const std::vector<journal::Event>& history,
                Instant now) {
  for (const journal::Event& event : history) {
    if (event.subject == subject && event.actor != system_actor) now = std::max(now, event.at);
  }
  return now;
}

std::vector<Judged> judge(const View& view, const journal::Subject& subject,
                          const std::vector<journal::Event>& history, Instant now) {
  return Judging(view, subject, history).at(now);
}

}  // namespace svcdesk::desk
