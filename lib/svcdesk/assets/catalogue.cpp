#include "svcdesk/assets/catalogue.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/assets/difference.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::assets {
namespace {

auto entry_name(const CatalogueEntry& one) {
  return std::pair<std::string_view, std::string_view>(one.vendor, one.model);
}

std::string run_together(const std::vector<std::string>& pieces) {
  std::string out;
  for (const std::string& one : pieces) out += one;
  return out;
}

// A vendor that is not said may be any; "Dell" and "Dell EMC" may be one.
bool may_be_one(std::string_view meant, std::string_view known) {
  return meant.empty() || known.starts_with(meant) || meant.starts_with(known);
}

// As it would be, without blanks around it.
std::string after(const Asset& before, const Wanted& wanted, std::string_view key) {
  const auto said = wanted.fields.find(std::string(key));
  return said != wanted.fields.end() ? trimmed(said->second) : before.*find_field(key)->member;
}

}  // namespace

Catalogue::Catalogue(std::vector<CatalogueEntry> entries) : entries_(std::move(entries)) {
  std::ranges::sort(entries_, {}, entry_name);
  for (const CatalogueEntry& one : entries_) folded_.push_back(folded(one.vendor, one.model));
}

Catalogue::Folded Catalogue::folded(std::string_view vendor, std::string_view model) {
  Folded out{run_together(words(vendor)), {}, {}, words(model)};
  out.model = run_together(out.pieces);
  std::ranges::copy_if(out.model, std::back_inserter(out.digits),
                       [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

const CatalogueEntry* Catalogue::find(std::string_view vendor, std::string_view model) const {
  const std::pair meant(vendor, model);
  const auto found = std::ranges::lower_bound(entries_, meant, {}, entry_name);
  return found != entries_.end() && entry_name(*found) == meant ? &*found : nullptr;
}

const CatalogueEntry* Catalogue::near(std::string_view vendor, std::string_view model) const {
  const Folded meant = folded(vendor, model);
  if (meant.model.empty()) return nullptr;
  enum { same, same_model, piece, none };
  int best = none;
  std::size_t at = 0;
  for (std::size_t i = 0; i < folded_.size() && best != same; ++i) {
    const Folded& one = folded_[i];
    int how = none;
    if (one.model == meant.model) {
      how = one.vendor == meant.vendor ? same : same_model;
    } else if (may_be_one(meant.vendor, one.vendor) && !meant.digits.empty() &&
               std::ranges::find(one.pieces, meant.model) != one.pieces.end()) {
      how = piece;
    }
    if (how < best) std::tie(best, at) = std::pair(how, i);
  }
  return best != none ? &entries_[at] : misspelt(meant);
}

const CatalogueEntry* Catalogue::misspelt(const Folded& meant) const {
  std::vector<std::string> candidates;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    const Folded& one = folded_[i];
    if (one.digits != meant.digits || !may_be_one(meant.vendor, one.vendor)) continue;
    candidates.push_back(one.model);
    places.push_back(i);
  }
  const std::string found = nearest(meant.model, candidates);
  if (found.empty()) return nullptr;
  const auto place = std::ranges::find(candidates, found) - candidates.begin();
  return &entries_[places[static_cast<std::size_t>(place)]];
}

Completion::Found& Completion::look_up(std::string vendor, std::string model) {
  const auto [place, is_new] = found_.try_emplace({std::move(vendor), std::move(model)});
  Found& found = place->second;
  if (!is_new) return found;
  found.exact = catalogue_.find(place->first.first, place->first.second);
  if (found.exact == nullptr && compared_ < most_compared) {
    ++compared_;
    found.near = catalogue_.near(place->first.first, place->first.second);
  }
  return found;
}

Wanted Completion::complete(const Asset& before, Wanted wanted) {
  const bool named = wanted.fields.contains("vendor") || wanted.fields.contains("model");
  if (catalogue_.empty() || !named) return wanted;
  std::string model = after(before, wanted, "model");
  if (model.empty()) return wanted;
  Found& found = look_up(after(before, wanted, "vendor"), std::move(model));
  ++found.machines;
  const bool known = found.exact != nullptr && !found.exact->part_number.empty();
  if (!known || !after(before, wanted, "part_number").empty()) return wanted;
  wanted.fields["part_number"] = found.exact->part_number;
  // What is on file already is no news.
  if (before.part_number != found.exact->part_number) ++part_numbers_;
  return wanted;
}

std::vector<NearModel> Completion::near_models() const {
  std::vector<NearModel> out;
  for (const auto& [name, found] : found_) {
    if (found.near == nullptr) continue;
    out.push_back({name.first, name.second, *found.near, found.machines});
  }
  return out;
}

}  // namespace svcdesk::assets
