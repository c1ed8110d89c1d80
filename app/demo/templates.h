// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/scene.h"
#include "domain/values/codec.h"

#include <QJsonArray>

namespace steward::demo {

/// Objects that are not drawn but written down, in resources/demo/objects.json: as on the wire, where a text that
/// begins with "@" stands for something of the pack: "@+26d" and "@-90m" for a moment so long after or before its
/// present (days, hours, minutes), "@me" or "@ddo/2" or "@role.read_only" or "@market_district" for an id. An entry
/// that speaks of something a pack has not is not in that pack; in a list only the item is left out. "plant": the name
/// scenarios know it by. "fromM": members that are otherwise in packs above S.

/// A section of the table.
[[nodiscard]] QJsonValue written(const QString &section);

/// The words of a section of texts.
[[nodiscard]] QStringList writtenWords(const QString &section);

/// The entry as it is in this pack, without an id; empty: it is not in it.
[[nodiscard]] QJsonObject filledIn(const QJsonObject &entry, const Scene &scene);

/// An entry that cannot be read is a fault of the build and ends the program, like a table that is not there.
[[noreturn]] void refuseEntry(const QString &section, const QString &problem);

template<domain::Entity Row>
[[nodiscard]] Row readEntry(const QString &section, QJsonObject entry, const Id &id)
{
    entry.insert(QStringLiteral("id"), id.toString());
    QString problem;
    auto row = domain::fromJson<Row>(entry, &problem);
    if (!row || !row->rest.isEmpty())
        refuseEntry(section, row ? row->rest.keys().constFirst() : problem);
    return *std::move(row);
}

/// The first \a most objects of a section, with ids of \a kind. Adds their plants.
template<domain::Entity Row>
[[nodiscard]] std::vector<Row> writtenRows(const Scene &scene, const QString &section, std::string_view kind, int most)
{
    const Draws draws = scene.draws(kind);
    const QJsonArray entries = written(section).toArray();
    std::vector<Row> rows;
    for (const QJsonValue &entry : entries) {
        const QJsonObject filled = filledIn(entry.toObject(), scene);
        if (filled.isEmpty() || static_cast<int>(rows.size()) == most)
            continue;
        rows.push_back(readEntry<Row>(section, filled, draws.id(static_cast<int>(rows.size()) + 1)));
        if (const QString plant = entry[QStringLiteral("plant")].toString(); !plant.isEmpty())
            scene.plants.insert(plant, rows.back().id);
    }
    return rows;
}

/// The one object of a section, with the id of the project.
template<domain::Entity Row>
[[nodiscard]] domain::Table<Row> writtenOne(const Scene &scene, const QString &section)
{
    const QJsonObject entry = filledIn(written(section).toObject(), scene);
    return domain::Table<Row>({readEntry<Row>(section, entry, scene.project)});
}

} // namespace steward::demo
