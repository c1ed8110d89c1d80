// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/logexport.h"

#include "core/json.h"
#include "domain/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::wire {

using domain::Change;

namespace {

constexpr auto lineEnd = "\r\n"; // RFC 4180, 2.1

QByteArray lineOf(const QStringList &cells)
{
    QByteArrayList written;
    for (const QString &cell : cells)
        written << csvCell(cell);
    return written.join(',') + lineEnd;
}

QString idOrEmpty(const Id &id)
{
    return id.isNull() ? QString() : id.toString();
}

/// A text as it is, anything else as JSON; nothing of what is not there.
QString valueText(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    return value.isString() ? value.toString() : QString::fromUtf8(canonicalJson(value));
}

QString called(const domain::EntityRef &entity, const HandleOf &handleOf)
{
    return handleOf ? handleOf(entity) : QString();
}

QStringList cellsOf(const Change &change)
{
    return {change.entity.kind,       change.entity.id.toString(), wordOf(change.op), change.field,
            valueText(change.before), valueText(change.after),     change.cause};
}

QByteArray csvOf(const LogEntry &entry, const HandleOf &handleOf)
{
    const QString author = called({u"person"_s, entry.author}, handleOf);
    const QStringList row{QString::number(entry.revision),
                          toText(entry.at),
                          entry.set.toString(),
                          idOrEmpty(entry.author),
                          entry.authorName,
                          entry.from,
                          entry.reason,
                          idOrEmpty(entry.inverseOf.value_or(Id())),
                          entry.hash};
    if (entry.changes.isEmpty())
        return lineOf(row + QStringList(7) + QStringList{author, {}});
    QByteArray lines;
    for (const Change &change : entry.changes)
        lines += lineOf(row + cellsOf(change) + QStringList{author, called(change.entity, handleOf)});
    return lines;
}

} // namespace

std::optional<ExportFormat> exportFormatFrom(QStringView name)
{
    if (name == "csv"_L1)
        return ExportFormat::Csv;
    return name == "jsonl"_L1 ? std::optional(ExportFormat::JsonLines) : std::nullopt;
}

QByteArray mediaTypeOf(ExportFormat format)
{
    return format == ExportFormat::Csv ? "text/csv; charset=utf-8" : "application/jsonl";
}

QByteArray exportHead(ExportFormat format)
{
    if (format == ExportFormat::JsonLines)
        return {};
    return lineOf({u"revision"_s, u"at"_s, u"set"_s, u"author"_s, u"author_name"_s, u"from"_s, u"reason"_s, u"undoes"_s,
                   u"hash"_s, u"kind"_s, u"object"_s, u"change"_s, u"field"_s, u"before"_s, u"after"_s, u"cause"_s,
                   u"author_handle"_s, u"handle"_s});
}

QByteArray exportOf(ExportFormat format, const LogEntry &entry, const HandleOf &handleOf)
{
    return format == ExportFormat::Csv ? csvOf(entry, handleOf) : canonicalJson(toJson(entry, handleOf)) + '\n';
}

QByteArray csvCell(const QString &text)
{
    static const QString formulas(u"=+-@\t\r\n\0"_s);
    static const QString quoted(u"\",\r\n"_s);
    QString cell = text;
    if (!cell.isEmpty() && formulas.contains(cell.front()))
        cell.prepend(u'\'');
    const auto isToBeQuoted = [](QChar letter) { return quoted.contains(letter); };
    if (std::any_of(cell.cbegin(), cell.cend(), isToBeQuoted))
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell.toUtf8();
}

} // namespace steward::wire
