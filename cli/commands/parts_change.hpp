// What the verbs that change something about parts share.
#pragma once

#include "cli/context.hpp"
#include "svcdesk/desk/parts.hpp"

namespace svcdesk::cli::commands {

// A kind of part of the contract.
inline constexpr Argument part_kind_argument{.name = "kind", .kind = Kind::part_kind};
// "P-7": the first argument of every verb on one request.
inline constexpr Argument part_request_argument{.name = "request", .kind = Kind::part_request};

// Which pieces: by serial number, or so many.
inline constexpr Option serial_option{.name = "serial", .takes = Takes::many};
inline constexpr Option quantity_option{.name = "quantity", .kind = Kind::integer};
inline constexpr Option depot_option{.name = "depot", .kind = Kind::depot};
inline constexpr Option depot_required{
    .name = "depot", .kind = Kind::depot, .need = Need::required};
inline constexpr Option reason_required{.name = "reason", .need = Need::required};
inline constexpr Option condition_option{
    .name = "condition", .kind = Kind::choice, .choices = "received|tested|returned|defective"};

// What became of old parts, in every verb that settles them: --old, --customer, --receipt, --depot.
parts::Settlement settlement_of(const Arguments& args);
// --serial and --quantity. Throws Error(usage) for a quantity below 1.
parts::Pieces pieces_of(const Arguments& args);
// --quantity, else as many as serial numbers were given, else that.
std::int64_t quantity_of(const Arguments& args, std::int64_t otherwise);
std::optional<parts::Condition> condition_of(const Arguments& args);

// The letter of "P-7"; 0 for whatever has none.
char letter_of(const std::string& id);

// Warnings on stderr; on stdout how it stands now, what was moved, and the gaps that it opened or
// closed.
ExitCode show_changed(Context& context, const desk::PartsChanged& changed);
ExitCode show_changed(Context& context, const desk::OrderChanged& changed);
ExitCode show_changed(Context& context, const desk::RestockChanged& changed);
ExitCode show_changed(Context& context, const desk::RequestChanged& changed);
ExitCode show_changed(Context& context, const desk::LoanChanged& changed);
ExitCode show_changed(Context& context, const desk::RepairChanged& changed);

}  // namespace svcdesk::cli::commands
