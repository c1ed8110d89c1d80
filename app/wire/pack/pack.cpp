// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/pack.h"

#include "wire/pack/tables.h"
#include "wire/pack/values.h"
#include "wire/snapshot.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

/// Rows of a kind without columns of its own, put together one by one.
class IncomingObjects final : public IncomingRows
{
public:
    explicit IncomingObjects(const EntityKind &kind)
        : m_rows(kind.batch())
    {
    }

    Result<void> add(const PackFrame &frame, const KnownRows &known) override
    {
        std::vector<QJsonArray> lines(static_cast<size_t>(frame.count));
        QStringList names;
        for (const Column &column : frame.columns) {
            names << column.name;
            const auto put = [&lines](int row, const QJsonValue &value) {
                lines[static_cast<size_t>(row)].append(value);
            };
            if (!readValues(column, frame.count, known, put))
                return badPack(u"%1, column \"%2\""_s.arg(frame.kind, column.name));
        }
        for (const QJsonArray &line : lines) {
            ObjectReader reader(names, line);
            if (QString problem; !m_rows->add(reader, &problem))
                return badPack(u"%1, column \"%2\""_s.arg(frame.kind, problem));
        }
        return {};
    }
    Result<void> addTable(const QJsonObject &table) override { return chunkFromJson(table, *m_rows); }
    int size() const override { return m_rows->size(); }
    void moveTo(Project &project) override { m_rows->moveTo(project); }

private:
    std::unique_ptr<RowBatch> m_rows;
};

QByteArray nameOf(const EntityKind &kind)
{
    return {kind.name().data(), kind.name().size()};
}

} // namespace

int packCount(const Project &project, const EntityKind &kind)
{
    return (kind.chunkCount(project) + chunksPerPack - 1) / chunksPerPack;
}

PackRows packRowsOf(const Project &project, const EntityKind &kind, int pack)
{
    const int first = kind.firstRowOf(project, pack * chunksPerPack);
    return {first, kind.firstRowOf(project, (pack + 1) * chunksPerPack) - first};
}

QByteArray makePack(const Project &project, const EntityKind &kind, int pack)
{
    const auto [first, count] = packRowsOf(project, kind, pack);
    return hasColumns(kind) ? packColumns(project, kind, first, count) : packRows(project, kind, first, count);
}

PackSources::PackSources(const Project &project, const EntityKind &kind, int pack)
{
    const int end = std::min((pack + 1) * chunksPerPack, kind.chunkCount(project));
    for (int chunk = pack * chunksPerPack; chunk < end; ++chunk)
        m_chunks.push_back(kind.chunkAt(project, chunk));
    for (const EntityKind *referred : kinds()) {
        if (isNumbered(*referred) && (referred != &kind || !kind.parentField().isEmpty()))
            m_numberings.push_back(referred->numbering(project));
        if (referred == &kind)
            break;
    }
}

bool PackSources::isSame(const PackSources &other) const
{
    const auto isOne = [](const std::weak_ptr<const void> &left, const std::weak_ptr<const void> &right) {
        return !left.expired() && !left.owner_before(right) && !right.owner_before(left);
    };
    return m_numberings == other.m_numberings && std::ranges::equal(m_chunks, other.m_chunks, isOne);
}

SnapshotRows::SnapshotRows() = default;
SnapshotRows::~SnapshotRows() = default;
SnapshotRows::SnapshotRows(SnapshotRows &&) noexcept = default;
SnapshotRows &SnapshotRows::operator=(SnapshotRows &&) noexcept = default;

IncomingRows &SnapshotRows::rowsOf(const EntityKind &kind, bool isTable)
{
    std::unique_ptr<IncomingRows> &rows = m_rows[&kind];
    if (!rows && hasColumns(kind) && !isTable)
        rows = incomingColumns(kind);
    else if (!rows)
        rows = std::make_unique<IncomingObjects>(kind);
    return *rows;
}

Result<void> SnapshotRows::addPack(const EntityKind &kind, const QByteArray &pack)
{
    const auto bytes = unpacked(pack);
    if (!bytes)
        return bytes.error();
    const auto frame = frameFrom(*bytes);
    if (!frame)
        return frame.error();
    if (frame->kind != kind.name())
        return badPack(u"of \"%1\", not of \"%2\""_s.arg(frame->kind, kind.name()));
    if (isNumbered(kind)) {
        if (frame->columns.front().type != ColumnType::Ids)
            return badPack(u"%1, column \"id\""_s.arg(frame->kind));
        std::vector<Id> &ids = m_known[nameOf(kind)];
        ids.reserve(ids.size() + static_cast<size_t>(frame->count));
        ColumnReader from(frame->columns.front(), frame->count, m_known);
        from.ids([&ids](int, const Id &id) { ids.push_back(id); });
    }
    return rowsOf(kind, false).add(*frame, m_known);
}

Result<void> SnapshotRows::addTable(const EntityKind &kind, const QJsonObject &table)
{
    if (isNumbered(kind))
        return badPack(u"\"%1\" in the manifest"_s.arg(kind.plural()));
    return rowsOf(kind, true).addTable(table);
}

int SnapshotRows::size() const
{
    int size = 0;
    for (const auto &[kind, rows] : m_rows)
        size += rows->size();
    return size;
}

void SnapshotRows::moveTo(Project &project)
{
    for (const auto &[kind, rows] : m_rows)
        rows->moveTo(project);
    m_rows.clear();
    m_known.clear();
}

} // namespace steward::wire
