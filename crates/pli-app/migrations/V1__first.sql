-- The encrypted store. `op` keeps its rowid: order of arrival, cheap appends.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE form_package (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  files BLOB NOT NULL,
  added_at TEXT NOT NULL
);

CREATE TABLE call (
  reference TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  shown INTEGER NOT NULL,
  synced_at TEXT NOT NULL
);

CREATE TABLE dossier (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  form_name TEXT NOT NULL,
  form_version TEXT NOT NULL,
  form_sha256 TEXT NOT NULL REFERENCES form_package (sha256),
  call_reference TEXT,
  call_body TEXT,
  lot TEXT,
  created_at TEXT NOT NULL,
  edited_at TEXT NOT NULL,
  edited_by TEXT NOT NULL,
  -- What the list shows, refreshed with every edit.
  answered INTEGER NOT NULL DEFAULT 0,
  required INTEGER NOT NULL DEFAULT 0,
  blocking INTEGER NOT NULL DEFAULT 0,
  warnings INTEGER NOT NULL DEFAULT 0,
  -- Digest of what is transmitted, to tell whether a print or signature still shows it.
  content TEXT NOT NULL DEFAULT '',
  -- State that the platform last said; none while it knows nothing.
  platform_state TEXT
);

CREATE TABLE op (
  dossier TEXT NOT NULL REFERENCES dossier (id),
  actor TEXT NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (dossier, actor, seq)
);

-- Content kept in the vault, one row a content; the key of its file lives here only.
CREATE TABLE vault_file (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  key BLOB NOT NULL,
  media_type TEXT NOT NULL,
  encrypted INTEGER NOT NULL,
  stored_at TEXT NOT NULL
);

-- Frozen bytes: what was printed, what was signed.
CREATE TABLE frozen (
  dossier TEXT NOT NULL REFERENCES dossier (id),
  kind TEXT NOT NULL CHECK (kind IN ('printed', 'signed')),
  sha256 TEXT NOT NULL REFERENCES vault_file (sha256),
  size INTEGER NOT NULL,
  -- Digest of the content that the bytes show.
  content TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (dossier, kind)
);

CREATE TABLE deposit (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossier (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'uploading', 'deposited', 'refused', 'cancelled')),
  manifest BLOB NOT NULL,
  body TEXT NOT NULL,
  next_try_at TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  fault TEXT,
  receipt BLOB,
  acknowledgement BLOB,
  queued_at TEXT NOT NULL,
  ended_at TEXT
);
CREATE INDEX deposit_by_dossier ON deposit (dossier);

-- Facts of a dossier: those of the journal of diligence are chained by their hashes.
CREATE TABLE fact (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier TEXT NOT NULL REFERENCES dossier (id),
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX fact_by_dossier ON fact (dossier, n);

-- What the platform says of a deposited dossier.
CREATE TABLE status (
  dossier TEXT NOT NULL REFERENCES dossier (id),
  at TEXT NOT NULL,
  code TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (dossier, at, code)
);
