#include <algorithm>
#include <map>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/assignment.hpp"
#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t cases_per_page = 500;
constexpr std::int64_t alike_shown = 5;
constexpr std::size_t words_compared = 12;

// How a notice of the case has fared, by "person|channel" and the event that fired its step.
struct Delivery {
  std::string state;
  std::optional<Instant> delivered;
};

Delivery delivery_of(const std::vector<store::NoticeRow>& notices, const std::string& person,
                     const std::string& channel, Instant fired) {
  const store::NoticeRow* best = nullptr;
  for (const store::NoticeRow& notice : notices) {
    if (notice.person != person || notice.channel != channel || notice.queued < fired) continue;
    if (best == nullptr || notice.queued < best->queued) best = &notice;
  }
  if (best == nullptr) return {"held", std::nullopt};
  return {best->state, best->state == "sent" ? best->last_try : std::nullopt};
}

std::vector<Explanation::Told> told_of(const obligations::Occurrence& occurrence,
                                       const std::vector<journal::Event>& history,
                                       const std::vector<store::NoticeRow>& notices) {
  constexpr Seconds late_after{300};  // ruling 26
  std::vector<Explanation::Told> out;
  for (const journal::Event& event : history) {
    if (event.type != "step.fired" || event.subject != occurrence.subject ||
        event.payload.text("obligation") != occurrence.obligation ||
        event.payload.text("occurrence") != occurrence.occurrence) {
      continue;
    }
    const Json& lines = event.payload["lines"];
    if (!lines.is_array()) continue;
    for (const Json& line : lines.items()) {
      Explanation::Told told;
      told.person = line.text("person");
      told.channel = line.text("channel");
      told.step = journal::number(event.payload, "step");
      told.repeat = journal::number(event.payload, "repeat");
      told.planned = journal::moment(event.payload, "planned").value_or(Instant{});
      told.fired = event.at;
      told.late = event.at - *told.planned > late_after;
      const Delivery delivery = delivery_of(notices, told.person, told.channel, event.at);
      told.state = delivery.state;
      told.delivered = delivery.delivered;
      out.push_back(std::move(told));
    }
  }
  return out;
}

std::vector<obligations::Firing> still_to_come(const Judged& judged,
                                               const std::vector<journal::Event>& history,
                                               Instant now) {
  std::vector<obligations::Firing> out;
  if (judged.occurrence.settled_at) return out;
  for (obligations::Firing& firing :
       obligations::plan(*judged.terms, *judged.obligation, judged.occurrence, history)) {
    if (firing.at > now) out.push_back(std::move(firing));
  }
  return out;
}

// Solved cases that share words with this one, most shared first.
std::vector<store::CaseRow> alike(const View& view, const cases::Case& state) {
  std::map<std::int64_t, std::pair<int, store::CaseRow>> found;
  const std::vector<std::string> terms =
      bigrams(state.title + " " + state.error_code + " " + state.symptom);
  for (std::size_t i = 0; i < std::min(terms.size(), words_compared); ++i) {
    store::CaseQuery query;
    query.contract = state.contract;
    query.search = terms[i];
    for (store::CaseRow& row : view.store().cases(query)) {
      if (row.number == state.id.number || !row.resolved) continue;
      auto& entry = found[row.number];
      ++entry.first;
      entry.second = std::move(row);
    }
  }
  std::vector<std::pair<int, store::CaseRow>> ranked;
  ranked.reserve(found.size());
  for (auto& [number, entry] : found) ranked.push_back(std::move(entry));
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second.number > b.second.number;
  });
  std::vector<store::CaseRow> out;
  for (auto& [shared, row] : ranked) {
    if (std::ssize(out) < alike_shown) out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

CaseFile Cases::show(const std::string& id) {
  return session_->read([&](View& view) {
    const CaseId found = find_case(view, id);
    CaseFile file;
    const std::vector<journal::Event> history = history_of(view, found);
    file.state = cases::fold(history);
    const Instant now = present(subject_of(found), history, view.now());
    const std::vector<Judged> all = judge(view, subject_of(found), history, now);
    for (const Judged& judged : all) file.promises.push_back(promise_row(judged, history));
    file.zone =
        (all.empty() ? view.terms_at(contract_of(history), now) : *all.front().terms).zone();
    return file;
  });
}

std::vector<journal::Event> Cases::history(const std::string& id) {
  return session_->read(
      [&](View& view) { return view.store().whole_history(subject_of(find_case(view, id))); });
}

std::vector<Explanation> Cases::why(const std::string& id, const std::string& obligation) {
  return session_->read([&](View& view) {
    const CaseId found = find_case(view, id);
    const std::vector<journal::Event> history = history_of(view, found);
    const Instant now = present(subject_of(found), history, view.now());
    store::NoticeQuery query;
    query.about = found.str();
    query.limit = -1;
    const std::vector<store::NoticeRow> notices = view.store().notices(query);
    std::vector<Explanation> out;
    std::string names;
    for (Judged& judged : judge(view, subject_of(found), history, now)) {
      names += (names.empty() ? "" : ", ") + judged.obligation->name;
      if (!obligation.empty() && judged.obligation->name != obligation) continue;
      Explanation explained;
      explained.reasons =
          obligations::explain(*judged.terms, *judged.obligation, judged.occurrence, history, now);
      explained.told = told_of(judged.occurrence, history, notices);
      explained.to_come = still_to_come(judged, history, now);
      explained.contract = judged.terms->contract().id;
      explained.contract_version = judged.terms->version();
      explained.occurrence = std::move(judged.occurrence);
      out.push_back(std::move(explained));
    }
    if (out.empty() && !obligation.empty()) {
      throw Error(ErrorCode::not_found,
                  {"desk.case.no_obligation", {{"case", found.str()}, {"obligation", obligation}}})
          .hint({"desk.case.hint_obligations", {{"names", names}}});
    }
    return out;
  });
}

Brief Cases::brief(const std::string& id) {
  return session_->read([&](View& view) {
    Brief brief;
    const std::vector<journal::Event> history = history_of(view, find_case(view, id));
    brief.state = cases::fold(history);
    if (const auto asset = asset_of_case(history)) brief.asset = asset_file(view, *asset);
    if (!brief.state.asset.empty()) {
      store::CaseQuery query;
      query.contract = brief.state.contract;
      query.asset = brief.state.asset;
      for (store::CaseRow& row : view.store().cases(query)) {
        if (row.number != brief.state.id.number) brief.same_asset.push_back(std::move(row));
      }
    }
    brief.same_fault = alike(view, brief.state);
    return brief;
  });
}

cases::Proposal Cases::propose(const std::string& id, const cases::Triage& request) {
  return session_->read([&](View& view) {
    const CaseId found = find_case(view, id);
    const std::vector<journal::Event> history = history_of(view, found);
    return cases::propose(terms_of(view, subject_of(found), history),
                          cases::judged(cases::fold(history), request), view.at());
  });
}

void Cases::list(store::CaseQuery query, const std::function<void(const store::CaseRow&)>& each) {
  std::int64_t left = query.limit;
  if (query.contract.empty()) query.contract = session_->options().contract;
  query.as_of = session_->clock();
  while (left != 0) {
    query.limit = left < 0 ? cases_per_page : std::min(left, cases_per_page);
    const std::vector<store::CaseRow> rows =
        session_->read([&](View& view) { return view.store().cases(query); });
    for (const store::CaseRow& row : rows) each(row);
    if (std::ssize(rows) < query.limit) return;
    if (left > 0) left -= std::ssize(rows);
    query.before_number = rows.back().number;
  }
}

}  // namespace svcdesk::desk
