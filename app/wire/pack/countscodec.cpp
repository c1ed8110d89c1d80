// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/countscodec.h"

#include "domain/values/codec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

constexpr quint64 asJson = 1; ///< in place of twice the number of counts

/// 0: not reported.
quint64 coded(std::optional<qint64> number)
{
    return number ? static_cast<quint64>(*number) + 1 : 0;
}

std::optional<qint64> numberFrom(BytesReader &from)
{
    constexpr quint64 most = 1ULL << 53; // whole numbers, as JSON has them
    const quint64 code = from.number();
    if (code > most + 1)
        from.fail();
    return code == 0 ? std::nullopt : std::optional(static_cast<qint64>(code - 1));
}

bool isOfNumbers(const QList<CaseCount> &counts)
{
    return std::ranges::all_of(counts, [](const CaseCount &count) {
        return count.rest.isEmpty() && count.cases.value_or(0) >= 0 && count.bytes.value_or(0) >= 0;
    });
}

std::optional<QList<CaseCount>> countsFrom(const QJsonValue &value)
{
    ObjectReader reader(QJsonObject{{u"cases"_s, value}});
    QList<CaseCount> counts;
    MemberReader members(reader);
    members(u"cases"_s, counts);
    return value.isArray() && reader.errors().isEmpty() ? std::optional(counts) : std::nullopt;
}

/// The types in the order of their first coming.
QHash<QString, quint64> writeTypes(BytesWriter &to, const std::vector<const CaseCount *> &counts)
{
    QHash<QString, quint64> known;
    QStringList types;
    for (const CaseCount *count : counts) {
        if (!known.contains(count->caseType)) {
            known.insert(count->caseType, static_cast<quint64>(types.size()));
            types << count->caseType;
        }
    }
    to.number(static_cast<quint64>(types.size()));
    for (const QString &type : std::as_const(types))
        to.text(type.toUtf8());
    return known;
}

/// What there is of each count, in the order of the rows.
struct Coded
{
    quint64 type = 0;
    std::optional<qint64> cases;
    std::optional<qint64> bytes;
};

/// Twice the number of counts of each row, or asJson; as good as they are, not more counts than there is room for.
std::vector<quint64> readSizes(BytesReader &from, int count, quint64 room)
{
    std::vector<quint64> sizes = from.numbers(count);
    for (const quint64 size : sizes) {
        const quint64 counts = size / 2;
        if ((size % 2 != 0 && size != asJson) || counts > room) {
            from.fail();
            break;
        }
        room -= counts;
    }
    return sizes;
}

std::vector<Coded> readCoded(BytesReader &from, const std::vector<quint64> &sizes, quint64 types)
{
    quint64 all = 0;
    for (const quint64 size : sizes)
        all += size / 2;
    std::vector<Coded> counts(static_cast<size_t>(from.isGood() ? all : 0));
    for (Coded &count : counts) {
        count.type = from.number();
        if (count.type >= types)
            from.fail();
    }
    for (Coded &count : counts)
        count.cases = numberFrom(from);
    for (Coded &count : counts)
        count.bytes = numberFrom(from);
    return counts;
}

} // namespace

QJsonArray told(const QList<CaseCount> &counts)
{
    ObjectWriter to({});
    MemberTeller teller(to);
    teller(u"cases", counts);
    return to.object().value(u"cases"_s).toArray();
}

void writeCounts(BytesWriter &to, const CountLists &lists)
{
    std::vector<const CaseCount *> counts;
    BytesWriter sizes;
    BytesWriter json;
    for (const QList<CaseCount> &list : lists) {
        if (!isOfNumbers(list)) {
            sizes.number(asJson);
            json.text(canonicalJson(told(list)));
            continue;
        }
        sizes.number(static_cast<quint64>(list.size()) * 2);
        for (const CaseCount &count : list)
            counts.push_back(&count);
    }
    const QHash<QString, quint64> types = writeTypes(to, counts);
    to.raw(sizes.bytes());
    // Like beside like, which makes what is compressed shorter.
    for (const CaseCount *count : counts)
        to.number(types.value(count->caseType));
    for (const CaseCount *count : counts)
        to.number(coded(count->cases));
    for (const CaseCount *count : counts)
        to.number(coded(count->bytes));
    to.raw(json.bytes());
}

void readCounts(BytesReader &from, int count, const std::function<void(int, const QList<CaseCount> &)> &put)
{
    constexpr quint64 leastBytes = 3; // of one count
    const quint64 room = static_cast<quint64>(from.size()) / leastBytes;
    QStringList types;
    for (qsizetype more = from.count(1); more > 0 && from.isGood(); --more)
        types << QString::fromUtf8(from.text());
    const std::vector<quint64> sizes = readSizes(from, count, room);
    const std::vector<Coded> counts = readCoded(from, sizes, static_cast<quint64>(types.size()));
    auto next = counts.begin();
    QList<CaseCount> list; // one for all rows, which is quicker
    for (int row = 0; row < count && from.isGood(); ++row) {
        const quint64 size = sizes[static_cast<size_t>(row)];
        list.clear();
        if (size == asJson) {
            const auto value = valueFrom(from.text());
            const auto read = value ? countsFrom(*value) : std::nullopt;
            if (!read)
                return from.fail();
            put(row, *read);
            continue;
        }
        for (const auto end = next + static_cast<ptrdiff_t>(size / 2); next != end; ++next)
            list << CaseCount{types.at(static_cast<qsizetype>(next->type)), next->cases, next->bytes, {}};
        put(row, list);
    }
}

} // namespace steward::wire
