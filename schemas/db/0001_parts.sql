-- Derived: the ledger of parts. What lies where is the sum of the moves (PRT-4).
CREATE TABLE stock_move (
  seq INTEGER PRIMARY KEY,
  contract TEXT NOT NULL,
  kind TEXT NOT NULL,
  serial TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  from_place TEXT NOT NULL,
  from_condition TEXT NOT NULL,
  to_place TEXT NOT NULL,
  to_condition TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX stock_move_by_kind ON stock_move (contract, kind, at);
CREATE INDEX stock_move_by_serial ON stock_move (contract, serial) WHERE serial <> '';

CREATE TABLE stock (
  contract TEXT NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  condition TEXT NOT NULL,
  serial TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (contract, kind, place, condition, serial)
) STRICT, WITHOUT ROWID;

-- Requests, orders, loans and repairs as lists show them.
CREATE TABLE part_request (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  status TEXT NOT NULL,
  case_number INTEGER NOT NULL,
  asset_number INTEGER,
  kind TEXT NOT NULL,
  given TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  requester TEXT NOT NULL,
  depot TEXT NOT NULL,
  until INTEGER,
  hit INTEGER NOT NULL CHECK (hit IN (0, 1)),
  unsettled INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  delivered INTEGER,
  ended INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX part_request_by_case ON part_request (case_number);
CREATE INDEX part_request_by_kind ON part_request (contract, kind, opened);
CREATE INDEX part_request_open ON part_request (number) WHERE ended IS NULL OR unsettled > 0;

CREATE TABLE part_order (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  status TEXT NOT NULL,
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  outstanding INTEGER NOT NULL,
  supplier TEXT NOT NULL,
  depot TEXT NOT NULL,
  expected TEXT NOT NULL,
  placed INTEGER NOT NULL,
  ended INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX part_order_by_kind ON part_order (contract, kind, placed);
CREATE INDEX part_order_open ON part_order (number) WHERE ended IS NULL;

CREATE TABLE loan (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  purpose TEXT NOT NULL,
  case_number INTEGER,
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  still_out INTEGER NOT NULL,
  place TEXT NOT NULL,
  borrower TEXT NOT NULL,
  due INTEGER,
  opened INTEGER NOT NULL,
  returned INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX loan_open ON loan (number) WHERE returned IS NULL;

CREATE TABLE repair (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  status TEXT NOT NULL,
  case_number INTEGER,
  asset_number INTEGER,
  kind TEXT NOT NULL,
  serial TEXT NOT NULL,
  repairer TEXT NOT NULL,
  fault TEXT NOT NULL,
  opened INTEGER NOT NULL,
  finished INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX repair_open ON repair (number) WHERE finished IS NULL;
