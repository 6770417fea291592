// The same commands to the library's front door and to the model, and whether both say the same.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "desk.hpp"

namespace model {

// What they disagree on, in words.
struct Difference : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class World {
 public:
  World(const Contract& first, const Contract& second);
  ~World();

  const Desk& desk() const { return desk_; }

  // Throws Difference.
  void run(const Command& command);
  // Every case as it stands, why, the figures of the months, the tables and the journal.
  void compare_all();
  void verify();

 private:
  struct Library;
  void expect(const std::string& what, std::vector<std::string> model,
              std::vector<std::string> library) const;
  void compare(const Outcome& outcome, const Command& command);
  void compare_case(const Case& one);

  Contract first_, second_;
  Desk desk_;
  std::unique_ptr<Library> library_;
  Time now_ = 0;
};

// Whether the library takes the contract: what `contract check` refuses is no promise.
bool sound(const Contract& contract);

}  // namespace model
