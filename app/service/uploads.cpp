// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/uploads.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward {

qsizetype Upload::size() const
{
    return std::accumulate(parts.cbegin(), parts.cend(), headSize,
                           [](qsizetype sum, const auto &part) { return sum + part.second.bytes.size(); });
}

qsizetype Upload::changes() const
{
    return std::accumulate(parts.cbegin(), parts.cend(), qsizetype{0},
                           [](qsizetype sum, const auto &part) { return sum + part.second.changes; });
}

QByteArray Upload::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(owner.toString().toLatin1());
    hash.addData(headDigest);
    for (const auto &[number, part] : parts)
        hash.addData(part.digest);
    return hash.result();
}

QJsonObject Upload::toJson() const
{
    QJsonArray there;
    for (const auto &[number, part] : parts)
        there << QJsonObject{{u"number"_s, number},
                             {u"bytes"_s, part.bytes.size()},
                             {u"sha256"_s, QString::fromLatin1(part.digest.toHex())},
                             {u"changes"_s, part.changes}};
    return {{u"id"_s, head.id.toString()},
            {u"parts"_s, there},
            {u"changes"_s, changes()},
            {u"expiresAt"_s, toText(expires)}};
}

std::shared_ptr<Upload> Uploads::find(const Id &owner, const Id &set) const
{
    const auto found = std::ranges::find_if(
        m_all, [&](const auto &upload) { return upload->owner == owner && upload->head.id == set; });
    return found == m_all.cend() ? nullptr : *found;
}

QList<std::shared_ptr<Upload>> Uploads::of(const Id &owner) const
{
    QList<std::shared_ptr<Upload>> found;
    std::ranges::copy_if(m_all, std::back_inserter(found),
                         [&owner](const auto &upload) { return upload->owner == owner; });
    return found;
}

qsizetype Uploads::size() const
{
    return std::accumulate(m_all.cbegin(), m_all.cend(), qsizetype{0},
                           [](qsizetype sum, const auto &upload) { return sum + upload->size(); });
}

void Uploads::add(std::shared_ptr<Upload> upload)
{
    m_all << std::move(upload);
}

void Uploads::remove(const Upload &upload)
{
    m_all.removeIf([&upload](const auto &one) { return one.get() == &upload; });
}

void Uploads::removeOverdue(Instant now)
{
    m_all.removeIf([now](const auto &upload) { return !upload->isInUse && upload->expires <= now; });
}

} // namespace steward
