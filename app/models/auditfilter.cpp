// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditfilter.h"

#include "models/authorpickermodel.h"
#include "models/format.h"
#include "models/sentence.h"

#include <QDate>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace steward {

namespace {

std::optional<sys_days> dayFrom(const QString &text)
{
    const QDate date = QDate::fromString(text.trimmed(), u"yyyy-MM-dd"_s);
    if (!date.isValid() || date.year() < 1 || date.year() > 9998) // the day after it is needed too
        return std::nullopt;
    return sys_days(year(date.year()) / date.month() / date.day());
}

} // namespace

AuditFilter::AuditFilter(QObject *parent)
    : QObject(parent)
{
}

void AuditFilter::setWorkspace(Workspace *workspace)
{
    m_workspace = workspace;
    const bool wasEmpty = isEmpty();
    m_value = {};
    m_authorKey.clear();
    m_authorName.clear();
    m_when = When::AnyTime;
    m_firstDay.clear();
    m_lastDay.clear();
    if (!wasEmpty)
        Q_EMIT changed();
}

void AuditFilter::set(const QString &authorKey, const QString &kind, When when, const QString &firstDay,
                      const QString &lastDay)
{
    if (!m_workspace)
        return;
    const bool hasDays = when == When::Days && dayProblem(firstDay).isEmpty() && dayProblem(lastDay).isEmpty()
                         && daysProblem(firstDay, lastDay).isEmpty();
    m_when = when == When::Days && !hasDays ? When::AnyTime : when;
    m_firstDay = hasDays ? firstDay.trimmed() : QString();
    m_lastDay = hasDays ? lastDay.trimmed() : QString();

    domain::LogFilter filter{.kind = domain::isKindOfObject(kind) ? kind : QString()};
    if (authorKey == AuthorPickerModel::ruleKey)
        filter.author = Id();
    else
        filter.author = Id::fromString(authorKey);
    setTime(filter);
    const auto author = filter.author ? m_workspace->project().people.find(*filter.author) : std::nullopt;
    if (author)
        m_authorName = shownText(author->name);
    else if (authorKey != m_authorKey)
        m_authorName.clear();
    m_authorKey = filter.author ? authorKey : QString();
    take(filter);
}

void AuditFilter::take(const domain::LogFilter &filter)
{
    if (m_value == filter)
        return;
    m_value = filter;
    Q_EMIT changed();
}

void AuditFilter::setTime(domain::LogFilter &filter) const
{
    const minutes offset(m_workspace->project().utcOffsetMinutes);
    const auto begins = [&offset](sys_days day) { return Instant(day) - offset; };
    const auto today = floor<days>(m_workspace->clock().now() + offset);
    switch (m_when) {
    case When::AnyTime:
        return;
    case When::Today:
        filter.from = begins(today);
        return;
    case When::SevenDays:
        filter.from = begins(today - days(6));
        return;
    case When::ThirtyDays:
        filter.from = begins(today - days(29));
        return;
    case When::Days:
        if (const auto first = dayFrom(m_firstDay))
            filter.from = begins(*first);
        if (const auto last = dayFrom(m_lastDay))
            filter.until = begins(*last + days(1));
        return;
    }
}

/// The others stay as they were set, to the day.
void AuditFilter::remove(int word)
{
    domain::LogFilter filter = m_value;
    if (!authorWords().isEmpty() && word-- == 0) {
        filter.author.reset();
        m_authorKey.clear();
    } else if (!kindWords().isEmpty() && word-- == 0) {
        filter.kind.clear();
    } else if (!whenWords().isEmpty() && word-- == 0) {
        filter.from.reset();
        filter.until.reset();
        m_when = When::AnyTime;
    }
    take(filter);
}

void AuditFilter::clear()
{
    set({}, {}, When::AnyTime);
}

QString AuditFilter::dayProblem(const QString &day)
{
    return day.trimmed().isEmpty() || dayFrom(day) ? QString()
                                                   : tr("Write a day as year, month and day, like 2026-11-19.");
}

QString AuditFilter::daysProblem(const QString &firstDay, const QString &lastDay)
{
    const auto first = dayFrom(firstDay);
    const auto last = dayFrom(lastDay);
    if (!first && !last)
        return tr("Write the first day, the last day or both.");
    return first && last && *first > *last ? tr("The last day is before the first.") : QString();
}

QString AuditFilter::authorWords() const
{
    if (!m_value.author)
        return {};
    if (m_value.author->isNull())
        return tr("By a rule of the project");
    return m_authorName.isEmpty() ? tr("By somebody who is gone") : tr("By %1").arg(m_authorName);
}

QString AuditFilter::kindWords() const
{
    if (m_value.kind == "role"_L1)
        return tr("Roles");
    if (m_value.kind == "person"_L1)
        return tr("People");
    return m_value.kind == "place"_L1 ? tr("Places") : QString();
}

QString AuditFilter::whenWords() const
{
    if (!m_workspace || (!m_value.from && !m_value.until))
        return {};
    const Format format(m_workspace->project().utcOffsetMinutes);
    const QString first = m_value.from ? format.date(*m_value.from) : QString();
    const QString last = m_value.until ? format.date(*m_value.until - milliseconds(1)) : QString();
    switch (m_when) {
    case When::AnyTime:
        break;
    case When::Today:
        //: A filter: of one day only
        return tr("Of %1").arg(first);
    case When::SevenDays:
        return tr("7 days, from %1").arg(first);
    case When::ThirtyDays:
        return tr("30 days, from %1").arg(first);
    case When::Days:
        if (last.isEmpty())
            return tr("From %1").arg(first);
        if (first.isEmpty())
            return tr("Up to %1").arg(last);
        return first == last ? tr("Of %1").arg(first) : tr("%1 to %2").arg(first, last);
    }
    return {};
}

QStringList AuditFilter::words() const
{
    QStringList words{authorWords(), kindWords(), whenWords()};
    words.removeAll(QString());
    return words;
}

} // namespace steward
