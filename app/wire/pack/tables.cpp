// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/tables.h"

#include "wire/pack/countscodec.h"
#include "wire/pack/textcodec.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

/// The names of a row's members, in the order of its columns, but for rest.
class Names
{
public:
    template<typename Row>
    static std::vector<QString> of()
    {
        Names names;
        Row row;
        Row::fields(names, row);
        return names.m_all;
    }
    void required(const QString &key, const QString &) { m_all.push_back(key); }
    template<typename Member>
    void operator()(const QString &key, const Member &)
    {
        m_all.push_back(key);
    }

private:
    std::vector<QString> m_all{u"id"_s, u"version"_s};
};

template<typename Row>
class Columns
{
public:
    using Chunk = typename Row::Columns;
    using All = decltype(Chunk::columns(std::declval<Chunk &>()));
    static constexpr size_t count = std::tuple_size_v<All> - 1; ///< without rest
    template<size_t i>
    using Type = std::remove_reference_t<std::tuple_element_t<i, All>>;

    template<size_t i>
    static auto &of(auto &chunk)
    {
        return std::get<i>(Chunk::columns(chunk));
    }
    /// use(integral_constant) for each.
    template<typename Use>
    static void each(Use use)
    {
        [&]<size_t... i>(std::index_sequence<i...>)
        {
            (use(std::integral_constant<size_t, i>()), ...);
        }
        (std::make_index_sequence<count>());
    }
};

template<typename Row>
QByteArray packed(const Project &project, const Table<Row> &table, const EntityKind &kind, int first, int count)
{
    using All = Columns<Row>;
    std::vector<typename Table<Row>::Cells> cells;
    std::vector<QJsonObject> rests;
    for (int row = first; row < first + count; ++row) {
        cells.push_back(table.cells(row));
        rests.push_back(cells.back().chunk.rests.isEmpty() ? QJsonObject()
                                                           : cells.back().chunk.rests.at(cells.back().slot));
    }
    static const std::vector<QString> names = Names::of<Row>();
    const RowNumbers numbers(project, kind, first + count);
    FrameWriter to(count);
    writeIds(to, names.front(), idsOf(kind), numbers, [&](int row) { return table.idAt(first + row); });
    All::each([&]<size_t i>(std::integral_constant<size_t, i>) {
        if (i == 0)
            return;
        using Codec = CellCodec<typename All::template Type<i>>;
        const QLatin1StringView target = kind.fieldRule(names[i]).refersTo;
        const ColumnTold told{QByteArrayView(target.data(), target.size()), numbers.of(target)};
        to.add(names[i], Codec::type, [&](ColumnWriter &writer) {
            Codec::write(writer, told, count, [&](int row) {
                const auto [chunk, slot] = cells[static_cast<size_t>(row)];
                return cellOf(All::template of<i>(chunk), slot);
            });
        });
    });
    writeRests(to, rests);
    return to.packed(kind.name());
}

template<typename Row, Table<Row> Project::*table>
class IncomingColumns final : public IncomingRows
{
public:
    Result<void> add(const PackFrame &frame, const KnownRows &known) override
    {
        Chunks chunks = emptyChunks(frame.count);
        std::vector<const Column *> unknown;
        std::vector<bool> isRead(All::count);
        for (const Column &column : frame.columns) {
            const auto found = std::ranges::find(m_names, column.name);
            if (found == m_names.end()) {
                unknown.push_back(&column);
                continue;
            }
            const auto number = static_cast<size_t>(found - m_names.begin());
            isRead[number] = true;
            const bool isEmpty = column.type == ColumnType::None && column.name == u"name"_s;
            if (isEmpty || !readColumn(number, column, frame.count, known, chunks))
                return badPack(u"%1, column \"%2\""_s.arg(frame.kind, column.name));
        }
        for (size_t number = 0; number < All::count; ++number) {
            const bool isNeeded = m_names[number] == u"name"_s;
            if (!isRead[number] && (isNeeded || !readColumn(number, Column{}, frame.count, known, chunks)))
                return badPack(u"%1, column \"%2\" is missing"_s.arg(frame.kind, m_names[number]));
        }
        if (const auto read = readRests(unknown, frame, known, chunks); !read)
            return read;
        for (const std::shared_ptr<Chunk> &chunk : chunks)
            m_chunks.push_back(std::make_shared<Chunk>(*chunk)); // a copy has no room to spare
        m_size += frame.count;
        return {};
    }
    int size() const override { return m_size; }
    void moveTo(Project &project) override
    {
        project.*table = Table<Row>(std::exchange(m_chunks, {}));
        m_size = 0;
    }

private:
    using All = Columns<Row>;
    using Chunk = typename Row::Columns;
    using Chunks = std::vector<std::shared_ptr<Chunk>>;

    static Chunks emptyChunks(int rows)
    {
        Chunks chunks;
        for (int first = 0; first < rows; first += chunkSize)
            chunks.push_back(std::make_shared<Chunk>());
        All::each([&]<size_t i>(std::integral_constant<size_t, i>) {
            for (const std::shared_ptr<Chunk> &chunk : chunks)
                reserve(All::template of<i>(*chunk));
        });
        return chunks;
    }
    /// About what they will need: else most of the time goes into letting them grow.
    template<typename Column>
    static void reserve(Column &column)
    {
        constexpr size_t valuesOfARow = 24;
        if constexpr (requires { column.reserve(0); })
            column.reserve(chunkSize);
        else if constexpr (requires { column.reserve(0, 0); })
            column.reserve(chunkSize, std::is_same_v<Column, TextColumn> ? chunkSize * valuesOfARow : chunkSize);
    }

    static bool readColumn(size_t number, const Column &column, int count, const KnownRows &known, Chunks &chunks)
    {
        bool isGood = false;
        All::each([&]<size_t i>(std::integral_constant<size_t, i>) {
            if (i == number)
                isGood = readInto<i>(column, count, known, chunks);
        });
        return isGood;
    }
    template<size_t i>
    static bool readInto(const Column &column, int count, const KnownRows &known, Chunks &chunks)
    {
        using Codec = CellCodec<typename All::template Type<i>>;
        const Row none;
        const auto &otherwise = std::get<i>(Chunk::members(none));
        const auto put = [&chunks](int row, const auto &value) {
            appendTo(All::template of<i>(*chunks[static_cast<size_t>(row) / chunkSize]), value);
        };
        if (column.type == ColumnType::None) {
            constexpr bool isNeeded = Codec::type == ColumnType::Ids || Codec::type == ColumnType::Words;
            for (int row = 0; row < count && !isNeeded; ++row)
                put(row, otherwise);
            return !isNeeded && column.bytes.isEmpty();
        }
        ColumnReader from(column, count, known);
        if constexpr (i == 0) {
            if (column.type == ColumnType::Rows) {
                from.rows([&](int row, const Id &id) { id.isNull() ? from.fail() : put(row, id); });
                return from.isGood();
            }
        }
        if (column.type != Codec::type)
            return false;
        Codec::read(from, otherwise, put);
        return from.isGood();
    }

    /// What a newer server has sent.
    static Result<void> readRests(const std::vector<const Column *> &columns, const PackFrame &frame,
                                  const KnownRows &known, Chunks &chunks)
    {
        std::vector<QJsonObject> rests(columns.empty() ? 0 : static_cast<size_t>(frame.count));
        for (const Column *column : columns) {
            const bool isGood = readValues(*column, frame.count, known, [&](int row, const QJsonValue &value) {
                if (!value.isNull())
                    rests[static_cast<size_t>(row)].insert(column->name, value);
            });
            if (!isGood)
                return badPack(u"%1, column \"%2\""_s.arg(frame.kind, column->name));
        }
        for (int row = 0; row < frame.count; ++row)
            chunks[static_cast<size_t>(row) / chunkSize]->rests.append(rests.empty() ? QJsonObject()
                                                                                     : rests[static_cast<size_t>(row)]);
        return {};
    }

    const std::vector<QString> m_names = Names::of<Row>();
    Chunks m_chunks;
    int m_size = 0;
};

} // namespace

bool isNumbered(const EntityKind &kind)
{
    return kind.name() == "place"_L1 || kind.name() == "person"_L1;
}

QLatin1StringView idsOf(const EntityKind &kind)
{
    if (kind.name() == "place_facts"_L1)
        return "place"_L1;
    return kind.name() == "person_facts"_L1 ? "person"_L1 : QLatin1StringView();
}

bool hasColumns(const EntityKind &kind)
{
    return isNumbered(kind) || kind.name() == "place_facts"_L1;
}

std::unique_ptr<IncomingRows> incomingColumns(const EntityKind &kind)
{
    if (kind.name() == "place"_L1)
        return std::make_unique<IncomingColumns<Place, &Project::places>>();
    if (kind.name() == "place_facts"_L1)
        return std::make_unique<IncomingColumns<PlaceFacts, &Project::placeFacts>>();
    return std::make_unique<IncomingColumns<Person, &Project::people>>();
}

QByteArray packColumns(const Project &project, const EntityKind &kind, int first, int count)
{
    if (kind.name() == "place"_L1)
        return packed(project, project.places, kind, first, count);
    if (kind.name() == "place_facts"_L1)
        return packed(project, project.placeFacts, kind, first, count);
    return packed(project, project.people, kind, first, count);
}

} // namespace steward::wire
