-- Derived: changes and vendors' releases as lists show them (CHG-1, CHG-2).
CREATE TABLE change (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  status TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  origin TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  window_from INTEGER,
  window_to INTEGER,
  opened INTEGER NOT NULL,
  ended INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX change_open ON change (number) WHERE ended IS NULL;

CREATE TABLE vendor_release (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  status TEXT NOT NULL,
  vendor TEXT NOT NULL,
  product TEXT NOT NULL,
  version TEXT NOT NULL,
  kind TEXT NOT NULL,
  published TEXT NOT NULL,
  matches INTEGER NOT NULL,
  change_number INTEGER,
  recorded INTEGER NOT NULL,
  ended INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX vendor_release_open ON vendor_release (number) WHERE ended IS NULL;
CREATE INDEX vendor_release_by_name ON vendor_release (contract, product, version);
