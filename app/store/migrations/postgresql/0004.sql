-- SPDX-FileCopyrightText: 2026 The Steward contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The values of secrets, sealed under a key that is not in the database. The objects only tell that there is one.
CREATE TABLE secret_values (
    kind   text COLLATE "C" NOT NULL,
    id     text COLLATE "C" NOT NULL,
    field  text COLLATE "C" NOT NULL,
    sealed bytea NOT NULL,
    at     text COLLATE "C" NOT NULL,
    author text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id, field)
);
