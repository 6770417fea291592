#include "svcdesk/store/detail/leftover.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace svcdesk::store {
namespace {

constexpr std::array<unsigned char, 8> journal_magic{0xd9, 0xd5, 0x05, 0xf9,
                                                     0x20, 0xa1, 0x63, 0xd7};
constexpr std::uint32_t log_magic = 0x377f0682;  // or with the lowest bit set
constexpr std::uint32_t not_counted = 0xffffffff;

// A file that is only read; a link or a pipe in its place is none.
class Bytes {
 public:
  explicit Bytes(const std::string& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {
    struct stat found {};
    if (file_ >= 0 && ::fstat(file_, &found) == 0 && S_ISREG(found.st_mode)) size_ = found.st_size;
  }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  ~Bytes() {
    if (file_ >= 0) ::close(file_);
  }

  std::int64_t size() const { return size_; }

  template <std::size_t N>
  std::optional<std::array<unsigned char, N>> at(std::int64_t offset) const {
    std::array<unsigned char, N> out{};
    if (offset + std::ssize(out) > size_) return std::nullopt;
    if (::pread(file_, out.data(), N, offset) != std::ssize(out)) return std::nullopt;
    return out;
  }
  // Four bytes, the most significant first; 0 beyond the end.
  std::uint32_t number(std::int64_t offset) const {
    const auto four = at<4>(offset).value_or(std::array<unsigned char, 4>{});
    return std::uint32_t{four[0]} << 24 | std::uint32_t{four[1]} << 16 |
           std::uint32_t{four[2]} << 8 | std::uint32_t{four[3]};
  }

 private:
  int file_;
  std::int64_t size_ = 0;
};

bool power_of_two(std::uint32_t size, std::uint32_t low, std::uint32_t high) {
  return size >= low && size <= high && (size & (size - 1)) == 0;
}

// Segments of a header, which fills a sector, and records: page number, page, checksum.
std::optional<Header> in_journal(const Bytes& journal) {
  for (std::int64_t segment = 0;;) {
    const auto magic = journal.at<8>(segment);
    if (!magic || *magic != journal_magic) return std::nullopt;
    const std::uint32_t counted = journal.number(segment + 8);
    const std::uint32_t sector = journal.number(segment + 20);
    const std::uint32_t page = journal.number(segment + 24);
    if (!power_of_two(sector, 512, 65536) || !power_of_two(page, 512, 65536)) return std::nullopt;
    const std::int64_t record = std::int64_t{page} + 8;
    const std::int64_t room =
        std::max<std::int64_t>(0, (journal.size() - segment - sector) / record);
    const std::int64_t records =
        counted == not_counted || counted == 0 ? room : std::min<std::int64_t>(counted, room);
    const std::int64_t first = segment + sector;
    for (std::int64_t i = 0; i < records; ++i) {
      if (journal.number(first + i * record) == 1) return journal.at<100>(first + i * record + 4);
    }
    const std::int64_t end = first + records * record;
    segment = (end + sector - 1) / sector * sector;
  }
}

// A header of 32 bytes and frames: 24 bytes that begin with the page number, and the page.
std::optional<Header> in_log(const Bytes& log) {
  const std::uint32_t page = log.number(8);
  if ((log.number(0) & ~1U) != log_magic || !power_of_two(page, 512, 65536)) return std::nullopt;
  const std::int64_t frame = std::int64_t{page} + 24;
  for (std::int64_t at = 32; at + frame <= log.size(); at += frame) {
    if (log.number(at) == 1) return log.at<100>(at + 24);
  }
  return std::nullopt;
}

}  // namespace

bool journal_beside(const std::string& path) {
  struct stat found {};
  return ::lstat((path + "-journal").c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         found.st_size > 0;
}

std::optional<Header> header_beside(const std::string& path) {
  if (const auto header = in_journal(Bytes(path + "-journal"))) return header;
  return in_log(Bytes(path + "-wal"));
}

}  // namespace svcdesk::store
