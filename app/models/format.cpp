// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format.h"

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

QString Format::weekday(Instant instant) const
{
    return m_locale.toString(local(instant), u"ddd d MMM"_s);
}

QString Format::dateTime(Instant instant) const
{
    return m_locale.toString(local(instant), u"d MMM yyyy, HH:mm"_s);
}

bool Format::isSameDay(Instant left, Instant right) const
{
    return local(left).date() == local(right).date();
}

QString namesInShort(const domain::Project &project, const QList<Id> &people)
{
    const auto name = [&project](const Id &id) {
        const domain::Person *person = project.people.find(id);
        return person ? person->name : Words::tr("someone who is gone");
    };
    if (people.isEmpty())
        return {};
    if (people.size() == 1)
        return name(people.constFirst());
    if (people.size() == 2) {
        //: Two names of people
        return Words::tr("%1 and %2").arg(name(people.at(0)), name(people.at(1)));
    }
    //: One name, and how many more people
    return Words::tr("%1 and %n more", nullptr, static_cast<int>(people.size()) - 1).arg(name(people.constFirst()));
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
