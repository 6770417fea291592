// The catalogue of models (AST-1): a few thousand rows, gone through as they lie.
#include <functional>

#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/model_catalogue.hpp"

namespace svcdesk::store {

ModelCatalogue::ModelCatalogue(const Store& store) : impl_(store.impl_.get()) {}

std::vector<ModelRow> ModelCatalogue::models(const ModelQuery& query) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT * FROM model WHERE number > ?1 AND (?2 = '' OR contract = ?2) "
        "AND (?3 = '' OR vendor = ?3 COLLATE NOCASE) "
        "AND (?4 = '' OR instr(lower(model), lower(?4)) > 0) ORDER BY number LIMIT ?5");
    rows.with(query.after_number, query.contract, query.vendor, query.model, query.limit);
    return in_order(all(rows, row_of<ModelRow>), query.after_number, &ModelRow::number,
                    std::less{});
  });
}

std::vector<ModelRow> ModelCatalogue::named(std::string_view contract, std::string_view vendor,
                                            std::string_view model) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT * FROM model WHERE contract = ?1 AND (?2 = '' OR vendor = ?2 COLLATE NOCASE) "
        "AND model = ?3 COLLATE NOCASE ORDER BY number");
    return all(rows.with(contract, vendor, model), row_of<ModelRow>);
  });
}

std::int64_t ModelCatalogue::machines(std::string_view contract, std::string_view vendor,
                                      std::string_view model) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT count(*) FROM asset WHERE +contract = ? AND +vendor = ? AND model = ? "
        "AND +status = 'in-service'");
    return row.with(contract, vendor, model).next() ? row.integer(0) : 0;
  });
}

}  // namespace svcdesk::store
