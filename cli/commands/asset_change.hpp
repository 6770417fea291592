// What the verbs that change an asset share.
#pragma once

#include <array>

#include "cli/context.hpp"
#include "svcdesk/desk/assets.hpp"

namespace svcdesk::cli::commands {

// "A-3", or the tag: the first argument of every verb on one asset.
inline constexpr Argument asset_argument{.name = "asset", .kind = Kind::asset};

// One option for each plain field but the tag, and those for components and links.
inline constexpr std::array asset_new_options = {
    Option{.name = "name"},
    Option{.name = "vendor"},
    Option{.name = "model"},
    Option{.name = "part-number"},
    Option{.name = "serial-number"},
    Option{.name = "site", .kind = Kind::site},
    Option{.name = "rack"},
    Option{.name = "position"},
    Option{.name = "contact", .kind = Kind::person},
    Option{.name = "configuration"},
    Option{.name = "faulty"},
    Option{.name = "warranty-until", .kind = Kind::date},
    Option{.name = "coverage-from", .kind = Kind::date},
    Option{.name = "coverage-until", .kind = Kind::date},
    Option{.name = "component", .kind = Kind::pair, .takes = Takes::many},
    Option{.name = "link", .kind = Kind::pair, .takes = Takes::many},
    Option{.name = "note"},
    Option{.name = "reason"},
};

// What the options ask for. Throws Error(usage) for a component that is no KIND.SLOT.KEY=VALUE.
desk::AssetEdit asset_edit_of(const Context& context);

// Warnings on stderr; the asset and what changed on stdout.
ExitCode show_changed(Context& context, const desk::AssetChanged& changed);

}  // namespace svcdesk::cli::commands
