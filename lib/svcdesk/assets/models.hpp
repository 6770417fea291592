// Keeping the catalogue of models (AST-1).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/assets/model.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::assets {

// A model as one source describes it.
struct DescribedModel {
  std::string source;  // the file, for refusals
  ModelFacts facts;
};

// Each model once, in the order in which they come: without blanks around its texts, its components
// counted by kind and type. Throws Error(usage) for one without vendor or name, Error(invalid)
// where two sources describe the same one differently.
std::vector<ModelFacts> one_of_each(const std::vector<DescribedModel>& described);

struct RecordModel {
  ModelId id;  // the number the desk drew
  ModelFacts facts;
};

// As another description has it. Of the same vendor and name.
struct ReviseModel {
  ModelFacts facts;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const RecordModel& request);
// No event where everything is as it says already.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Model& state,
              const ReviseModel& request);

}  // namespace svcdesk::assets
