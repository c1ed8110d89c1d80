-- SPDX-FileCopyrightText: 2026 The Steward contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Objects of the kinds that have no table of their own: a new kind needs no new table.
CREATE TABLE objects (
    kind     TEXT NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    version  INTEGER NOT NULL,
    object   TEXT NOT NULL, -- JSON, as in the API
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX objects_position ON objects (kind, position);

-- Levels were names in the project's row; they are location types now, with an id made from the project's.
INSERT INTO objects (kind, position, id, version, object)
SELECT 'location_type', level.key, substr(project.id, 1, 30) || printf('%02x', level.key + 1), project.first_revision,
       json_object('id', substr(project.id, 1, 30) || printf('%02x', level.key + 1),
                   'version', project.first_revision,
                   'name', level.value,
                   'code', 'level-' || (level.key + 1),
                   'parent_type', iif(level.key = 0, NULL, substr(project.id, 1, 30) || printf('%02x', level.key)))
FROM project, json_each(project.levels) AS level;

ALTER TABLE places ADD COLUMN type TEXT;
UPDATE places SET type = (SELECT objects.id FROM objects WHERE kind = 'location_type' AND position = places.level);
ALTER TABLE places DROP COLUMN level;
ALTER TABLE project DROP COLUMN levels;
