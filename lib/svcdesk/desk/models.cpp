#include "svcdesk/desk/models.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/model_room.hpp"
#include "svcdesk/desk/recording.hpp"
#include "svcdesk/store/model_catalogue.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t models_per_page = 500;

std::vector<store::ModelRow> whole_catalogue(const View& view, const std::string& contract) {
  store::ModelQuery query;
  query.contract = contract;
  query.limit = -1;
  return store::ModelCatalogue(view.store()).models(query);
}

// What the call carries, for a request id that comes again (decision 10).
std::string said_by_models(const std::vector<assets::ModelFacts>& models) {
  std::string out;
  const auto add = [&out](const std::string& text) { out.append(text).push_back('\0'); };
  for (const assets::ModelFacts& one : models) {
    add(one.vendor);
    add(one.model);
    for (const assets::Edit& edit : assets::edits({}, one)) {
      add(edit.what);
      add(edit.after);
    }
  }
  return out;
}

class TakingModels {
 public:
  explicit TakingModels(Transaction& tx)
      : tx_(tx), contract_(tx.contract_id()), terms_(tx.terms_at(contract_, tx.at())) {
    for (store::ModelRow& row : whole_catalogue(tx, contract_)) {
      known_[{std::move(row.vendor), std::move(row.model)}] = ModelId{row.number};
    }
  }

  void take(const assets::ModelFacts& facts) {
    const auto known = known_.find({facts.vendor, facts.model});
    if (known == known_.end()) {
      add(facts);
    } else {
      change(known->second, facts);
    }
    tx_.forget_recorded();
  }

  ModelsImport result;

 private:
  using What = ModelsImport::Model::What;

  void add(const assets::ModelFacts& facts) {
    const ModelId id{tx_.store().draw_number(ModelKind::prefix)};
    authority::Drafts drafts = assets::decide(terms_, acting(tx_), assets::RecordModel{id, facts});
    for (journal::Draft& draft : drafts) pin(draft, terms_.version());
    carry_out(tx_, subject_of(id), contract_, std::move(drafts));
    ++result.added;
    tell({id, facts.vendor, facts.model, What::added, {}});
  }

  void change(ModelId id, const assets::ModelFacts& facts) {
    const assets::Model before = model_state(tx_, id);
    authority::Drafts drafts =
        assets::decide(terms_, acting(tx_), before, assets::ReviseModel{facts});
    if (drafts.empty()) {
      ++result.unchanged;
      return;
    }
    carry_out(tx_, subject_of(id), contract_, std::move(drafts));
    ++result.changed;
    tell({id, facts.vendor, facts.model, What::changed, assets::edits(before.facts, facts)});
  }

  void tell(ModelsImport::Model model) {
    if (result.models.size() < most_differences) result.models.push_back(std::move(model));
  }

  Transaction& tx_;
  std::string contract_;
  const contract::Terms& terms_;
  std::map<std::pair<std::string, std::string>, ModelId> known_;  // by vendor and name
};

[[noreturn]] void no_such_model(const View& view, const std::string& contract,
                                const std::string& vendor, const std::string& model) {
  const std::string name = vendor.empty() ? model : vendor + " " + model;
  Error error(ErrorCode::not_found, {"desk.model.unknown", {{"model", name}}});
  const assets::Catalogue catalogue = catalogue_of(view, contract);
  if (const assets::CatalogueEntry* near = catalogue.near(vendor, model)) {
    throw error.hint({"authority.hint.did_you_mean", {{"word", near->vendor + " " + near->model}}});
  }
  throw error.hint({"desk.hint_list.model", {}});
}

// One of those whose name is written exactly so counts before the others.
ModelId chosen(std::vector<store::ModelRow> rows, const std::string& vendor,
               const std::string& model) {
  const auto exact = [&](const store::ModelRow& row) {
    return row.model == model && (vendor.empty() || row.vendor == vendor);
  };
  if (std::ranges::any_of(rows, exact)) {
    std::erase_if(rows, [&](const store::ModelRow& row) { return !exact(row); });
  }
  if (rows.size() == 1) return ModelId{rows.front().number};
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const store::ModelRow& row : rows) names.push_back(row.vendor + " " + row.model);
  throw Error(ErrorCode::usage, {"desk.model.ambiguous", {{"model", model}}})
      .hint({"authority.hint.known", {{"known", joined(names)}}});
}

ModelId find_model(const View& view, const std::string& vendor, const std::string& model) {
  const std::string contract = view.contract_id();
  std::vector<store::ModelRow> rows =
      store::ModelCatalogue(view.store()).named(contract, vendor, model);
  if (!rows.empty()) return chosen(std::move(rows), vendor, model);
  const bool may_be_id = vendor.empty() && (model.starts_with("M-") || model.starts_with("m-"));
  if (const auto id = may_be_id ? ModelId::parse(model) : std::nullopt) {
    // Another contract's is as good as none (ORG-7).
    if (model_state(view, *id).contract == contract) return *id;
  }
  no_such_model(view, contract, vendor, model);
}

}  // namespace

journal::Subject subject_of(ModelId id) { return {"model", id.str()}; }

assets::Model model_state(const View& view, ModelId id) {
  return assets::fold_model(view.store().history(subject_of(id)));
}

assets::Catalogue catalogue_of(const View& view, const std::string& contract) {
  std::vector<assets::CatalogueEntry> entries;
  for (store::ModelRow& row : whole_catalogue(view, contract)) {
    entries.push_back({std::move(row.vendor), std::move(row.model), std::move(row.part_number)});
  }
  return assets::Catalogue(std::move(entries));
}

std::optional<assets::Model> model_of(const View& view, const assets::Asset& asset) {
  if (asset.vendor.empty() || asset.model.empty()) return std::nullopt;
  for (const store::ModelRow& row :
       store::ModelCatalogue(view.store()).named(asset.contract, asset.vendor, asset.model)) {
    if (row.vendor == asset.vendor && row.model == asset.model) {
      return model_state(view, ModelId{row.number});
    }
  }
  return std::nullopt;
}

assets::ModelFacts model_facts(const delivery::DeviceType& type) {
  assets::ModelFacts out;
  out.vendor = type.manufacturer;
  out.model = type.model;
  out.part_number = type.part_number;
  out.slug = type.slug;
  out.airflow = type.airflow;
  out.comments = type.comments;
  out.half_units = type.half_units;
  out.depth =
      type.depth == delivery::DeviceType::Depth::half ? assets::Depth::half : assets::Depth::full;
  out.grams = type.grams;
  for (const auto& one : type.components) out.components.push_back({one.kind, one.type, 1});
  return out;
}

Message near_model_warning(const assets::NearModel& near) {
  const std::string name = near.vendor.empty() ? near.model : near.vendor + " " + near.model;
  return {"desk.model.near",
          {{"model", name}, {"near", near.nearest.vendor + " " + near.nearest.model}}};
}

ModelsImport Models::import(const std::vector<assets::DescribedModel>& described) {
  const std::vector<assets::ModelFacts> models = assets::one_of_each(described);
  ModelsImport out;
  session_->write([&](Transaction& tx) {
    if (tx.repeated(said_by_models(models))) {
      out.unchanged = std::ssize(models);
      out.how = Changed::How::repeated;
      return;
    }
    TakingModels taking(tx);
    std::int64_t done = 0;
    for (const assets::ModelFacts& one : models) {
      taking.take(one);
      if (session_->options().progress) session_->options().progress(++done, std::ssize(models));
    }
    out = std::move(taking.result);
    out.how = tx.changed().how;
  });
  return out;
}

void Models::list(store::ModelQuery query,
                  const std::function<void(const store::ModelRow&)>& each) {
  std::int64_t left = query.limit;
  if (query.contract.empty()) query.contract = session_->options().contract;
  while (left != 0) {
    query.limit = left < 0 ? models_per_page : std::min(left, models_per_page);
    const std::vector<store::ModelRow> rows = session_->read(
        [&](View& view) { return store::ModelCatalogue(view.store()).models(query); });
    for (const store::ModelRow& row : rows) each(row);
    if (std::ssize(rows) < query.limit) return;
    if (left > 0) left -= std::ssize(rows);
    query.after_number = rows.back().number;
  }
}

ModelFile Models::show(const std::string& vendor, const std::string& model) {
  return session_->read([&](View& view) {
    ModelFile out;
    out.state = model_state(view, find_model(view, vendor, model));
    out.machines = store::ModelCatalogue(view.store())
                       .machines(out.state.contract, out.state.facts.vendor, out.state.facts.model);
    return out;
  });
}

}  // namespace svcdesk::desk
