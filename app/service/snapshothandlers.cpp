// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/authority.h"
#include "service/handlers.h"
#include "service/readlog.h"
#include "service/snapshotshelf.h"
#include "service/visible.h"
#include "wire/snapshot.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using domain::Project;

namespace {

/// Small kinds travel with the manifest: each request is a wait.
bool isAtOnce(const domain::EntityKind &kind, int rows)
{
    return rows <= wire::rowsAtOnce && !isShownInPart(kind);
}

int packsToFetch(const Project &visible, const domain::EntityKind &kind)
{
    return isAtOnce(kind, kind.size(visible)) ? 0 : wire::packCount(visible, kind);
}

/// The rows of a pack for who wants to read them: asked for by "accept: application/json" alone.
bool wantsJson(const Context &context)
{
    const QByteArray accepted = headerValue(context.call.request.headers, "accept");
    return accepted.contains("application/json") && !accepted.contains(wire::packType);
}

Response packed(const QByteArray &pack)
{
    constexpr qsizetype longEnough = 22; // letters of base64: more than 128 bits
    const QByteArray tag = QCryptographicHash::hash(pack, QCryptographicHash::Sha256)
                               .toBase64(QByteArray::Base64UrlEncoding)
                               .first(longEnough);
    return {200, {{"content-type", wire::packType}, {"vary", "accept"}, {"etag", '"' + tag + '"'}}, pack};
}

} // namespace

Answer snapshot(Context &context)
{
    const Project visible = context.shelf.begin(context.project, *context.person);
    wire::Manifest manifest{.head = visible};
    qint64 objects = 0;
    bool isWhole = true;
    for (const domain::EntityKind *kind : domain::kinds()) {
        const int rows = kind->size(visible);
        objects += rows;
        isWhole = isWhole && rows == kind->size(context.project);
        if (rows == 0 && !domain::mayRead(context.project, *context.person, *kind).allowed)
            continue;
        wire::Part part{kind, rows, packsToFetch(visible, *kind), {}};
        if (rows > 0 && isAtOnce(*kind, rows)) {
            const auto table = parseObject(wire::chunkToJson(visible, *kind, 0, rows));
            if (!table)
                return context.refuse(table.error());
            part.table = *table;
        }
        manifest.parts << part;
    }
    Response response = context.json(wire::toJson(manifest));
    const auto noted = noteRead(context, {.what = u"snapshot"_s,
                                          .scope = isWhole ? u"whole"_s : u"part"_s,
                                          .objects = objects,
                                          .bytes = response.body.size()});
    return noted ? response : context.refuse(noted.error());
}

Answer snapshotPack(Context &context)
{
    const domain::EntityKind *kind = domain::kindOfPlural(context.pathArguments.at(0));
    bool isNumber = false;
    const int pack = context.pathArguments.at(1).toInt(&isNumber);
    const auto revision = context.number(u"revision"_s, context.project.revision, 0, Q_INT64_C(1) << 53);
    if (!kind || !isNumber || !revision)
        return context.refuse(404, u"object.unknown"_s);
    const auto visible = context.shelf.shown(context.project, *context.person, *revision);
    if (!visible)
        return context.refuse(412, u"snapshot.moved"_s, {{u"revision"_s, context.project.revision}});
    if (pack < 0 || pack >= wire::packCount(*visible, *kind))
        return context.refuse(404, u"object.unknown"_s);
    if (!wantsJson(context))
        return packed(context.shelf.pack(context.project, *visible, *kind, pack));
    const auto [first, count] = wire::packRowsOf(*visible, *kind, pack);
    Response response = Context::jsonText(wire::chunkToJson(*visible, *kind, first, count));
    response.headers.append(std::pair{QByteArray("vary"), QByteArray("accept")});
    return response;
}

} // namespace steward::handlers
