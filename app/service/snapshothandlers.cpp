// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/authority.h"
#include "service/etags.h"
#include "service/handlers.h"
#include "service/readlog.h"
#include "service/snapshotshelf.h"
#include "service/visible.h"
#include "wire/snapshot.h"

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

/// There are two forms of it.
Response varied(Response response)
{
    response.headers.append(std::pair{QByteArray("vary"), QByteArray("accept")});
    return response;
}

Response packed(const QByteArray &pack)
{
    return varied(taggedByBytes({200, {{"content-type", wire::packType}}, pack}));
}

int packsOf(const Project &visible)
{
    int packs = 0;
    for (const domain::EntityKind *kind : domain::kinds())
        packs += packsToFetch(visible, *kind);
    return packs;
}

/// From here on he may fetch what he is shown: that is what the log of reads tells, and what goes out is added to it.
Result<void> beginView(Context &context, const Project &visible, qint64 bytes)
{
    qint64 objects = 0;
    bool isWhole = true;
    for (const domain::EntityKind *kind : domain::kinds()) {
        objects += kind->size(visible);
        isWhole = isWhole && kind->size(visible) == kind->size(context.project);
    }
    const auto noted = noteRead(
        context,
        {.what = u"snapshot"_s, .scope = isWhole ? u"whole"_s : u"part"_s, .objects = objects, .bytes = bytes});
    if (!noted)
        return noted.error();
    context.shelf.begin(context.project, *context.person, visible, packsOf(visible), *noted);
    return {};
}

/// What he was shown of \a revision. Of the one now that begins here, where no manifest has begun it.
Result<Project> viewOf(Context &context, qint64 revision)
{
    if (auto shown = context.shelf.shown(context.project, *context.person, revision))
        return *std::move(shown);
    if (revision != context.project.revision)
        return Error{.kind = Error::Kind::Stale,
                     .code = u"snapshot.moved"_s,
                     .more = {{u"revision"_s, context.project.revision}}};
    Project visible = context.shelf.view(context.project, *context.person);
    const auto begun = beginView(context, visible, 0);
    return begun ? Result<Project>(std::move(visible)) : begun.error();
}

/// It goes out, if it is not there already.
Response counted(Context &context, const Project &visible, const domain::EntityKind &kind, int number,
                 Response response)
{
    if (isKnownTag(headerValue(response.headers, "etag"), headerValue(context.call.request.headers, "if-none-match")))
        return response;
    const auto written = context.shelf.count(*context.person, visible.revision, kind, number, response.body.size());
    return written ? response : context.refuse(written.error());
}

} // namespace

Answer snapshot(Context &context)
{
    const Project visible = context.shelf.view(context.project, *context.person);
    wire::Manifest manifest{.head = visible};
    for (const domain::EntityKind *kind : domain::kinds()) {
        const int rows = kind->size(visible);
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
    Response response = taggedByBytes(Context::json(wire::toJson(manifest)));
    if (isKnownTag(headerValue(response.headers, "etag"), headerValue(context.call.request.headers, "if-none-match")))
        return response; // nothing leaves; his packs, if he asks for any, begin a view of their own
    const auto begun = beginView(context, visible, response.body.size());
    return begun ? response : context.refuse(begun.error());
}

Answer snapshotPack(Context &context)
{
    const domain::EntityKind *kind = domain::kindOfPlural(context.pathArguments.at(0));
    bool isNumber = false;
    const int pack = context.pathArguments.at(1).toInt(&isNumber);
    const auto revision = context.number(u"revision"_s, context.project.revision, 0, Q_INT64_C(1) << 53);
    if (!kind || !isNumber || !revision)
        return context.refuse(404, u"object.unknown"_s);
    const auto visible = viewOf(context, *revision);
    if (!visible)
        return context.refuse(visible.error());
    if (pack < 0 || pack >= wire::packCount(*visible, *kind))
        return context.refuse(404, u"object.unknown"_s);
    if (!wantsJson(context))
        return counted(context, *visible, *kind, pack,
                       packed(context.shelf.pack(context.project, *visible, *kind, pack)));
    const auto [first, count] = wire::packRowsOf(*visible, *kind, pack);
    return counted(context, *visible, *kind, pack,
                   varied(taggedByBytes(Context::jsonText(wire::chunkToJson(*visible, *kind, first, count)))));
}

} // namespace steward::handlers
