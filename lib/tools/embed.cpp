// embed OUT SYMBOL files FILE...: writes a C++ source that holds the files as string literals,
// sorted by name (SQL migrations, report templates). embed OUT SYMBOL lines FILE...: holds the
// lines "id = text" of all of them, sorted (message tables). embed OUT SYMBOL schema FILE...: holds
// what SQLite's own catalogue says after the migrations up to each version. Used only while
// building.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// Octal escapes keep every byte exact and cannot swallow the character that follows them.
std::string escaped(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte < 0x7f && std::string_view("\"'\\?").find(c) == std::string_view::npos) {
    return {c};
  }
  const auto digit = [&](int shift) { return static_cast<char>('0' + ((byte >> shift) & 7)); };
  return {'\\', digit(6), digit(3), digit(0)};
}

std::string literal(const std::string& bytes) {
  std::string out = "\"";
  std::size_t column = 0;
  for (const char c : bytes) {
    out += escaped(c);
    if (++column % 100 == 0) out += "\"\n    \"";
  }
  return out + "\"";
}

// One by one: no compiler has to take a literal of more than 65,536 bytes.
std::string characters(const std::string& bytes) {
  std::string out;
  std::size_t column = 0;
  for (const char c : bytes) {
    out += "'" + escaped(c) + "',";
    if (++column % 25 == 0) out += "\n    ";
  }
  return out;
}

using Paths = std::vector<std::filesystem::path>;

void write_files(std::ostream& out, const std::string& symbol, Paths files) {
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  out << "std::span<const File> " << symbol << "() {\n"
      << "  static constexpr File files[] = {\n";
  for (const auto& file : files) {
    const std::string bytes = read(file);
    out << "    {\"" << file.filename().string() << "\", {" << literal(bytes) << ", "
        << bytes.size() << "}},\n";
  }
  out << "  };\n  return files;\n}\n";
}

void write_lines(std::ostream& out, const std::string& symbol, const Paths& files) {
  std::vector<std::string> lines;
  for (const auto& file : files) {
    std::istringstream text(read(file));
    for (std::string line; std::getline(text, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      if (line.find(" = ") == std::string::npos) throw std::runtime_error("no text: " + line);
      lines.push_back(line);
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string bytes;
  out << "Lines " << symbol << "() {\n  static constexpr std::uint32_t starts[] = {";
  for (const std::string& line : lines) {
    out << bytes.size() << ",\n    ";
    bytes += line + '\n';
  }
  out << bytes.size() << "};\n  static constexpr char bytes[] = {" << characters(bytes)
      << "};\n  return {{bytes, sizeof bytes}, starts};\n}\n";
}

void write_objects(std::ostream& out, SQLite::Database& database) {
  SQLite::Statement rows(database,
                         "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema "
                         "ORDER BY name, type");
  while (rows.executeStep()) {
    out << "    {";
    for (int column = 0; column < rows.getColumnCount(); ++column) {
      out << (column > 0 ? ", " : "") << literal(rows.getColumn(column).getString());
    }
    out << "},\n";
  }
}

void write_schema(std::ostream& out, const std::string& symbol, const Paths& files) {
  std::map<int, std::string> versions;
  for (const auto& file : files) versions[std::stoi(file.filename().string())] += read(file);
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  std::string all;
  out << "std::span<const std::span<const Object>> " << symbol << "() {\n";
  for (const auto& [version, sql] : versions) {
    database.exec(sql);
    out << "  static constexpr Object version_" << version << "[] = {\n";
    write_objects(out, database);
    out << "  };\n";
    all += "version_" + std::to_string(version) + ", ";
  }
  out << "  static constexpr std::span<const Object> versions[] = {" << all
      << "};\n  return versions;\n}\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string how = argc > 3 ? argv[3] : "";
    if (how != "files" && how != "lines" && how != "schema") {
      throw std::runtime_error("usage: embed OUT SYMBOL files|lines|schema FILE...");
    }
    const Paths files(argv + 4, argv + argc);
    std::ofstream out(argv[1], std::ios::binary);
    out << "#include \"svcdesk/base/embedded.hpp\"\n\nnamespace svcdesk::embedded {\n";
    if (how == "files") {
      write_files(out, argv[2], files);
    } else if (how == "schema") {
      write_schema(out, argv[2], files);
    } else {
      write_lines(out, argv[2], files);
    }
    out << "}  // namespace svcdesk::embedded\n";
    return out.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "embed: " << error.what() << '\n';
    return 1;
  }
}
