// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format.h"

#include "models/sentence.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

} // namespace

Format::Format(int utcOffsetMinutes, QLocale locale)
    : m_utcOffsetMinutes(utcOffsetMinutes)
    , m_locale(std::move(locale))
{
}

QDateTime Format::local(Instant instant) const
{
    // not a named zone: the browser has none
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count()).toOffsetFromUtc(m_utcOffsetMinutes * 60);
}

QString Format::count(qint64 number) const
{
    return number < 0 ? QChar(u'\u2212') + m_locale.toString(-number) : m_locale.toString(number);
}

QString Format::signedCount(qint64 number) const
{
    return number > 0 ? u'+' + count(number) : count(number);
}

QString Format::time(Instant instant) const
{
    return m_locale.toString(local(instant), u"HH:mm"_s);
}

QString Format::timeWithSeconds(Instant instant) const
{
    return m_locale.toString(local(instant), u"HH:mm:ss"_s);
}

QString Format::date(Instant instant) const
{
    return m_locale.toString(local(instant), u"d MMM yyyy"_s);
}

QString Format::shortDate(Instant instant) const
{
    return m_locale.toString(local(instant), u"d MMM"_s);
}

QString Format::dateTime(Instant instant) const
{
    return m_locale.toString(local(instant), u"d MMM yyyy, HH:mm"_s);
}

QString Format::day(Instant instant, Instant now) const
{
    const bool isThisYear = local(instant).date().year() == local(now).date().year();
    const QString day = m_locale.toString(local(instant), isThisYear ? u"ddd d MMM"_s : u"ddd d MMM yyyy"_s);
    //: Heading over what happened on one day; %1 is that day
    return isSameDay(instant, now) ? Words::tr("Today, %1").arg(day) : day;
}

bool Format::isSameDay(Instant left, Instant right) const
{
    return local(left).date() == local(right).date();
}

QString listInWords(const QStringList &parts)
{
    QString text = parts.value(0);
    for (int i = 1; i < parts.size(); ++i) {
        text = i + 1 < parts.size()
                   //: Between all but the last two parts of a list
                   ? Words::tr("%1, %2").arg(text, parts.at(i))
                   //: Between the last two parts of a list
                   : Words::tr("%1 and %2").arg(text, parts.at(i));
    }
    return text;
}

QString listInShort(const QStringList &parts, qsizetype count)
{
    if (parts.isEmpty() || count <= parts.size())
        return listInWords(parts);
    //: One name, and how many more
    return Words::tr("%1 and %Ln more", nullptr, static_cast<int>(count) - 1).arg(parts.constFirst());
}

QString namesInShort(const domain::Project &project, const QList<Id> &people)
{
    QStringList names;
    for (const Id &id : people.first(people.size() > 2 ? 1 : people.size())) {
        const auto person = project.people.find(id);
        names << (person ? shownText(person->name) : Words::tr("someone who is gone"));
    }
    return listInShort(names, people.size());
}

QString initials(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    QString letters = words.constFirst().left(1);
    if (words.size() > 1)
        letters += words.constLast().left(1);
    return letters.toUpper();
}

} // namespace steward
