// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/changes.h"

#include <QJsonObject>

#include <map>
#include <memory>

namespace steward {

/// Some of the changes of a large set, as they were sent.
struct UploadedPart
{
    QByteArray bytes;
    bool isPacked = false; ///< by gzip
    QByteArray digest;     ///< SHA-256 of bytes
    qsizetype changes = 0;
};

/// A change set that comes in parts. The parts' changes in the order of the parts' numbers are the set's.
struct Upload
{
    Id owner;
    domain::ChangeSet head; ///< all but the changes
    QByteArray headDigest;  ///< of the request that opened it
    qsizetype headSize = 0; ///< bytes of that
    Instant expires;
    std::map<int, UploadedPart> parts;
    bool isInUse = false; ///< a job reads it: nothing may be put in or taken out

    [[nodiscard]] qsizetype size() const; ///< bytes it takes
    [[nodiscard]] qsizetype changes() const;
    /// Of all that it says; two uploads with the same one say the same. Parts cut elsewhere are another digest.
    [[nodiscard]] QByteArray digest() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// The uploads that are open. They lie in memory, not in the store: what is not committed leaves no trace on any disk,
/// in no backup, and nothing that a person's erasure would have to find; a restart ends them, and who sent one sends it
/// again. Each is its owner's alone: to others it is not there, so that two people's ids cannot meet.
class Uploads
{
public:
    /// Null: none of his.
    [[nodiscard]] std::shared_ptr<Upload> find(const Id &owner, const Id &set) const;
    [[nodiscard]] QList<std::shared_ptr<Upload>> of(const Id &owner) const; ///< the oldest first
    [[nodiscard]] qsizetype size() const;                                   ///< bytes, of all

    void add(std::shared_ptr<Upload> upload);
    void remove(const Upload &upload);
    /// Those past their time, but for those in use.
    void removeOverdue(Instant now);

private:
    QList<std::shared_ptr<Upload>> m_all;
};

} // namespace steward
