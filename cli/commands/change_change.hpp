// What the verbs that move a change or a vendor's release share.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "svcdesk/desk/changes.hpp"

namespace svcdesk::cli::commands {

// "CH-3" or "3": the first argument of every verb on one change.
inline constexpr Argument change_argument{.name = "change", .kind = Kind::change};
// "V-2" or "2": the same of a release.
inline constexpr Argument release_argument{.name = "release", .kind = Kind::release};

inline constexpr Option by_required{.name = "by", .kind = Kind::person, .need = Need::required};
inline constexpr Option set_option{.name = "set", .kind = Kind::pair, .takes = Takes::many};

// The values of --set, with those of --was for the same places. Throws Error(usage) for what is no
// [ASSET:][SLOT.]FIELD=VALUE, and for a --was whose place --set does not name.
std::vector<desk::NewValue> new_values_of(const Arguments& args);

// The test that --result, --by and --found tell of.
changes::Test test_of(const Arguments& args);

// Applies the verb to the change that was named and shows what became of it.
ExitCode move_change(Context& context, const desk::ChangeVerb& verb);
ExitCode move_release(Context& context, const desk::ReleaseVerb& verb);

// Warnings on stderr; the change and its open promises on stdout.
ExitCode show_changed(Context& context, const desk::ChangeChanged& changed);
// The same of a release, and which change it started.
ExitCode show_changed(Context& context, const desk::ReleaseChanged& changed);

}  // namespace svcdesk::cli::commands
