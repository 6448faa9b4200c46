-- Whom the person trusts for verifications: files as they came, with the dates that they bear and the day they were taken.
CREATE TABLE trust_file (
  sha256 TEXT PRIMARY KEY,
  -- authority, operator, trusted_list, revocation_list or ocsp_answer
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  body BLOB NOT NULL,
  -- What a trusted list says, read when its signature was verified.
  extract TEXT,
  issued TEXT NOT NULL,
  until TEXT,
  added_at TEXT NOT NULL
);
