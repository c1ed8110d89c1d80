-- SPDX-FileCopyrightText: 2026 The Steward contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The values of secrets, sealed under a key that is not in the database. The objects only tell that there is one.
CREATE TABLE secret_values (
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    field  TEXT NOT NULL,
    sealed BLOB NOT NULL,
    at     TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (kind, id, field)
) STRICT, WITHOUT ROWID;
