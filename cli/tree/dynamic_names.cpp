#include "cli/tree/dynamic_names.hpp"

#include <array>

#include "cli/tree/tree.hpp"
#include "svcdesk/desk/assets.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/changes.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/models.hpp"
#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/sweeper.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::int64_t most_offered = 200;  // nobody chooses from more

// The options that decide which database is asked, wherever they stand in the half-typed line.
Arguments deciding_options(const std::vector<std::string>& words) {
  Arguments given;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    for (const std::string_view name : {"db", "contract", "config", "as"}) {
      const std::string flag = "--" + std::string(name);
      if (words[i] == flag && i + 2 < words.size()) given.add(name, words[i + 1]);
      if (words[i].starts_with(flag + "=")) given.add(name, words[i].substr(flag.size() + 1));
    }
  }
  return given;
}

std::vector<Candidate> cases_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  store::CaseQuery query;
  query.limit = most_offered;
  desk.cases().list(query, [&](const store::CaseRow& row) {
    out.push_back({CaseId{row.number}.str(), row.title});
  });
  return out;
}

std::vector<Candidate> assets_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  store::AssetQuery query;
  query.status = "in-service";
  query.limit = most_offered;
  desk.assets().list(query, [&](const store::AssetRow& row) {
    out.push_back({row.tag, row.name.empty() ? row.model : row.name});
  });
  return out;
}

std::vector<Candidate> models_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  store::ModelQuery query;
  query.limit = most_offered;
  desk.models().list(query, [&](const store::ModelRow& row) {
    out.push_back({row.model, row.vendor});
  });
  return out;
}

std::vector<Candidate> notices_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  store::NoticeQuery query;
  query.limit = most_offered;
  for (const store::NoticeRow& row : desk.notices().list(query)) {
    out.push_back({NoticeId{row.number}.str(), row.title});
  }
  return out;
}

store::PartsQuery open_ones() {
  store::PartsQuery query;
  query.limit = most_offered;
  return query;
}

std::vector<Candidate> part_requests_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  desk.parts().requests(open_ones(), [&](const store::PartRequestRow& row) {
    out.push_back({PartRequestId{row.number}.str(), row.kind});
  });
  return out;
}

std::vector<Candidate> orders_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  desk.parts().orders(open_ones(), [&](const store::PartOrderRow& row) {
    out.push_back({OrderId{row.number}.str(), row.kind + ", " + row.supplier});
  });
  return out;
}

std::vector<Candidate> loans_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  desk.parts().loans(open_ones(), [&](const store::LoanRow& row) {
    out.push_back({LoanId{row.number}.str(), row.kind});
  });
  return out;
}

std::vector<Candidate> repairs_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  desk.parts().repairs(open_ones(), [&](const store::RepairRow& row) {
    out.push_back({RepairId{row.number}.str(), row.fault});
  });
  return out;
}

std::vector<Candidate> changes_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  store::ChangeQuery query;
  query.limit = most_offered;
  desk.changes().list(query, [&](const store::ChangeRow& row) {
    out.push_back({ChangeId{row.number}.str(), row.title});
  });
  return out;
}

std::vector<Candidate> releases_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  store::ChangeQuery query;
  query.limit = most_offered;
  desk.changes().releases(query, [&](const store::ReleaseRow& row) {
    out.push_back({ReleaseId{row.number}.str(), row.product + " " + row.version});
  });
  return out;
}

std::vector<Candidate> contracts_of(desk::Desk& desk) {
  std::vector<Candidate> out;
  for (const store::ContractRow& row : desk.contracts().list()) {
    if (out.empty() || out.back().value != row.id) out.push_back({row.id, row.title});
  }
  return out;
}

std::vector<Candidate> event_types() {
  std::vector<Candidate> out;
  for (const journal::EventType& type : journal::catalogue())
    out.push_back({std::string(type.name), {}});
  return out;
}

template <class Items, class Code, class Title>
std::vector<Candidate> codes(const Items& items, Code code, Title title) {
  std::vector<Candidate> out;
  out.reserve(items.size());
  for (const auto& item : items) out.push_back({code(item), title(item)});
  return out;
}

std::vector<Candidate> contract_names(Kind kind, const contract::Contract& contract,
                                      Language language) {
  const auto code = [](const auto& item) { return item.code; };
  const auto name = [&](const auto& item) { return item.name.in(language); };
  const auto none = [](const auto&) { return std::string(); };
  switch (kind) {
    case Kind::person:
      return codes(
          contract.people, [](const auto& item) { return item.id; },
          [](const auto& item) { return item.name; });
    case Kind::role:
      return codes(contract.roles, code, name);
    case Kind::level:
      return codes(contract.levels, code, name);
    case Kind::case_kind:
      return codes(contract.case_kinds, code, name);
    case Kind::pause_reason:
      return codes(contract.pause_reasons, code, name);
    case Kind::site:
      return codes(contract.sites, code, name);
    case Kind::obligation:
      return codes(
          contract.obligations, [](const auto& item) { return item.name; },
          [&](const auto& item) { return item.title.in(language); });
    case Kind::calendar:
      return codes(
          contract.calendars, [](const auto& item) { return item.name; }, none);
    case Kind::service:
      return codes(
          contract.services, [](const auto& item) { return item.number; }, name);
    case Kind::channel:
      return codes(
          contract.channels, [](const auto& item) { return item; }, none);
    case Kind::part_kind:
      return codes(contract.parts.kinds, code, name);
    case Kind::depot:
      return codes(contract.parts.depots, code, name);
    case Kind::work_step: {
      std::vector<Candidate> out;
      for (const auto& kind_terms : contract.case_kinds) {
        for (Candidate& one : codes(kind_terms.steps, code, name)) out.push_back(std::move(one));
      }
      return out;
    }
    case Kind::text:
    case Kind::integer:
    case Kind::choice:
    case Kind::encoding:
    case Kind::time:
    case Kind::span:
    case Kind::duration:
    case Kind::date:
    case Kind::month:
    case Kind::pair:
    case Kind::file:
    case Kind::folder:
    case Kind::zone:
    case Kind::noun:
    case Kind::verb:
    case Kind::contract:
    case Kind::case_id:
    case Kind::asset:
    case Kind::model:
    case Kind::notice:
    case Kind::part_request:
    case Kind::order:
    case Kind::loan:
    case Kind::repair:
    case Kind::change:
    case Kind::release:
    case Kind::event_type:
      return {};
  }
  return {};
}

}  // namespace

std::vector<Candidate> dynamic_names(Kind kind, const std::vector<std::string>& words,
                                     Streams streams, const Environment& environment) {
  if (kind == Kind::event_type) return event_types();
  if (kind < Kind::contract) return {};
  const Arguments given = deciding_options(words);
  const Settings settings = read_settings(given, environment);
  const Language language = settings.speaks;
  Context context(*find_command("", "board"), given, settings, environment, streams);
  if (kind == Kind::case_id) return cases_of(context.desk());
  if (kind == Kind::asset) return assets_of(context.desk());
  if (kind == Kind::model) return models_of(context.desk());
  if (kind == Kind::notice) return notices_of(context.desk());
  if (kind == Kind::part_request) return part_requests_of(context.desk());
  if (kind == Kind::order) return orders_of(context.desk());
  if (kind == Kind::loan) return loans_of(context.desk());
  if (kind == Kind::repair) return repairs_of(context.desk());
  if (kind == Kind::change) return changes_of(context.desk());
  if (kind == Kind::release) return releases_of(context.desk());
  if (kind == Kind::contract) return contracts_of(context.desk());
  return contract_names(kind, context.desk().contracts().terms()->contract(), language);
}

}  // namespace svcdesk::cli
