// fault_power IMAGES SEED [all|no-sync|no-folder-sync]: power cuts (F5). Lives of a desk are
// recorded through a VFS of ours, cut at random places, and what a disk may then hold is opened by
// the system's own VFS: nothing acknowledged is lost, nothing is there by halves, the journal
// verifies, the tables are those of the events, the next command works. Every third image is cut
// once more while it recovers. The last word gives a disk that does not do what it says: then
// changes must be lost, or this program would see nothing. Prints "KEY VALUE" lines.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "life.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/store/store.hpp"
#include "vfs.hpp"

namespace svcdesk::fault {
namespace {

constexpr int images_a_life = 100;
constexpr int steps_a_life = 40;

struct Counts {
  std::uint64_t lives = 0, operations = 0, images = 0, recovering = 0, journals = 0, violations = 0;
};

// What has to be true of an image.
struct Expected {
  std::int64_t at_least = 0;  // events acknowledged
  std::int64_t at_most = 0;   // with the command under way
  std::vector<std::string> copies;
};

void lay_out(const Image& image, const Folder& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::filesystem::remove(entry.path());
  }
  for (const auto& [name, bytes] : image) put_file(folder / name, bytes);
}

class Cutter {
 public:
  explicit Cutter(Disk::Obeys obeys) : obeys_(obeys) {}

  void run(std::uint64_t images, std::uint64_t seed) {
    while (counts.images + counts.recovering < images) {
      Life life(seed + counts.lives, obeys_, steps_a_life);
      Dice dice(seed + counts.lives);
      ++counts.lives;
      counts.operations += life.disk().length();
      for (int i = 0; i < images_a_life && counts.images + counts.recovering < images; ++i) {
        cut(life, dice);
      }
    }
  }

  Counts counts;

 private:
  static std::size_t any(Dice& dice, std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(dice);
  }

  void cut(const Life& life, Dice& dice) {
    const std::size_t at = any(dice, life.disk().length());
    const Acknowledged& known = life.before(at);
    const Expected expected{known.last_seq, life.last_seq_after(at), known.copies};
    place_ = "life " + std::to_string(counts.lives) + " cut " + std::to_string(at);
    const Image image = life.disk().cut(at, dice);
    ++counts.images;
    counts.journals += image.contains("desk.db-journal") && !image.at("desk.db-journal").empty();
    check(life, image, expected);
    if (counts.images % 3 == 0 && image.contains("desk.db")) cut_again(life, image, expected, dice);
  }

  // The machine comes up, begins to recover, and goes down again.
  void cut_again(const Life& life, const Image& image, const Expected& expected, Dice& dice) {
    lay_out(image, folder_);
    Disk disk(obeys_);
    for (const auto& [name, bytes] : image) disk.adopt(name, bytes);
    {
      const Recording recording(disk, folder_.path());
      if (!guarded([&] { last_seq(folder_ / "desk.db"); })) return;
    }
    if (disk.length() == 0) return;  // nothing to recover
    const std::size_t at = any(dice, disk.length());
    place_ += " again " + std::to_string(at);
    ++counts.recovering;
    check(life, disk.cut(at, dice), expected);
  }

  void check(const Life& life, const Image& image, const Expected& expected) {
    lay_out(image, folder_);
    for (const std::string& copy : expected.copies) sound(life, copy);
    if (!image.contains("desk.db")) {
      if (expected.at_least > 0) complain("the database is gone");
      return;
    }
    guarded([&] {
      const std::string database = folder_ / "desk.db";
      const std::int64_t last = last_seq(database);
      if (last < expected.at_least) {
        complain("lost " + std::to_string(expected.at_least - last) + " acknowledged events");
      }
      if (last > expected.at_most) complain("more than was ever done");
      if (sound(life, "desk.db")) next_command(life);
    });
  }

  // Verifies, and has the events of that life.
  bool sound(const Life& life, const std::string& name) {
    return guarded([&] {
      desk::Options options = life.options();
      options.database = folder_ / name;
      options.now.reset();
      const desk::VerifyResult result = desk::Desk(options).care().verify();
      if (!result.faults.empty()) complain(name + " is not sound: " + result.faults.front().id);
      const store::Store store = store::Store::open(options.database, store::Access::read);
      for (const store::ChainHead& head : store.heads()) {
        if (head.hash != life.hash(head.seq)) complain(name + " has another history");
      }
    });
  }

  void next_command(const Life& life) {
    desk::Options options = life.options();
    options.database = folder_ / "desk.db";
    options.request_id.clear();
    if (last_seq(options.database) < 3) return;  // no contract yet
    cases::Open request;
    request.title = "after the cut";
    request.reporter = "zhao";
    desk::Desk(options).cases().open(request);
    if (std::filesystem::exists(options.database + "-journal")) complain("a journal was left");
  }

  template <class Work>
  bool guarded(Work&& work) {
    try {
      work();
      return true;
    } catch (const std::exception& exception) {
      complain(exception.what());
      return false;
    }
  }

  void complain(const std::string& what) {
    ++counts.violations;
    if (counts.violations <= 20) std::printf("violation %s: %s\n", place_.c_str(), what.c_str());
  }

  Disk::Obeys obeys_;
  Folder folder_;
  std::string place_;
};

void cut(std::uint64_t images, std::uint64_t seed, std::string_view disk) {
  Cutter cutter(disk == "no-sync"          ? Disk::Obeys::no_sync
                : disk == "no-folder-sync" ? Disk::Obeys::no_folder_sync
                                           : Disk::Obeys::all);
  cutter.run(images, seed);
  const auto show = [](const char* key, std::uint64_t value) {
    std::printf("%s %llu\n", key, static_cast<unsigned long long>(value));
  };
  show("lives", cutter.counts.lives);
  show("operations", cutter.counts.operations);
  show("images", cutter.counts.images);
  show("recovering", cutter.counts.recovering);
  show("journals", cutter.counts.journals);
  show("violations", cutter.counts.violations);
}

}  // namespace
}  // namespace svcdesk::fault

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: fault_power IMAGES SEED [all|no-sync|no-folder-sync]\n", stderr);
    return 2;
  }
  try {
    svcdesk::fault::cut(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10),
                        argc > 3 ? argv[3] : "all");
    return 0;
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "fault_power: %s\n", exception.what());
    return 2;
  }
}
