// The counter for the catalogue of models (AST-1).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "svcdesk/assets/models.hpp"
#include "svcdesk/desk/assets.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

// A device type, as delivery::read_device_type gives it, for the catalogue.
assets::ModelFacts model_facts(const delivery::DeviceType& type);

// A machine's model that is nearly one of the catalogue, in words.
Message near_model_warning(const assets::NearModel& near);

// What an import did, or in a dry run would do.
struct ModelsImport {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  struct Model {
    ModelId id;
    std::string vendor;
    std::string model;
    enum class What { added, changed } what = What::added;
    std::vector<assets::Edit> edits;  // of a changed one
  };
  std::vector<Model> models;  // added or changed; the first most_differences of them
  Changed::How how = Changed::How::done;
};

struct ModelFile {
  assets::Model state;
  std::int64_t machines = 0;  // of the register, in service
};

class Models {
 public:
  // All of them or none: each is known by its vendor and name, is added where the catalogue has it
  // not, and changed where it differs. The same again changes nothing; what is not among them
  // stays. Throws as assets::one_of_each.
  ModelsImport import(const std::vector<assets::DescribedModel>& described);
  // By number, in pages (decision 23).
  void list(store::ModelQuery query, const std::function<void(const store::ModelRow&)>& each);
  // By vendor and name in any case; `vendor` empty: by its name, or as "M-3". Throws
  // Error(not_found) with the nearest, Error(usage) where two vendors have a model of that name.
  ModelFile show(const std::string& vendor, const std::string& model);

 private:
  friend class Desk;
  explicit Models(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
