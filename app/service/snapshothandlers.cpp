// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/handlers.h"
#include "service/visible.h"
#include "wire/snapshot.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using domain::Project;

namespace {

int rowsOf(const Project &project, wire::Kind kind)
{
    switch (kind) {
    case wire::Kind::Roles:
        return project.roles.size();
    case wire::Kind::People:
        return project.people.size();
    case wire::Kind::Places:
        return project.places.size();
    }
    Q_UNREACHABLE();
}

} // namespace

Answer snapshot(Context &context)
{
    const Project visible = visibleTo(context.project, *context.person);
    wire::Manifest manifest{.head = visible};
    for (const auto kind : {wire::Kind::Roles, wire::Kind::Places, wire::Kind::People})
        manifest.parts << wire::Part{kind, rowsOf(visible, kind)};
    return context.json(wire::toJson(manifest));
}

Answer snapshotChunk(Context &context)
{
    const auto kind = wire::kindFromName(context.pathArguments.at(0));
    bool isNumber = false;
    const int chunk = context.pathArguments.at(1).toInt(&isNumber);
    const auto revision = context.number(u"revision"_s, context.project.revision, 0, Q_INT64_C(1) << 53);
    if (!kind || !isNumber || !revision)
        return context.refuse(404, u"object.unknown"_s);
    if (*revision != context.project.revision)
        return context.refuse(412, u"snapshot.moved"_s, {{u"revision"_s, context.project.revision}});
    const Project visible = visibleTo(context.project, *context.person);
    if (chunk < 0 || chunk >= wire::Part{*kind, rowsOf(visible, *kind)}.chunks())
        return context.refuse(404, u"object.unknown"_s);
    return Context::jsonText(wire::chunkToJson(visible, *kind, chunk));
}

} // namespace steward::handlers
