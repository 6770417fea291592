#include "svcdesk/obligations/detail/timeline.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"

namespace svcdesk::obligations::detail {

std::optional<Instant> Timeline::on(Instant from, Seconds length) const {
  if (length == Seconds{0}) return from;
  Seconds left = length;
  for (const Stretch& stretch : occurrence_.stretches) {
    if (stretch.kind != Stretch::Kind::counting || stretch.to <= from) continue;
    const Instant begin = std::max(stretch.from, from);
    const Seconds here = calendar_.between(begin, stretch.to);
    if (here >= left) return calendar_.add(begin, left);
    left -= here;
  }
  if (!runs()) return std::nullopt;
  return plainly(std::max(from, end()), left);
}

std::optional<Instant> Timeline::plainly(Instant from, Seconds length) const {
  try {
    return calendar_.add(from, length);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid) throw;
    return std::nullopt;
  }
}

Seconds Timeline::counted(Instant from, Instant to) const {
  Seconds sum{0};
  for (const Stretch& stretch : occurrence_.stretches) {
    if (stretch.kind != Stretch::Kind::counting) continue;
    const Instant begin = std::max(stretch.from, from);
    const Instant close = std::min(stretch.to, to);
    if (begin < close) sum += calendar_.between(begin, close);
  }
  const Instant ahead = std::max(from, end());
  if (runs() && ahead < to) sum += calendar_.between(ahead, to);
  return sum;
}

Instant Timeline::end() const {
  return occurrence_.stretches.empty() ? occurrence_.counted_from : occurrence_.stretches.back().to;
}

}  // namespace svcdesk::obligations::detail
