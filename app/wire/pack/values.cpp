// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/values.h"

#include "wire/pack/countscodec.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

QByteArray textOf(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? QByteArray() : canonicalJson(value);
}

void writeJson(FrameWriter &to, const QString &name, const std::vector<QJsonValue> &values)
{
    std::vector<QByteArray> texts;
    for (const QJsonValue &value : values)
        texts.push_back(textOf(value));
    to.add(name, ColumnType::Json, [&texts](ColumnWriter &writer) {
        writer.different([&texts](int i) { return QByteArrayView(texts[static_cast<size_t>(i)]); });
    });
}

/// Takes the members of the rows one after the other, each into the list of its name.
class Gatherer final : public MemberWriter
{
public:
    struct Cells
    {
        QString name;
        std::vector<QList<Id>> ids; ///< of a column of references; else of all rows none
        std::vector<QJsonValue> values;
        bool isList = false;
    };

    void text(QStringView key, const QString &value) override { cells(key).values.emplace_back(value); }
    void plain(QStringView key, QLatin1StringView value) override { cells(key).values.emplace_back(value); }
    void id(QStringView key, const Id &value) override { cells(key).ids.push_back({value}); }
    void ids(QStringView key, const QList<Id> &values) override
    {
        Cells &list = cells(key);
        list.isList = true;
        list.ids.push_back(values);
    }
    void number(QStringView key, std::optional<qint64> value) override
    {
        cells(key).values.push_back(value ? QJsonValue(*value) : QJsonValue());
    }
    void boolean(QStringView key, bool value) override { cells(key).values.emplace_back(value); }
    void value(QStringView key, const QJsonValue &value) override { cells(key).values.push_back(value); }

    void endRow() { m_next = 0; }
    [[nodiscard]] const std::vector<Cells> &all() const { return m_all; }

private:
    /// Every row writes the same members in the same order.
    Cells &cells(QStringView key)
    {
        if (m_next == m_all.size())
            m_all.push_back({.name = key.toString()});
        return m_all[m_next++];
    }

    std::vector<Cells> m_all;
    size_t m_next = 0;
};

void writeCells(FrameWriter &to, const Gatherer::Cells &cells, const EntityKind &kind, const RowNumbers &numbers)
{
    if (cells.ids.empty())
        return writeJson(to, cells.name, cells.values);
    const QLatin1StringView target = kind.fieldRule(cells.name).refersTo;
    const QByteArrayView named(target.data(), target.size());
    const RowNumber number = numbers.of(target);
    const auto list = [&cells](int i) -> const QList<Id> & { return cells.ids[static_cast<size_t>(i)]; };
    if (cells.isList)
        to.add(cells.name, ColumnType::RowLists, [&](ColumnWriter &writer) { writer.rowLists(named, number, list); });
    else
        to.add(cells.name, ColumnType::Rows, [&](ColumnWriter &writer) {
            writer.rows(named, number, [&list](int i) { return list(i).constFirst(); });
        });
}

QJsonValue told(const Id &id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString());
}

QJsonArray told(std::span<const Id> ids)
{
    QJsonArray array;
    for (const Id &id : ids)
        array << id.toString();
    return array;
}

} // namespace

RowNumber RowNumbers::of(QLatin1StringView name) const
{
    const EntityKind *target = name.isEmpty() ? nullptr : kindOf(name);
    if (!target || !isNumbered(*target))
        return {};
    const auto order = [](const EntityKind *kind) { return std::ranges::find(kinds(), kind) - kinds().begin(); };
    const bool isEarlier = order(target) < order(&m_kind);
    if (!isEarlier && target != &m_kind)
        return {};
    return [this, target, isEarlier](const Id &id) -> std::optional<int> {
        const int row = target->indexOf(m_project, id);
        return row >= 0 && (isEarlier || row < m_end) ? std::optional(row) : std::nullopt;
    };
}

void writeRests(FrameWriter &to, const std::vector<QJsonObject> &rests)
{
    QStringList keys;
    for (const QJsonObject &rest : rests) {
        if (!rest.isEmpty())
            keys << rest.keys();
    }
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        std::vector<QJsonValue> values;
        for (const QJsonObject &rest : rests)
            values.push_back(rest.value(key));
        writeJson(to, key, values);
    }
}

QByteArray packRows(const Project &project, const EntityKind &kind, int first, int count)
{
    Gatherer gatherer;
    std::vector<QJsonObject> rests;
    for (int row = first; row < first + count; ++row) {
        kind.writeAt(project, row, gatherer);
        gatherer.endRow();
        rests.push_back(kind.restAt(project, row));
    }
    FrameWriter to(count);
    const RowNumbers numbers(project, kind, first + count);
    for (const Gatherer::Cells &cells : gatherer.all()) {
        if (cells.name == "id"_L1)
            writeIds(to, cells.name, idsOf(kind), numbers, [&](int i) { return kind.idAt(project, first + i); });
        else
            writeCells(to, cells, kind, numbers);
    }
    writeRests(to, rests);
    return to.packed(kind.name());
}

std::optional<QJsonValue> valueFrom(QByteArrayView text)
{
    const auto object = parseObject("{\"v\":" + text.toByteArray() + '}');
    if (!object || object->size() != 1)
        return std::nullopt;
    return object->value("v"_L1);
}

bool readValues(const Column &column, int count, const KnownRows &known,
                const std::function<void(int, const QJsonValue &)> &put)
{
    ColumnReader from(column, count, known);
    const auto putOptional = [&put](int i, const auto &value) { put(i, value ? QJsonValue(*value) : QJsonValue()); };
    switch (column.type) {
    case ColumnType::None:
        for (int i = 0; i < count; ++i)
            put(i, {});
        break;
    case ColumnType::Ids:
        from.ids([&](int i, const Id &id) { put(i, id.toString()); });
        break;
    case ColumnType::Rows:
        from.rows([&](int i, const Id &id) { put(i, told(id)); });
        break;
    case ColumnType::RowLists:
        from.rowLists([&](int i, std::span<const Id> ids) { put(i, told(ids)); });
        break;
    case ColumnType::Texts:
        from.texts([&](int i, QByteArrayView text) { put(i, QString::fromUtf8(text)); });
        break;
    case ColumnType::Words:
        from.different([](QByteArrayView text) { return QString::fromUtf8(text); },
                       [&](int i, const QString *text) { put(i, text ? QJsonValue(*text) : QJsonValue()); });
        break;
    case ColumnType::Numbers:
        from.numbers(putOptional);
        break;
    case ColumnType::Booleans:
        from.booleans(putOptional);
        break;
    case ColumnType::Doubles:
        from.doubles(putOptional);
        break;
    case ColumnType::Moments:
        from.moments([&](int i, std::optional<Instant> at) { put(i, at ? QJsonValue(toText(*at)) : QJsonValue()); });
        break;
    case ColumnType::Counts:
        CellCodec<CountsColumn>::read(from, {}, [&](int i, const QList<CaseCount> &counts) { put(i, told(counts)); });
        break;
    case ColumnType::Json:
        from.different(
            [&](QByteArrayView text) {
                const auto value = valueFrom(text);
                if (!value)
                    from.fail();
                return value.value_or(QJsonValue());
            },
            [&](int i, const QJsonValue *value) { put(i, value ? *value : QJsonValue()); });
        break;
    default:
        return false;
    }
    return from.isGood();
}

} // namespace steward::wire
