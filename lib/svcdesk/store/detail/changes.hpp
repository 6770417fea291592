// The columns of a row that differ from what is stored: an UPDATE of these leaves alone every index
// that they do not stand in.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "svcdesk/store/detail/query.hpp"

namespace svcdesk::store {

template <std::size_t Count, class Columns>
class Changes {
 public:
  static_assert(std::tuple_size_v<Columns> == Count);

  Changes(const std::array<std::string_view, Count>& names, const Columns& before,
          const Columns& after)
      : names_(names), before_(before), after_(after) {}

  // Runs `update` ("UPDATE t SET "), the columns and `where` (" WHERE key = ?"), whose values are
  // the key; nothing where nothing differs.
  template <class Connection, class... Key>
  void write(Connection& connection, std::string_view update, std::string_view where,
             const Key&... key) const {
    constexpr std::string_view further = ", ";
    constexpr std::string_view bound = " = ?";
    std::string sql;
    each([&](std::string_view name, const auto&) {
      sql.append(sql.empty() ? update : further).append(name).append(bound);
    });
    if (sql.empty()) return;
    Query query = connection.query(sql.append(where));
    each([&](std::string_view, const auto& value) { query.with(value); });
    query.with(key...).run();
  }

 private:
  template <class Visit>
  void each(Visit&& visit) const {
    each(visit, std::make_index_sequence<Count>());
  }
  template <class Visit, std::size_t... At>
  void each(Visit& visit, std::index_sequence<At...>) const {
    ((std::get<At>(before_) == std::get<At>(after_) ? void()
                                                    : visit(names_[At], std::get<At>(after_))),
     ...);
  }

  const std::array<std::string_view, Count>& names_;
  Columns before_;
  Columns after_;
};

}  // namespace svcdesk::store
