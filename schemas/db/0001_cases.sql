-- Derived: cases as lists and searches show them.
CREATE TABLE cases (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  contract_version INTEGER NOT NULL,
  status TEXT NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  title TEXT NOT NULL,
  reporter TEXT NOT NULL,
  owner TEXT NOT NULL,
  site TEXT NOT NULL,
  asset TEXT NOT NULL,
  product TEXT NOT NULL,
  external_id TEXT NOT NULL,
  cause TEXT NOT NULL,
  solution TEXT NOT NULL,
  opened INTEGER NOT NULL,
  resolved INTEGER,
  closed INTEGER,
  paused_since INTEGER,
  pause_reason TEXT NOT NULL,
  paid_work INTEGER NOT NULL CHECK (paid_work IN (0, 1)),
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

-- One for each way a list is asked for: the newest that fit are read, and no others.
CREATE INDEX cases_by_contract ON cases (contract, number);
CREATE INDEX cases_by_status ON cases (status, number);
CREATE INDEX cases_by_level ON cases (level, number);
CREATE INDEX cases_by_kind ON cases (kind, number);
CREATE INDEX cases_by_owner ON cases (owner, number) WHERE owner <> '';
CREATE INDEX cases_unassigned ON cases (number) WHERE owner = '';
CREATE INDEX cases_waiting ON cases (number) WHERE paused_since IS NOT NULL;
CREATE INDEX cases_by_reporter ON cases (reporter, number) WHERE reporter <> '';
CREATE INDEX cases_by_site ON cases (site, number) WHERE site <> '';
CREATE INDEX cases_by_asset ON cases (asset, number) WHERE asset <> '';
CREATE INDEX cases_by_opened ON cases (opened, number);
CREATE UNIQUE INDEX cases_by_external_id ON cases (contract, external_id) WHERE external_id <> '';

-- The folded words of a case: what a candidate is checked on, and what its terms came from.
CREATE TABLE case_text (
  number INTEGER PRIMARY KEY REFERENCES cases (number),
  text TEXT NOT NULL
) STRICT;

-- Two neighbouring characters are a term, and the last one of each word (decision 24).
CREATE VIRTUAL TABLE case_search USING fts5 (
  terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
