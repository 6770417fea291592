// embed OUT SYMBOL FILE...: writes a C++ source that holds the files as string literals, sorted by
// name. Used only while building (SQL migrations, message tables, report templates).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// Octal escapes keep every byte exact and cannot swallow the character that follows them.
std::string literal(const std::string& bytes) {
  std::string out = "\"";
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '?';
    if (plain) {
      out += c;
    } else {
      out += '\\';
      out += static_cast<char>('0' + (byte >> 6));
      out += static_cast<char>('0' + ((byte >> 3) & 7));
      out += static_cast<char>('0' + (byte & 7));
    }
    if (++column % 100 == 0) out += "\"\n    \"";
  }
  return out + "\"";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 3) throw std::runtime_error("usage: embed OUT SYMBOL FILE...");
    const std::string symbol = argv[2];
    std::vector<std::filesystem::path> files(argv + 3, argv + argc);
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
    std::ofstream out(argv[1], std::ios::binary);
    out << "#include \"svcdesk/base/embedded.hpp\"\n\nnamespace svcdesk::embedded {\n"
        << "std::span<const File> " << symbol << "() {\n"
        << "  static constexpr File files[] = {\n";
    for (const auto& file : files) {
      const std::string bytes = read(file);
      out << "    {\"" << file.filename().string() << "\", {" << literal(bytes) << ", "
          << bytes.size() << "}},\n";
    }
    out << "  };\n  return files;\n}\n}  // namespace svcdesk::embedded\n";
    return out.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "embed: " << error.what() << '\n';
    return 1;
  }
}
