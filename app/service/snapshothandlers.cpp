// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"
#include "service/handlers.h"
#include "service/visible.h"
#include "wire/snapshot.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using domain::Project;

Answer snapshot(Context &context)
{
    const Project visible = visibleTo(context.project, *context.person);
    wire::Manifest manifest{.head = visible};
    for (const domain::EntityKind *kind : domain::kinds()) {
        const int rows = kind->size(visible);
        if (rows == 0 && !domain::mayRead(context.project, *context.person, *kind).allowed)
            continue;
        wire::Part part{kind, rows, {}};
        if (rows > 0 && rows <= wire::rowsAtOnce && !isShownInPart(*kind))
            part.table = QJsonDocument::fromJson(wire::chunkToJson(visible, *kind, 0)).object();
        manifest.parts << part;
    }
    return context.json(wire::toJson(manifest));
}

Answer snapshotChunk(Context &context)
{
    const domain::EntityKind *kind = domain::kindOfPlural(context.pathArguments.at(0));
    bool isNumber = false;
    const int chunk = context.pathArguments.at(1).toInt(&isNumber);
    const auto revision = context.number(u"revision"_s, context.project.revision, 0, Q_INT64_C(1) << 53);
    if (!kind || !isNumber || !revision)
        return context.refuse(404, u"object.unknown"_s);
    if (*revision != context.project.revision)
        return context.refuse(412, u"snapshot.moved"_s, {{u"revision"_s, context.project.revision}});
    const Project visible = visibleTo(context.project, *context.person);
    if (chunk < 0 || chunk >= wire::Part{kind, kind->size(visible), {}}.chunks())
        return context.refuse(404, u"object.unknown"_s);
    return Context::jsonText(wire::chunkToJson(visible, *kind, chunk));
}

} // namespace steward::handlers
