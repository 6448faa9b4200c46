-- The opening of a sealed call: begun once, after the deadline. Its plis are those that count at that moment.
CREATE TABLE opening (
    call        TEXT PRIMARY KEY REFERENCES call (reference),
    begun_at    INTEGER NOT NULL,
    finished_at INTEGER,
    minutes     BLOB
) STRICT;

CREATE TABLE opening_deposit (
    call    TEXT    NOT NULL REFERENCES opening (call),
    number  INTEGER NOT NULL,
    deposit TEXT    NOT NULL UNIQUE REFERENCES deposit (id),
    PRIMARY KEY (call, number)
) STRICT;

-- What a holder brought for each sealed file; forgotten when the opening is finished.
CREATE TABLE opening_key (
    call     TEXT    NOT NULL REFERENCES opening (call),
    holder   TEXT    NOT NULL,
    added_at INTEGER NOT NULL,
    keys     BLOB,
    PRIMARY KEY (call, holder)
) STRICT;

-- Every act of an opening, the refused ones too.
CREATE TABLE opening_fact (
    id   INTEGER PRIMARY KEY,
    call TEXT    NOT NULL REFERENCES call (reference),
    at   INTEGER NOT NULL,
    code TEXT    NOT NULL,
    text TEXT    NOT NULL
) STRICT;
CREATE INDEX opening_fact_by_call ON opening_fact (call, id);
