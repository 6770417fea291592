// The counter for the register of assets (AST-1, AST-2).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "svcdesk/assets/catalogue.hpp"
#include "svcdesk/assets/register.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

// A link by the name of the other asset: its id or its tag.
struct NamedLink {
  std::string as;
  std::string to;
  std::string note;
};

struct AssetEdit {
  assets::Wanted wanted;
  std::vector<NamedLink> link;    // beside those that there are, or with another note
  std::vector<NamedLink> unlink;  // `as` empty: of any kind
  std::string reason;
};

struct AssetChanged : Changed {
  assets::Asset before;  // as it was; of a new one: nothing
  assets::Asset state;
  std::vector<Message> notes;  // what the catalogue of models filled in
};

// What an import did, or in a dry run would do.
struct AssetImport {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  struct Difference {
    AssetId id;
    std::string tag;
    std::vector<assets::Edit> edits;
  };
  std::vector<Difference> differences;   // of what is changed; the first of them
  std::int64_t absent = 0;               // in service, but not in the list
  std::vector<std::string> absent_tags;  // the first of them
  std::int64_t part_numbers = 0;         // taken from the catalogue of models
  std::vector<assets::NearModel> near;   // models that are nearly one of the catalogue
};
// So many of each are listed; all are counted.
inline constexpr std::size_t most_differences = 5000;

using TakeAsset = std::function<void(const assets::Wanted&)>;
using FeedAssets = std::function<void(const TakeAsset&)>;

class Assets {
 public:
  // A machine whose model is in the catalogue has the part number of it where none is given.
  AssetChanged add(const AssetEdit& request);
  AssetChanged edit(const std::string& asset, const AssetEdit& request);
  AssetChanged retire(const std::string& asset, const std::string& reason);
  AssetFile show(const std::string& asset);
  // By number, in pages, so that nothing is written inside a read snapshot (decision 23).
  void list(store::AssetQuery query, const std::function<void(const store::AssetRow&)>& each);
  // All rows of a list or none: each is known by its tag, is added where there is none in service,
  // and changed where it differs. The same list again changes nothing. `feed` gives each row to
  // what it is handed, and is asked once more where the call has a request id. Part numbers as
  // with add().
  AssetImport import(const FeedAssets& feed);
  // "A-3", or the tag of one in service. Throws Error(not_found) with the nearest tag, and
  // Error(usage) where an id and a tag are meant by the same word.
  AssetId resolve(const std::string& asset);

 private:
  friend class Desk;
  explicit Assets(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
