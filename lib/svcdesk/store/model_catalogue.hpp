// The catalogue of models as its table has it (AST-1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

class ModelCatalogue {
 public:
  // The store has to outlive it.
  explicit ModelCatalogue(const Store& store);

  std::vector<ModelRow> models(const ModelQuery& query) const;  // by number
  // Those of that name in any case; of that vendor in any case where it is not empty.
  std::vector<ModelRow> named(std::string_view contract, std::string_view vendor,
                              std::string_view model) const;
  // Of the register, in service, with exactly that vendor and model.
  std::int64_t machines(std::string_view contract, std::string_view vendor,
                        std::string_view model) const;

 private:
  Store::Impl* impl_;
};

}  // namespace svcdesk::store
