// fault_corrupt bits COUNT SEED [PART PARTS]: flips bits of a small database, one at a time (F10),
// and reads everything. COUNT 0: every bit there is, or that part of them. fault_corrupt random
// COUNT SEED: overwrites, cuts off, swaps and blanks a database of 1 MB, reads everything and
// changes something.
//
// Each time: an error with words, or the same answers as before, or `db verify` says what is wrong;
// nothing else, within seconds, and reading has not written. Prints "KEY VALUE" lines.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string_view>

#include "reading.hpp"
#include "small.hpp"
#include "story.hpp"

namespace svcdesk::fault {
namespace {

constexpr std::clock_t longest = 10 * CLOCKS_PER_SEC;  // of a processor, however busy it is

// Where it stood, for whoever has to look into a crash.
char g_standing[128] = "";

void tell_where(int signal) {
  static_cast<void>(::write(STDERR_FILENO, g_standing, std::strlen(g_standing)));
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

struct Counts {
  std::uint64_t images = 0, refused = 0, found = 0, same = 0, violations = 0;
};

class Damage {
 public:
  Damage(const Story& story, std::string original)
      : options_(story.options), original_(std::move(original)) {
    options_.request_id.clear();
    options_.now.reset();
    const Reading reading = read_all(options_);
    digest_ = reading.digest;
    if (!reading.sound || digest_.empty()) std::puts("violation it was not sound before");
  }

  // Writes the damaged bytes, reads, judges, and leaves no file beside.
  void image(const std::string& name, std::string_view bytes) {
    std::snprintf(g_standing, sizeof g_standing, "\nimage: %s\n", name.c_str());
    ::alarm(120);
    put_file(options_.database, bytes);
    const std::clock_t begin = std::clock();
    const Reading reading = read_all(options_);
    if (std::clock() - begin > longest) complain(name, "took too long");
    judge(name, reading);
    if (!in_wal(bytes) && bytes_of(options_.database) != bytes) complain(name, "reading wrote");
    ++counts.images;
  }

  void change(const std::string& name) {
    const std::string violation = write_once(options_);
    if (!violation.empty()) complain(name, "writing " + violation);
  }

  void sweep_up() {
    for (const char* ending : {"-journal", "-wal", "-shm"}) {
      std::filesystem::remove(options_.database + ending);
    }
  }

  const std::string& original() const { return original_; }
  Counts counts;

 private:
  // The file says that its log has to be read and worked off: SQLite's own business.
  static bool in_wal(std::string_view bytes) {
    return bytes.size() > 19 && (bytes[18] == 2 || bytes[19] == 2);
  }

  void judge(const std::string& name, const Reading& reading) {
    if (!reading.violation.empty()) complain(name, reading.violation);
    if (reading.digest.empty()) {
      ++counts.refused;
    } else if (!reading.sound) {
      ++counts.found;
    } else if (reading.digest == digest_) {
      ++counts.same;
    } else {
      complain(name, "other answers, and nobody noticed");
    }
  }

  void complain(const std::string& name, const std::string& what) {
    ++counts.violations;
    std::printf("violation %s: %s\n", name.c_str(), what.c_str());
    std::fflush(stdout);
  }

  desk::Options options_;
  std::string original_;
  std::string digest_;
};

int report(const Damage& damage) {
  std::printf("bytes %zu\nimages %llu\nrefused %llu\nfound %llu\nsame %llu\nviolations %llu\n",
              damage.original().size(), static_cast<unsigned long long>(damage.counts.images),
              static_cast<unsigned long long>(damage.counts.refused),
              static_cast<unsigned long long>(damage.counts.found),
              static_cast<unsigned long long>(damage.counts.same),
              static_cast<unsigned long long>(damage.counts.violations));
  return damage.counts.violations == 0 ? 0 : 1;
}

int flip_bits(std::uint64_t count, std::uint64_t seed, std::uint64_t part, std::uint64_t parts) {
  const Folder folder;
  Story story(folder / "desk.db", seed);
  story.begin();
  for (int i = 0; i < 24; ++i) story.step();
  make_small(story.options.database);
  Damage damage(story, bytes_of(story.options.database));
  const std::uint64_t bits = damage.original().size() * 8;
  const auto flip = [&](std::uint64_t bit) {
    std::string bytes = damage.original();
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    damage.image("bit " + std::to_string(bit), bytes);
    damage.sweep_up();
  };
  if (count == 0) {
    for (std::uint64_t bit = part; bit < bits; bit += parts) flip(bit);
  }
  for (std::uint64_t i = 0; i < count; ++i) {
    flip(static_cast<std::uint64_t>(story.below(static_cast<std::int64_t>(bits))));
  }
  return report(damage);
}

constexpr std::size_t page = 4096;

// One of: bytes here and there, the end cut off, two pages swapped, a page blanked, a page twice.
std::string damaged(Story& story, std::string bytes) {
  const auto below = [&](std::size_t limit) {
    return static_cast<std::size_t>(story.below(static_cast<std::int64_t>(limit)));
  };
  const std::size_t pages = bytes.size() / page;
  const std::size_t one = below(pages) * page, other = below(pages) * page;
  switch (below(6)) {
    case 0:
      bytes.resize(below(bytes.size()));
      return bytes;
    case 1:
      std::swap_ranges(bytes.begin() + std::ptrdiff_t(one),
                       bytes.begin() + std::ptrdiff_t(one + page),
                       bytes.begin() + std::ptrdiff_t(other));
      return bytes;
    case 2:
      std::fill_n(bytes.begin() + std::ptrdiff_t(one), page, '\0');
      return bytes;
    case 3:
      return bytes.replace(one, page, std::string(bytes, other, page));
    default:
      for (std::size_t places = 1 + below(64); places > 0; --places) {
        const std::size_t at = below(bytes.size());
        const std::size_t end = std::min(bytes.size(), at + 1 + below(below(2) == 0 ? 8 : 512));
        for (std::size_t i = at; i < end; ++i) bytes[i] = static_cast<char>(below(256));
      }
      return bytes;
  }
}

int damage_at_random(std::uint64_t count, std::uint64_t seed) {
  const Folder folder;
  Story story(folder / "desk.db", seed);
  story.begin();
  while (std::filesystem::file_size(story.options.database) < 1'000'000) story.step();
  Damage damage(story, bytes_of(story.options.database));
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string name = "random " + std::to_string(i);
    damage.image(name, damaged(story, damage.original()));
    damage.change(name);
    damage.sweep_up();
  }
  return report(damage);
}

}  // namespace
}  // namespace svcdesk::fault

int main(int argc, char** argv) {
  using namespace svcdesk::fault;
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM}) ::signal(signal, tell_where);
  const auto number = [&](int at, std::uint64_t fallback) {
    return at < argc ? std::strtoull(argv[at], nullptr, 10) : fallback;
  };
  const std::string_view what = argc > 3 ? argv[1] : "";
  if (what == "bits") return flip_bits(number(2, 0), number(3, 0), number(4, 0), number(5, 1));
  if (what == "random") return damage_at_random(number(2, 0), number(3, 0));
  std::fputs("usage: fault_corrupt bits|random COUNT SEED [PART PARTS]\n", stderr);
  return 2;
}
