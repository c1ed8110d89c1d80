// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/phrases.h"
#include "cli/plain.h"
#include "cli/text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// "permissions.edit_data of role Data Clerk"
QString fieldOf(const QJsonObject &object)
{
    const QString entity =
        object.contains(u"entity"_s) ? kindAndLabel(object.value(u"entity"_s).toObject()) : QString();
    const QString field = textIn(object, u"field"_s);
    if (field.isEmpty() || entity.isEmpty())
        return field + entity;
    return u"%1 of %2"_s.arg(field, entity);
}

QString problemText(const QJsonObject &problem)
{
    QString text = fieldOf(problem);
    const auto add = [&text](const QString &more) { text += (text.isEmpty() ? u""_s : u"; "_s) + more; };
    if (const QString missing = textIn(problem, u"missing"_s); !missing.isEmpty())
        add(textIn(problem, u"kind"_s) == "forbidden"_L1 ? u"takes "_s + missing : missing);
    if (problem.contains(u"theirs"_s))
        add(u"started from %1, is now %2"_s.arg(valueText(problem.value(u"base"_s)),
                                                valueText(problem.value(u"theirs"_s))));
    if (problem.contains(u"people"_s))
        add(peopleText(problem.value(u"people"_s).toObject()));
    return text;
}

QStringList problemLines(const QJsonObject &answer)
{
    Columns columns(2);
    bool isLockOut = false;
    const QJsonArray problems = answer.value(u"problems"_s).toArray();
    for (const QJsonValue &value : problems) {
        const QJsonObject problem = value.toObject();
        const QString code = textIn(problem, u"code"_s);
        columns.add(code, problemText(problem));
        isLockOut = isLockOut || code == "lockout.people"_L1 || code == "lockout.sign_in"_L1;
    }
    QStringList lines = columns.lines();
    if (isLockOut)
        lines << u"  To do it all the same, the set has to acknowledge whom it keeps out: each person by name, a rule"
                 " by the number."_s;
    return lines;
}

/// One side of a change: what it refers to by name.
QString sideText(const QJsonObject &change, const QString &side)
{
    if (!change.contains(side + u"Named"_s))
        return valueText(change.value(side));
    QStringList names;
    const QJsonArray all = change.value(side + u"Named"_s).toArray();
    for (const QJsonValue &one : all)
        names << labelOf(one.toObject());
    return names.isEmpty() ? u"none"_s : names.join(u", "_s);
}

QString changeText(const QJsonObject &change)
{
    const QString op = textIn(change, u"op"_s);
    if (op != "update"_L1)
        return op == "create"_L1 ? u"is made"_s : u"is removed"_s;
    const QString does = u"%1 -> %2"_s.arg(sideText(change, u"before"_s), sideText(change, u"after"_s));
    const QString cause = textIn(change, u"cause"_s);
    return cause.isEmpty() ? does : u"%1, follows from %2"_s.arg(does, cause);
}

/// Under the object they are about; in the order of the changes.
QStringList changeLines(const QJsonObject &answer)
{
    const QJsonArray changes = answer.value(u"changes"_s).toArray();
    if (changes.isEmpty())
        return {{}, u"Nothing would change."_s};
    QStringList lines{{}, u"What would change"_s};
    QString about;
    Columns columns(4);
    const auto flush = [&lines, &columns] { lines << std::exchange(columns, Columns(4)).lines(); };
    for (const QJsonValue &value : changes) {
        const QJsonObject change = value.toObject();
        const QString entity = kindAndLabel(change.value(u"entity"_s).toObject());
        if (entity != about) {
            flush();
            lines << u"  "_s + entity;
            about = entity;
        }
        const QString field = textIn(change, u"field"_s);
        columns.add(field.isEmpty() ? changeText(change) : field, field.isEmpty() ? QString() : changeText(change));
    }
    flush();
    return lines;
}

/// How many places of the level that is counted by people saw, and would see; empty where none of these come or go.
QString sightText(const QJsonObject &arguments)
{
    QStringList groups;
    const QJsonArray sight = arguments.value(u"sight"_s).toArray();
    for (const QJsonValue &group : sight) {
        const qint64 saw = group[u"saw"].toInteger();
        const qint64 sees = group[u"sees"].toInteger();
        if (saw != sees)
            groups << u"%1 from %2 to %3"_s.arg(count(group[u"people"].toInteger(), u"person"_s, u"people"_s),
                                                QString::number(saw), QString::number(sees));
    }
    const QString level = textIn(arguments, u"levelName"_s);
    return groups.isEmpty() ? QString() : u"%1 (%2)"_s.arg(groups.join(u", "_s), level);
}

QString argumentsText(const QJsonObject &arguments)
{
    if (arguments.contains(u"sight"_s))
        return sightText(arguments);
    QStringList all;
    for (auto it = arguments.begin(); it != arguments.end(); ++it) {
        if (!it.value().isArray() && !it.value().isObject())
            all << u"%1 %2"_s.arg(plain(it.key()), valueText(it.value()));
    }
    return all.join(u", "_s);
}

QStringList effectLines(const QJsonObject &impact)
{
    QStringList lines{{}, u"What it does"_s};
    const QJsonArray effects = impact.value(u"effects"_s).toArray();
    for (const QJsonValue &value : effects) {
        const QJsonObject effect = value.toObject();
        const QString code = textIn(effect, u"code"_s);
        QStringList details{textsIn(effect, u"permissions"_s).join(u", "_s),
                            argumentsText(effect.value(u"arguments"_s).toObject())};
        details.removeAll(QString());
        const QString phrase = phraseOfEffect(code);
        QString line = u"  "_s + code + (phrase.isEmpty() ? QString() : u", "_s + phrase);
        lines << (details.isEmpty() ? line : line + u": "_s + details.join(u"; "_s));
        if (const QString why = fieldOf(effect); !why.isEmpty())
            lines << u"    because of "_s + why;
        const QJsonObject people = effect.value(u"people"_s).toObject();
        if (people.value(u"count"_s).toInteger() > 0)
            lines << u"    "_s + peopleText(people);
    }
    return lines;
}

/// What is none is left out.
QStringList totalLines(const QJsonObject &impact)
{
    using Titles = QList<std::pair<QString, QString>>;
    static const Titles lists{{u"gain"_s, u"gain something"_s},
                              {u"lose"_s, u"lose something"_s},
                              {u"lockedOut"_s, u"locked out"_s},
                              {u"letIn"_s, u"let in"_s},
                              {u"resync"_s, u"phones that sync again"_s}};
    static const Titles others{{u"keys"_s, u"API keys that stop or may less"_s},
                               {u"invitations"_s, u"invitations that lead nowhere"_s}};
    Columns columns(2);
    const auto isSome = [&impact](const QString &key) { return impact.value(key).toObject()[u"count"].toInt() > 0; };
    for (const auto &[key, title] : lists) {
        if (isSome(key))
            columns.add(title, peopleText(impact.value(key).toObject()));
    }
    for (const auto &[key, title] : others) {
        if (isSome(key))
            columns.add(title, namesIn(impact.value(key).toObject()).join(u", "_s));
    }
    if (const qint64 sessions = impact.value(u"sessions"_s).toInteger(); sessions > 0)
        columns.add(u"sessions that may end"_s, QString::number(sessions));
    const QString people = count(impact.value(u"touched"_s).toInteger(), u"person"_s, u"people"_s);
    const qint64 phones = impact.value(u"phones"_s).toInteger();
    columns.add(u"touched"_s,
                phones > 0 ? u"%1, of whom mobile workers: %2"_s.arg(people, QString::number(phones)) : people);
    return QStringList{{}, u"Altogether"_s} + columns.lines();
}

QStringList guardLines(const QJsonObject &guard)
{
    Columns columns(2);
    const auto isSome = [](const QJsonObject &people) { return people.value(u"count"_s).toInteger() > 0; };
    if (const QJsonObject people = guard.value(u"people"_s).toObject(); isSome(people))
        columns.add(u"kept out"_s, peopleText(people));
    const QJsonArray barred = guard.value(u"barred"_s).toArray();
    for (const QJsonValue &value : barred) {
        const QJsonObject one = value.toObject();
        const QString why = u"%1, %2"_s.arg(kindAndLabel(one.value(u"rule"_s).toObject()), textIn(one, u"why"_s));
        columns.add(u"refused at sign-in"_s, u"%1; %2"_s.arg(why, peopleText(one.value(u"people"_s).toObject())));
    }
    if (const QJsonObject never = guard.value(u"never"_s).toObject(); isSome(never))
        columns.add(u"never allowed for"_s, peopleText(never));
    if (guard.value(u"locksAuthor"_s).toBool())
        columns.add(u"The author would be among them."_s, {});
    if (guard.value(u"leavesNoAdmin"_s).toBool())
        columns.add(u"No admin could sign in any more."_s, {});
    if (columns.isEmpty())
        columns.add(u"nobody would be kept out"_s, {});
    return QStringList{{}, u"Lock-out guard"_s} + columns.lines();
}

} // namespace

QString impactText(const QJsonObject &answer)
{
    QString verdict = answer.value(u"accepted"_s).toBool() ? u"Would be accepted"_s : u"Would be refused"_s;
    if (answer.contains(u"author"_s))
        verdict += u" (as %1)"_s.arg(labelOf(answer.value(u"author"_s).toObject()));
    QStringList lines{verdict};
    lines << problemLines(answer);
    if (!answer.contains(u"impact"_s))
        return lines.join(u'\n');
    const QJsonObject impact = answer.value(u"impact"_s).toObject();
    lines << changeLines(answer) << effectLines(impact) << guardLines(answer.value(u"guard"_s).toObject())
          << totalLines(impact);
    return lines.join(u'\n');
}

} // namespace steward::cli
