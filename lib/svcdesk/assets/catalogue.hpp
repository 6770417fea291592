// What the catalogue of models says of machines that are taken into the register (AST-1).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "svcdesk/assets/register.hpp"

namespace svcdesk::assets {

struct CatalogueEntry {
  std::string vendor;
  std::string model;
  std::string part_number;  // empty: not known
  bool operator==(const CatalogueEntry&) const = default;
};

class Catalogue {
 public:
  explicit Catalogue(std::vector<CatalogueEntry> entries);

  bool empty() const { return entries_.empty(); }
  // Null where it has no such model.
  const CatalogueEntry* find(std::string_view vendor, std::string_view model) const;
  // The one that is most likely meant by a name that it has not: with other capitals, blanks or
  // signs, with another vendor or none, with a part of its name, or misspelt. Never one of other
  // digits: an R650 is no R640. Null where none is near enough.
  const CatalogueEntry* near(std::string_view vendor, std::string_view model) const;

 private:
  struct Folded {
    std::string vendor;  // letters and digits only
    std::string model;
    std::string digits;               // of the model
    std::vector<std::string> pieces;  // of the model: "poweredge", "r640"
  };
  static Folded folded(std::string_view vendor, std::string_view model);
  const CatalogueEntry* misspelt(const Folded& meant) const;

  std::vector<CatalogueEntry> entries_;  // by vendor and model
  std::vector<Folded> folded_;           // in the same order
};

// A model that the catalogue nearly has, and how many machines are said to be of it.
struct NearModel {
  std::string vendor;
  std::string model;
  CatalogueEntry nearest;
  std::int64_t machines = 0;
};

// Fills in what the catalogue knows of machines, and remembers what it did. Each model is looked up
// once; beyond so many that the catalogue has not, none is compared any more.
inline constexpr std::size_t most_compared = 1000;

class Completion {
 public:
  explicit Completion(Catalogue catalogue) : catalogue_(std::move(catalogue)) {}
  Completion(const Completion&) = delete;
  Completion& operator=(const Completion&) = delete;

  // With the part number of its model where neither `wanted` nor, unsaid there, the asset has one.
  // Nothing is looked up where the catalogue is empty or `wanted` names no vendor and no model.
  Wanted complete(const Asset& before, Wanted wanted);

  std::int64_t part_numbers() const { return part_numbers_; }  // so many were filled in
  std::vector<NearModel> near_models() const;                  // in the order of their names

 private:
  struct Found {
    const CatalogueEntry* exact = nullptr;
    const CatalogueEntry* near = nullptr;
    std::int64_t machines = 0;
  };
  Found& look_up(std::string vendor, std::string model);

  Catalogue catalogue_;
  std::map<std::pair<std::string, std::string>, Found> found_;
  std::size_t compared_ = 0;
  std::int64_t part_numbers_ = 0;
};

}  // namespace svcdesk::assets
