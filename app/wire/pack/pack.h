// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "wire/pack/columnreader.h"

#include "domain/kinds.h"

namespace steward::wire {

/// Some rows of one kind as columns, compressed: what a snapshot travels in (docs/snapshot.md).

inline constexpr auto packType = "application/vnd.steward.snapshot";

/// Chunks of a table that travel together.
inline constexpr int chunksPerPack = 16;

/// The rows of a pack.
struct PackRows
{
    int first = 0;
    int count = 0;
};
[[nodiscard]] int packCount(const domain::Project &project, const domain::EntityKind &kind);
/// \a pack is one of them.
[[nodiscard]] PackRows packRowsOf(const domain::Project &project, const domain::EntityKind &kind, int pack);

/// Makes a pack; O(rows of it), some milliseconds.
[[nodiscard]] QByteArray makePack(const domain::Project &project, const domain::EntityKind &kind, int pack);

/// What a pack is made of: as long as this is the same, so are its bytes.
class PackSources
{
public:
    PackSources() = default;
    PackSources(const domain::Project &project, const domain::EntityKind &kind, int pack);

    /// False is certain; of what is gone from memory nothing is the same.
    [[nodiscard]] bool isSame(const PackSources &other) const;

private:
    std::vector<std::weak_ptr<const void>> m_chunks;
    std::vector<quint64> m_numberings; ///< of the kinds whose rows are referred to by number
};

class IncomingRows;

/// The rows of a snapshot while they come in: kinds in the order of kinds(), packs from 0.
class SnapshotRows
{
public:
    SnapshotRows();
    ~SnapshotRows();
    SnapshotRows(SnapshotRows &&) noexcept;
    SnapshotRows &operator=(SnapshotRows &&) noexcept;

    /// Error::BadReply "snapshot.pack", `detail` naming the column. Nothing can be done with the rest then.
    [[nodiscard]] Result<void> addPack(const domain::EntityKind &kind, const QByteArray &pack);
    /// A kind that came with the manifest; Error::BadReply "snapshot.row".
    [[nodiscard]] Result<void> addTable(const domain::EntityKind &kind, const QJsonObject &table);

    [[nodiscard]] int size() const;
    /// In place of what the project has of these kinds; nothing is left here.
    void moveTo(domain::Project &project);

private:
    IncomingRows &rowsOf(const domain::EntityKind &kind, bool isTable);

    std::map<const domain::EntityKind *, std::unique_ptr<IncomingRows>> m_rows;
    KnownRows m_known;
};

} // namespace steward::wire
