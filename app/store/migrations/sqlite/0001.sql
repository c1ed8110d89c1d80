-- SPDX-FileCopyrightText: 2026 The Steward contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The first schema. Never changed once released: what comes later is 0002.sql.
-- Ids are 32 hex digits, instants RFC 3339 in UTC, lists and what has no column of its own JSON.
-- A statement ends at a line without indent that ends in a semicolon.

CREATE TABLE project (
    single             INTEGER PRIMARY KEY CHECK (single = 1),
    id                 TEXT NOT NULL,
    name               TEXT NOT NULL,
    environment        TEXT NOT NULL CHECK (environment IN ('live', 'training', 'demo')),
    utc_offset_minutes INTEGER NOT NULL,
    levels             TEXT NOT NULL,
    capabilities       TEXT NOT NULL,
    items              TEXT NOT NULL,
    first_revision     INTEGER NOT NULL, -- as it was created
    revision           INTEGER NOT NULL, -- of the last row of the log
    head_hash          BLOB NOT NULL     -- of the last row of the log
) STRICT;

-- position keeps the order in which rows came, which is part of the state.
CREATE TABLE roles (
    position                 INTEGER PRIMARY KEY,
    id                       TEXT NOT NULL UNIQUE,
    version                  INTEGER NOT NULL,
    name                     TEXT NOT NULL,
    permissions              TEXT NOT NULL,
    landing_page             TEXT NOT NULL,
    is_non_admin_editable    INTEGER NOT NULL,
    assignable_by            TEXT NOT NULL,
    is_archived              INTEGER NOT NULL,
    is_mobile_worker_default INTEGER NOT NULL,
    is_preset                INTEGER NOT NULL,
    upstream_id              TEXT NOT NULL,
    rest                     TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    position       INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    version        INTEGER NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('web_user', 'mobile_worker')),
    name           TEXT NOT NULL,
    handle         TEXT NOT NULL,
    is_admin       INTEGER NOT NULL,
    role           TEXT,
    primary_place  TEXT,
    places         TEXT NOT NULL,
    is_active      INTEGER NOT NULL,
    is_break_glass INTEGER NOT NULL,
    last_sign_in   TEXT,
    rest           TEXT NOT NULL
) STRICT;

CREATE TABLE places (
    position    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    site_code   TEXT NOT NULL,
    level       INTEGER NOT NULL,
    parent      TEXT,
    is_archived INTEGER NOT NULL,
    cases       INTEGER,
    rest        TEXT NOT NULL
) STRICT;

-- The audit trail: one row per change set, chained by hash. Never updated, never deleted.
CREATE TABLE log (
    revision      INTEGER PRIMARY KEY,
    set_id        TEXT NOT NULL UNIQUE,
    at            TEXT NOT NULL,
    author        TEXT, -- null: a rule
    changes       TEXT NOT NULL,
    inverse_of    TEXT,
    acknowledged  TEXT NOT NULL,
    digests       TEXT NOT NULL, -- of the personal values: [{part, person, hmac}]
    previous_hash BLOB NOT NULL,
    hash          BLOB NOT NULL
) STRICT;

-- Personal values of the log, sealed under the key of the person; deleted with the key.
CREATE TABLE log_personal (
    revision INTEGER NOT NULL REFERENCES log (revision),
    part     TEXT NOT NULL,
    person   TEXT NOT NULL,
    sealed   BLOB NOT NULL,
    PRIMARY KEY (revision, part, person)
) STRICT, WITHOUT ROWID;

-- Either a key, or the day it was destroyed.
CREATE TABLE person_keys (
    person    TEXT PRIMARY KEY,
    key       BLOB,
    erased_at TEXT,
    check_sum BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the same idempotency key (the set's id) is answered again, for a day. No record of anything: may be emptied.
CREATE TABLE idempotency (
    set_id         TEXT PRIMARY KEY,
    at             TEXT NOT NULL, -- of the commit
    request_digest BLOB NOT NULL,
    answer         BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency (at);

-- Who of the issuer's people is who of ours; never by an address of mail.
CREATE TABLE members (
    issuer  TEXT NOT NULL,
    subject TEXT NOT NULL,
    person  TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    code_digest BLOB PRIMARY KEY,
    person      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
