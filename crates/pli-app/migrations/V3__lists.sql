-- Shared code lists kept for ever: those that a dossier's form means, and those that came as packs.
CREATE TABLE code_list (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  body BLOB NOT NULL,
  -- The detached signature of a pack and who made it; none for a list that came with the application.
  signature BLOB,
  signer TEXT,
  added_at TEXT NOT NULL
);
