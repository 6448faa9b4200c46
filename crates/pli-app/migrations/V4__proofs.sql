-- Letters of the Region, whole, with the verdict of the day on which they came.
CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossier (id),
  deposit TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  -- Verdict on arrival, JSON; never written again.
  verdict TEXT NOT NULL,
  -- Verdict of the last time that the person asked, JSON.
  checked TEXT
);
CREATE INDEX letter_by_dossier ON letter (dossier, sent_at);

-- What was trusted on that day, so that the verdict can be found again: certificates, revocation lists, trusted lists.
CREATE TABLE trust_source (
  sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  dated TEXT,
  body BLOB NOT NULL
);
CREATE TABLE letter_source (
  letter TEXT NOT NULL REFERENCES letter (id),
  sha256 TEXT NOT NULL REFERENCES trust_source (sha256),
  PRIMARY KEY (letter, sha256)
) WITHOUT ROWID;

-- Backup copies that were made, where and when.
CREATE TABLE backup_copy (
  n INTEGER PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossier (id),
  manifest_sha256 TEXT NOT NULL,
  folder TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX backup_copy_by_dossier ON backup_copy (dossier, n);

-- The last signed end of each journal: the same journal exported twice is the same file.
CREATE TABLE journal_head (
  dossier TEXT PRIMARY KEY REFERENCES dossier (id),
  body TEXT NOT NULL
);
