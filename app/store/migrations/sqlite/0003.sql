-- SPDX-FileCopyrightText: 2026 The Steward contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who may come in by an invitation's link, and who was here: sessions, signings-in, reads that left the server. Beside
-- the project's state: no change set leads here, and old rows go.

CREATE TABLE invitation_links (
    invitation    TEXT PRIMARY KEY,
    secret_digest BLOB NOT NULL,
    expires_at    TEXT NOT NULL,
    issued_by     TEXT NOT NULL,
    is_used       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Known by what its tokens say: their session, or else the program they were issued to.
CREATE TABLE sessions (
    position INTEGER PRIMARY KEY, -- in the order of their beginning
    id       TEXT NOT NULL UNIQUE,
    person   TEXT NOT NULL,
    issuer   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    sid      TEXT NOT NULL,
    client   TEXT NOT NULL,
    began_at TEXT NOT NULL,
    seen_at  TEXT NOT NULL,
    origin   TEXT NOT NULL,
    ended_at TEXT,
    ended_by TEXT,
    UNIQUE (issuer, subject, sid, client, person)
) STRICT;
CREATE INDEX sessions_person ON sessions (person);
CREATE INDEX sessions_seen ON sessions (seen_at);

CREATE TABLE sign_ins (
    position INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    what     TEXT NOT NULL,
    person   TEXT, -- null: nobody of the project
    issuer   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    session  TEXT,
    origin   TEXT NOT NULL,
    reason   TEXT NOT NULL,
    ended_by TEXT
) STRICT;
CREATE INDEX sign_ins_person ON sign_ins (person);
CREATE INDEX sign_ins_at ON sign_ins (at);

CREATE TABLE reads (
    position INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    person   TEXT NOT NULL,
    what     TEXT NOT NULL,
    scope    TEXT NOT NULL,
    objects  INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    origin   TEXT NOT NULL
) STRICT;
CREATE INDEX reads_at ON reads (at);
