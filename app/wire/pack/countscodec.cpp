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

/// Empty lists of the right lengths, and which rows come as JSON.
std::vector<bool> readSizes(BytesReader &from, CountLists &lists, quint64 room)
{
    std::vector<bool> areJson(lists.size());
    for (size_t row = 0; row < lists.size() && from.isGood(); ++row) {
        const quint64 size = from.number();
        areJson[row] = size == asJson;
        const quint64 counts = size / 2;
        if ((size % 2 != 0 && !areJson[row]) || counts > room) {
            from.fail();
            break;
        }
        room -= counts;
        lists[row].resize(static_cast<qsizetype>(counts));
    }
    return areJson;
}

template<typename Take>
void each(BytesReader &from, CountLists &lists, Take take)
{
    for (QList<CaseCount> &list : lists) {
        for (CaseCount &count : list) {
            if (!from.isGood())
                return;
            take(count);
        }
    }
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

CountLists readCounts(BytesReader &from, int count)
{
    constexpr quint64 leastBytes = 3; // of one count
    const quint64 room = static_cast<quint64>(from.size()) / leastBytes;
    QStringList types;
    for (qsizetype more = from.count(1); more > 0 && from.isGood(); --more)
        types << QString::fromUtf8(from.text());
    CountLists lists(static_cast<size_t>(count));
    const std::vector<bool> areJson = readSizes(from, lists, room);
    each(from, lists, [&](CaseCount &one) {
        const quint64 type = from.number();
        if (type < static_cast<quint64>(types.size()))
            one.caseType = types.at(static_cast<qsizetype>(type));
        else
            from.fail();
    });
    each(from, lists, [&](CaseCount &one) { one.cases = numberFrom(from); });
    each(from, lists, [&](CaseCount &one) { one.bytes = numberFrom(from); });
    for (size_t row = 0; row < lists.size() && from.isGood(); ++row) {
        const auto value = areJson[row] ? valueFrom(from.text()) : std::nullopt;
        const auto read = value ? countsFrom(*value) : std::nullopt;
        if (areJson[row] && !read)
            from.fail();
        else if (read)
            lists[row] = *read;
    }
    return lists;
}

} // namespace steward::wire
