// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/kinds.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

QJsonObject headJson(const Project &project)
{
    QJsonObject capabilities = project.capabilities.rest;
    capabilities[u"permissions_not_offered"] = QJsonArray::fromStringList(project.capabilities.permissionsNotOffered);
    if (!project.capabilities.settingsNotOffered.isEmpty()) // else states from before there was such a list hash anew
        capabilities[u"settings_not_offered"] = QJsonArray::fromStringList(project.capabilities.settingsNotOffered);
    if (!project.capabilities.whyNotOffered.isEmpty())
        capabilities[u"why_not_offered"] = toJson(project.capabilities.whyNotOffered);
    capabilities[u"undo_window_minutes"] = project.capabilities.undoWindowMinutes;
    capabilities[u"atomic"] = project.capabilities.atomic;

    QJsonObject items;
    for (auto it = project.items.begin(); it != project.items.end(); ++it) {
        QJsonArray list;
        for (const Item &item : it.value())
            list.append(QJsonObject{{u"id"_s, item.id}, {u"label"_s, item.label}});
        items.insert(it.key(), list);
    }
    return {{u"id"_s, project.id.toString()},
            {u"name"_s, project.name},
            {u"environment"_s, static_cast<int>(project.environment)},
            {u"revision"_s, project.revision},
            {u"utc_offset_minutes"_s, project.utcOffsetMinutes},
            {u"capabilities"_s, capabilities},
            {u"items"_s, items}};
}

} // namespace

// Row by row, not as one document: the people of a large project do not fit into one comfortably. A line break cannot
// stand inside of canonical JSON, so no two states run together.
QByteArray stateHash(const Project &project)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(canonicalJson(headJson(project)) + '\n');
    for (const EntityKind *kind : kinds())
        kind->addTo(hash, project);
    return hash.result();
}

} // namespace steward::domain
