// What is measured, each against plain SQLite that does the same to the same tables.
#pragma once

#include <string>

namespace svcdesk::bench {

struct Bench {
  std::string database;  // of populate(); only the due and the openings change it
  std::string beside;    // an equal copy, for the plain side of what changes
  int runs = 30;
};

// reading.cpp
void show(const Bench& bench);
void list(const Bench& bench);
void search(const Bench& bench);
void probe(const Bench& bench);
// register.cpp: on 100,000 assets, which it takes in first
void assets(const Bench& bench);
// depot.cpp: on a million moves and 100,000 more assets, which it writes first (minutes)
void depot(const Bench& bench);
// writing.cpp
void open(const Bench& bench);
// due.cpp: the first thousand, then a tenth of all
void due(const Bench& bench);
// whole.cpp
void verify(const Bench& bench);
// The search terms of every case, as the index has them, with its number, for `.import --ascii`.
void terms(const std::string& database);
// starting.cpp: runs the command and writes its peak memory in KB to the file; its exit code.
int peak(const char* file, char** command);

}  // namespace svcdesk::bench
