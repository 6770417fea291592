#include <doctest/doctest.h>

#include "desk_folder.hpp"
#include "svcdesk/store/model_catalogue.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::ModelCatalogue;
using store::ModelQuery;
using store::ModelRow;
using store::Store;
using store::Table;

namespace {

void put_model(Store& store, const ModelRow& row) {
  store.write([&] { store.replace("model", row.number, {derived(Table::model, row)}); });
}

ModelRow row_of_model(std::int64_t number, const std::string& vendor, const std::string& model,
                      const std::string& contract = "K-1") {
  return {number, contract, vendor, model, "PN-" + std::to_string(number),
          "",     2,        "full", 0,     number};
}

void put_some(Store& store) {
  put_model(store, row_of_model(1, "Dell", "PowerEdge R640"));
  put_model(store, row_of_model(2, "Dell", "PowerEdge R740"));
  put_model(store, row_of_model(3, "Huawei", "CE6851", "K-1"));
  put_model(store, row_of_model(4, "Maker", "PowerEdge R640"));
  put_model(store, row_of_model(5, "Dell", "PowerEdge R640", "K-2"));
}

Numbers numbers_of(const std::vector<ModelRow>& rows) {
  Numbers out;
  for (const ModelRow& one : rows) out.push_back(one.number);
  return out;
}

ModelQuery query_of(const std::string& contract, const std::string& vendor,
                    const std::string& model) {
  ModelQuery out;
  out.contract = contract;
  out.vendor = vendor;
  out.model = model;
  return out;
}

Numbers models(const Store& store, const ModelQuery& query) {
  return numbers_of(ModelCatalogue(store).models(query));
}

}  // namespace

TEST_CASE("a model's row comes back whole (AST-1)") {
  Desk desk;
  Store store = desk.write();
  const ModelRow one{7, "K-1", "Dell", "R640", "PN", "dell-r640", 3, "half", 7303, 12};
  put_model(store, one);
  CHECK(ModelCatalogue(store).models({}).at(0) == one);
}

TEST_CASE("models are listed by contract, vendor and a part of their name (AST-1)") {
  Desk desk;
  Store store = desk.write();
  put_some(store);
  CHECK(models(store, {}) == Numbers{1, 2, 3, 4, 5});
  CHECK(models(store, query_of("K-2", "", "")) == Numbers{5});
  CHECK(models(store, query_of("K-1", "dELL", "")) == Numbers{1, 2});
  CHECK(models(store, query_of("", "", "edge r6")) == Numbers{1, 4, 5});
  CHECK(models(store, query_of("", "", "%")).empty());
  CHECK(models(store, query_of("", "Del", "")).empty());
}

TEST_CASE("models are listed by number, in pages above one (AST-1)") {
  Desk desk;
  Store store = desk.write();
  put_some(store);
  ModelQuery query;
  query.limit = 2;
  CHECK(models(store, query) == Numbers{1, 2});
  query.after_number = 2;
  CHECK(models(store, query) == Numbers{3, 4});
  query.limit = -1;
  CHECK(models(store, query) == Numbers{3, 4, 5});
}

TEST_CASE("models are found by name in any case, of a vendor or of any (AST-1)") {
  Desk desk;
  Store store = desk.write();
  put_some(store);
  const ModelCatalogue catalogue(store);
  CHECK(numbers_of(catalogue.named("K-1", "", "poweredge r640")) == Numbers{1, 4});
  CHECK(numbers_of(catalogue.named("K-1", "DELL", "PowerEdge R640")) == Numbers{1});
  CHECK(catalogue.named("K-1", "", "PowerEdge").empty());
  CHECK(catalogue.named("K-3", "", "PowerEdge R640").empty());
}

TEST_CASE("the machines of a model are those in service, of that contract and vendor (AST-1)") {
  Desk desk;
  Store store = desk.write();
  std::int64_t number = 0;
  const auto put = [&](const std::string& contract, const std::string& status,
                       const std::string& vendor, const std::string& model) {
    store::AssetRow row;
    row.number = ++number;
    row.contract = contract;
    row.status = status;
    row.tag = "T-" + std::to_string(number);
    row.vendor = vendor;
    row.model = model;
    store.write([&] { store.replace("asset", number, {derived(Table::asset, row)}); });
  };
  put("K-1", "in-service", "Dell", "R640");
  put("K-1", "in-service", "Dell", "R640");
  put("K-1", "retired", "Dell", "R640");
  put("K-2", "in-service", "Dell", "R640");
  put("K-1", "in-service", "Other", "R640");
  put("K-1", "in-service", "Dell", "R740");
  CHECK(ModelCatalogue(store).machines("K-1", "Dell", "R640") == 2);
  CHECK(ModelCatalogue(store).machines("K-1", "Dell", "R650") == 0);
}
