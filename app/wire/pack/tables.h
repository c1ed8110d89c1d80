// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"
#include "wire/pack/packframe.h"

namespace steward::wire {

/// Rows of a kind while they come in, pack by pack.
class IncomingRows
{
public:
    virtual ~IncomingRows() = default;

    /// Error::BadReply "snapshot.pack", naming the column. \a known has the pack's own ids already.
    [[nodiscard]] virtual Result<void> add(const PackFrame &frame, const KnownRows &known) = 0;
    /// Of a kind that comes with the manifest.
    [[nodiscard]] virtual Result<void> addTable(const QJsonObject &) { return badPack(QStringLiteral("a table")); }
    [[nodiscard]] virtual int size() const = 0;
    virtual void moveTo(domain::Project &project) = 0;
};

/// For kinds that hasColumns() names: no row is put together.
[[nodiscard]] std::unique_ptr<IncomingRows> incomingColumns(const domain::EntityKind &kind);
[[nodiscard]] QByteArray packColumns(const domain::Project &project, const domain::EntityKind &kind, int first,
                                     int count);

} // namespace steward::wire
