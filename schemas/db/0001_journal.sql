-- The record: what the desk is, its events, the bytes they stand on. Nothing here is ever changed.
-- Files of one number are one migration and run in one transaction.

CREATE TABLE desk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  identity TEXT NOT NULL CHECK (length(identity) = 32),
  drill INTEGER NOT NULL CHECK (drill IN (0, 1)),
  created INTEGER NOT NULL
) STRICT;

-- refs and payload are the very bytes that were hashed; hash is 32 bytes, as whoever reads it sees. No constraint of this
-- table calls a function and no trigger aborts: SQLite would begin a statement journal for each event.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  contract TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),
  subject_id TEXT NOT NULL CHECK (subject_id <> ''),
  refs TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  at INTEGER NOT NULL,
  recorded INTEGER NOT NULL,
  actor TEXT NOT NULL,
  request_id TEXT NOT NULL,
  payload TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX event_by_subject ON event (subject_kind, subject_id);
CREATE INDEX event_by_contract ON event (contract);
-- Only the first event of a call carries the call's request id.
CREATE UNIQUE INDEX event_by_request ON event (request_id) WHERE request_id <> '';

-- The other subjects an event concerns.
CREATE TABLE event_ref (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES event (seq),
  PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID;

-- INSERT OR REPLACE fires no DELETE trigger, so the insert itself is guarded too.
CREATE TRIGGER event_in_order BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM event)
  OR (NEW.request_id <> '' AND EXISTS (SELECT 1 FROM event WHERE request_id = NEW.request_id))
BEGIN
  SELECT RAISE(FAIL, 'event: out of order, or a request id used twice');
END;

CREATE TRIGGER event_kept BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'event: append only');
END;

CREATE TRIGGER event_not_removed BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'event: append only');
END;

CREATE TRIGGER event_ref_kept BEFORE UPDATE ON event_ref
BEGIN
  SELECT RAISE(ABORT, 'event_ref: append only');
END;

CREATE TRIGGER event_ref_not_removed BEFORE DELETE ON event_ref
BEGIN
  SELECT RAISE(ABORT, 'event_ref: append only');
END;

CREATE TRIGGER desk_kept BEFORE UPDATE ON desk
BEGIN
  SELECT RAISE(ABORT, 'desk: append only');
END;

CREATE TRIGGER desk_not_removed BEFORE DELETE ON desk
BEGIN
  SELECT RAISE(ABORT, 'desk: append only');
END;

-- Content-addressed: signed papers, contract files, calendars (decision 8).
CREATE TABLE document (
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER document_new BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = NEW.sha256)
BEGIN
  SELECT RAISE(ABORT, 'document: append only');
END;

CREATE TRIGGER document_kept BEFORE UPDATE ON document
BEGIN
  SELECT RAISE(ABORT, 'document: append only');
END;

CREATE TRIGGER document_not_removed BEFORE DELETE ON document
BEGIN
  SELECT RAISE(ABORT, 'document: append only');
END;

-- Derived: the newest link of each chain; contract '' is the desk's own.
CREATE TABLE chain_head (
  contract TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- Derived: the last number drawn of each kind (decision 9).
CREATE TABLE counter (
  kind TEXT PRIMARY KEY NOT NULL CHECK (kind <> ''),
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;
