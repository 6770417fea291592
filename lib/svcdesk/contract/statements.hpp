// The statements of a TOML file by their lines, so that one that is no TOML can be left out and the
// rest still be read: checking reports every mistake at once (CON-2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::contract {

class Statements {
 public:
  explicit Statements(std::string_view bytes);

  // What is left, with an empty line for each line that was left out.
  std::string text() const;

  // Leaves out the statement in which a parser stumbled at that line; a table's head goes with
  // everything under it. False when there was nothing left to leave out.
  [[nodiscard]] bool leave_out(int line);

 private:
  std::size_t begin_of(std::size_t line) const;
  std::size_t end_of(std::size_t first) const;

  std::vector<std::string_view> lines_;
};

}  // namespace svcdesk::contract
