// Where a database lies, and whether it may be touched at all, before SQLite sees it.
#pragma once

#include <sys/stat.h>

#include <span>
#include <string>

#include "svcdesk/store/rows.hpp"

namespace svcdesk::store {

inline constexpr std::int32_t application_id = 0x73766373;  // "svcs"

// The path with its folder resolved, so that only the file's own name can be a symbolic link.
// Throws Error(database) where the folder is missing.
std::string resolve_place(const std::string& path);

// The file as it lies there: regular, no link, not empty; and what SQLite would use beside it is
// regular and no link either (F19). Throws Error(database) with what it is.
struct stat inspect_file(const std::string& path);

// Throws Error(refused) where the folder's file system has no reliable locks (NFS, SMB, 9p, FUSE).
void refuse_network(const std::string& path, NetworkFiles network);

// The schema version in the first 100 bytes (SQLite file format 1.3). Throws Error(database) for a
// stranger's file.
int schema_in_header(std::span<const unsigned char, 100> header, const std::string& path);

// Whether they begin a svcdesk database at all.
bool ours_in_header(std::span<const unsigned char, 100> header);

// Write-ahead log in use, by the same bytes.
bool wal_in_header(std::span<const unsigned char, 100> header);

// Throws Error(refused) where a file, or a journal that belonged to one, is already there: SQLite
// would roll a leftover journal back into the new file.
void refuse_taken(const std::string& path);

}  // namespace svcdesk::store
