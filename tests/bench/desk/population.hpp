// A desk with many open cases, as it stands at one moment: nothing is due, some come due soon
// after.
#pragma once

#include <cstdint>
#include <string>

#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::bench {

// 2026-03-02 10:00 in Shanghai, a Monday.
inline constexpr Instant the_moment{Seconds{1772416800}};
// The first cases come due by then, all at once: at most a thousand.
inline constexpr Instant first_due = the_moment + std::chrono::minutes{6} + Seconds{30};
// A tenth of all cases by then.
inline constexpr Instant tenth_due = first_due + std::chrono::minutes{2};

// Whose work is listed: one case in about a thousand.
inline constexpr const char* engineer = "zheng";

inline std::int64_t soon(std::int64_t count) { return std::min<std::int64_t>(1000, count / 10); }

// Case n of so many, from 0.
desk::ImportedCase imported_case(std::int64_t n, std::int64_t count);

// Makes the database with the contract and that many open cases; the first sweep is done.
void populate(const std::string& database, const std::string& contract_file, std::int64_t count);

desk::Options options_at(const std::string& database, Instant now);

}  // namespace svcdesk::bench
