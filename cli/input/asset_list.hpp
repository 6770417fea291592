// A list of assets as other registers export it: CSV, its columns mapped to what the register
// knows.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "cli/input/csv.hpp"
#include "cli/input/log_file.hpp"
#include "svcdesk/assets/register.hpp"

namespace svcdesk::cli {

class AssetList {
 public:
  // `map`: "tag=Asset Tag,name=Hostname,os.os.version=OS"; empty: columns that are named as the
  // register names them. Throws Error(usage) for a map that makes no sense.
  AssetList(const std::string& path, std::istream& standard_input, const std::string& map,
            CsvForm form = {});

  // Each line, as often as it is wanted. Throws Error(invalid) with the line for what cannot be
  // read, and for what the register refuses of it.
  void each(const std::function<void(const assets::Wanted&)>& take);

 private:
  struct Column {
    std::string word;  // "tag", "firmware.bios.version"
    std::string name;  // in the heading
  };
  struct Place {
    std::string word;
    std::size_t cell = 0;
  };

  std::vector<Place> places_in(const CsvTable& table) const;

  LogFile file_;
  CsvForm form_;
  std::vector<Column> columns_;
};

}  // namespace svcdesk::cli
