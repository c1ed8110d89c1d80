// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/logfilter.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace steward::wire {

namespace {

constexpr QLatin1StringView byRule("rule");

Error invalid()
{
    return {.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
}

/// Told by its id, or by kind and handle; null: neither.
Id objectFrom(const QString &value, const IdOf &idOf)
{
    const qsizetype colon = value.indexOf(u':');
    if (colon > 0)
        return idOf ? idOf(value.first(colon), value.sliced(colon + 1)) : Id();
    return Id::fromString(value).value_or(Id());
}

/// False: it is not what the name asks for.
bool take(domain::LogFilter &filter, const QString &name, const QString &value, const IdOf &idOf)
{
    if (name == "author"_L1) {
        const bool isPerson = !value.contains(u':') || value.startsWith("person:"_L1);
        filter.author = value == byRule || !isPerson ? Id() : objectFrom(value, idOf);
        return value == byRule || !filter.author->isNull();
    }
    if (name == "kind"_L1) {
        filter.kind = value;
        return domain::isKindOfObject(value);
    }
    if (name == "object"_L1) {
        filter.object = objectFrom(value, idOf);
        return !filter.object.isNull();
    }
    auto &moment = name == "from"_L1 ? filter.from : filter.until;
    moment = instantFromText(value);
    return moment.has_value();
}

} // namespace

QString queryOf(const domain::LogFilter &filter)
{
    QString query;
    if (filter.author)
        query += u"&author="_s + (filter.author->isNull() ? QString(byRule) : filter.author->toString());
    if (!filter.kind.isEmpty())
        query += u"&kind="_s + filter.kind;
    if (!filter.object.isNull())
        query += u"&object="_s + filter.object.toString();
    if (filter.from)
        query += u"&from="_s + toText(*filter.from);
    if (filter.until)
        query += u"&until="_s + toText(*filter.until);
    return query;
}

Result<domain::LogFilter> logFilterFrom(const QUrlQuery &query, const QStringList &others, const IdOf &idOf)
{
    static const QStringList ours{u"author"_s, u"kind"_s, u"object"_s, u"from"_s, u"until"_s};
    domain::LogFilter filter;
    QSet<QString> seen;
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (seen.contains(name))
            return invalid();
        seen.insert(name);
        if (others.contains(name))
            continue;
        if (!ours.contains(name) || !take(filter, name, value, idOf))
            return invalid();
    }
    if (filter.from && filter.until && *filter.from >= *filter.until)
        return invalid();
    return filter;
}

} // namespace steward::wire
