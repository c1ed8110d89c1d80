// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/projectbytes.h"

#include "core/json.h"
#include "wire/pack/pack.h"
#include "wire/snapshot.h"

#include <QDataStream>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace steward::wire {

namespace {

constexpr auto version = QDataStream::Qt_6_2;

Error damaged(const QString &what)
{
    return {.kind = Error::Kind::BadReply, .code = u"snapshot.pack"_s, .detail = what};
}

} // namespace

Result<QByteArray> toBytes(const domain::Project &project)
{
    QByteArray bytes;
    QDataStream to(&bytes, QIODevice::WriteOnly);
    to.setVersion(version);
    to << canonicalJson(headToJson(project));
    for (const domain::EntityKind *kind : domain::kinds()) {
        const int packs = packCount(project, *kind);
        for (int pack = 0; pack < packs; ++pack)
            to << kind->name().toString().toLatin1() << makePack(project, *kind, pack);
    }
    const auto again = projectFromBytes(bytes);
    if (!again)
        return again.error();
    return *again == project ? Result<QByteArray>(bytes) : damaged(u"it does not come back as the same"_s);
}

Result<domain::Project> projectFromBytes(const QByteArray &bytes)
{
    QDataStream from(bytes);
    from.setVersion(version);
    QByteArray head;
    from >> head;
    const auto object = parseObject(head);
    if (!object)
        return object.error();
    auto read = headFromJson(*object);
    if (!read)
        return read;
    SnapshotRows rows;
    while (!from.atEnd()) {
        QByteArray name;
        QByteArray pack;
        from >> name >> pack;
        const domain::EntityKind *kind = domain::kindOf(QString::fromLatin1(name));
        if (from.status() != QDataStream::Ok || !kind)
            return damaged(QString::fromLatin1(name));
        if (const auto added = rows.addPack(*kind, pack); !added)
            return added.error();
    }
    domain::Project project = std::move(read).value();
    rows.moveTo(project);
    return project;
}

} // namespace steward::wire
