// How SQLite opens its files.
#pragma once

namespace svcdesk::store {

// SQLite waits for no pipe that somebody puts in the place of a file, whenever that happens
// (F19): what cannot be opened for writing it tries to read, and a pipe without a writer would
// hold that up for ever. For all of the process; on a regular file it changes nothing (open(2)).
void open_without_waiting();

}  // namespace svcdesk::store
