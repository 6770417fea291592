-- Derived: what is to be told, one line a person and channel. The key is unique for ever (decision 16).
-- notice: NULL while open, 0 when dropped, else the notice that carries it.
CREATE TABLE notice_line (
  key TEXT PRIMARY KEY NOT NULL,
  contract TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  obligation TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  step INTEGER NOT NULL,
  repeat INTEGER NOT NULL,
  level TEXT NOT NULL,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  or_channels TEXT NOT NULL,
  planned INTEGER NOT NULL,
  fired INTEGER NOT NULL,
  hold_until INTEGER,
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  reminder INTEGER NOT NULL CHECK (reminder IN (0, 1)),
  joined INTEGER NOT NULL,
  event INTEGER NOT NULL,
  notice INTEGER
) STRICT;

CREATE INDEX notice_line_open ON notice_line (ifnull(hold_until, 0), event, key)
  WHERE notice IS NULL;

CREATE TABLE notice (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  message_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'dead', 'dropped')),
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  or_channels TEXT NOT NULL,
  about TEXT NOT NULL,
  queued INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  last_try INTEGER,
  last_error TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX notice_by_message_id ON notice (message_id) WHERE message_id <> '';
CREATE INDEX notice_by_person ON notice (person);
CREATE INDEX notice_unsent ON notice (state) WHERE state <> 'sent';

CREATE TABLE notice_about (
  about TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES notice (number),
  PRIMARY KEY (about, number)
) STRICT, WITHOUT ROWID;

-- Operational, outside what db verify compares (decision 5): a row for every queued notice.
CREATE TABLE outbox (
  number INTEGER PRIMARY KEY REFERENCES notice (number),
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  next_try INTEGER NOT NULL,
  lease_until INTEGER,
  lease_owner TEXT NOT NULL
) STRICT;

CREATE INDEX outbox_by_time ON outbox (urgent, next_try, number);
