// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/site.h"

#include "core/json.h"
#include "domain/authority.h"
#include "store/sqlstore.h"
#include "wire/pack/pack.h"
#include "wire/routes.h"
#include "wire/snapshot.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

bool makeProject(Stewardd &server, const QString &place)
{
    if (server.init().isEmpty())
        return false;
    const auto store = SqlStore::open(place);
    const auto project = store ? (*store)->load() : Result<domain::Project>(store.error());
    if (!project || domain::admins(*project).isEmpty())
        return false;
    return bool((*store)->bindMember({server.issuer().address(), u"admin-1"_s}, domain::admins(*project).constFirst()));
}

QByteArray lastingToken(const Stewardd &server)
{
    constexpr qint64 longest = 7'200; // s
    return server.issuer().token(
        QJsonObject{{u"sub"_s, u"admin-1"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + longest}});
}

std::optional<domain::Project> soundState(const QString &place)
{
    const auto store = SqlStore::openToRead(place);
    if (!store) {
        qWarning("not to be opened: %s %s", qPrintable(store.error().code), qPrintable(store.error().detail));
        return std::nullopt;
    }
    const auto check = (*store)->verify();
    auto project = (*store)->load();
    if (!check || !project) {
        qWarning("not to be read");
        return std::nullopt;
    }
    if (check->firstBadRevision != 0 || check->rows != project->revision) { // it began at revision 0
        qWarning("row %lld is not right: %s; %lld rows, revision %lld", check->firstBadRevision,
                 qPrintable(check->what), check->rows, project->revision);
        return std::nullopt;
    }
    return std::move(project).value();
}

std::optional<domain::Project> shownState(const Stewardd &server, const QByteArray &token)
{
    const QByteArray all = QString(wire::routes::snapshot).toLatin1();
    const auto body = parseObject(server.ask("GET", all, {}, {}, token).body);
    const auto manifest = body ? wire::manifestFromJson(*body) : Result<wire::Manifest>(body.error());
    if (!manifest)
        return std::nullopt;
    wire::SnapshotRows rows;
    for (const wire::Part &part : manifest->parts) {
        if (part.packs == 0 && !part.table.isEmpty() && !rows.addTable(*part.kind, part.table))
            return std::nullopt;
        for (int number = 0; number < part.packs; ++number) {
            const QByteArray path = all + '/' + QString(part.kind->plural()).toLatin1() + '/'
                                    + QByteArray::number(number)
                                    + "?revision=" + QByteArray::number(manifest->head.revision);
            if (!rows.addPack(*part.kind, server.ask("GET", path, {}, {}, token).body))
                return std::nullopt;
        }
    }
    domain::Project project = manifest->head;
    rows.moveTo(project);
    return project;
}

} // namespace steward::tests
