// The contract loader: TOML up to the first zero byte, then the calendar file that it may name.
// Whatever is valid compiles, reads back equal, and can be counted with.
#include "svcdesk/contract/load.hpp"

#include "counting.hpp"
#include "svcdesk/contract/compiled.hpp"
#include "svcdesk/contract/diff.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

const contract::Contract& example() {
  static const contract::Contract known = contract::load_contract(
      project_file("schemas/contract.example.toml"), "example.toml", files_of("BEGIN:VCALENDAR"));
  return known;
}

}  // namespace

void one(std::string_view bytes) {
  const std::string_view text = first_part(bytes);
  const contract::Sources sources = files_of(bytes);
  contract::read_fragment(text, "fuzz.toml", sources);
  const contract::Reading reading = contract::read_contract(text, "fuzz.toml", sources);
  for (const Finding& finding : reading.findings) {
    holds(!finding.text.id.empty() && finding.place.line >= 0, "a finding says what and where");
  }
  if (!reading.valid()) return;
  const std::string compiled = contract::compile(reading.contract);
  holds(contract::decompile(compiled) == reading.contract, "the compiled form reads back equal");
  contract::diff(example(), reading.contract);
  count_with(reading.contract);
}

}  // namespace svcdesk::fuzz
