// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/audittext.h"

#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/recovered.h"
#include "models/newertext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)
};

QSet<EntityRef> askedFor(const wire::LogEntry &entry)
{
    QSet<EntityRef> entities;
    for (const Change &change : entry.changes) {
        if (isAskedFor(change))
            entities.insert(change.entity);
    }
    return entities;
}

/// The one change that was asked for, or the one date that fell due, when there was but one.
const Change *onlyChange(const wire::LogEntry &entry)
{
    const Change *only = nullptr;
    for (const Change &change : entry.changes) {
        if (!isAskedFor(change))
            continue;
        if (only)
            return nullptr;
        only = &change;
    }
    return only;
}

/// "3 roles", "12 people", "4 objects" where they are of several kinds.
QString countText(const QSet<EntityRef> &entities)
{
    const int count = static_cast<int>(entities.size());
    const auto areAll = [&entities](QLatin1StringView kind) {
        return std::all_of(entities.cbegin(), entities.cend(),
                           [kind](const EntityRef &entity) { return entity.kind == kind; });
    };
    if (areAll("role"_L1))
        return Words::tr("%Ln role(s)", nullptr, count);
    if (areAll("person"_L1))
        return Words::tr("%Ln person(s)", nullptr, count);
    if (areAll("place"_L1))
        return Words::tr("%Ln place(s)", nullptr, count);
    if (std::none_of(entities.cbegin(), entities.cend(),
                     [](const EntityRef &entity) { return kindOf(entity.kind) != nullptr; }))
        return Words::tr("%Ln object(s) of kinds newer than this console", nullptr, count);
    return Words::tr("%Ln object(s)", nullptr, count);
}

/// Made or removed as a whole.
Sentence wholeSentence(Change::Op op, bool isRole, const QStringList &names)
{
    if (op == Change::Op::Create)
        return isRole ? Sentence(Words::tr("<b>%1</b> made the role <b>%2</b>"), names)
                      : Sentence(Words::tr("<b>%1</b> added <b>%2</b>"), names);
    return isRole ? Sentence(Words::tr("<b>%1</b> removed the role <b>%2</b>"), names)
                  : Sentence(Words::tr("<b>%1</b> removed <b>%2</b>"), names);
}

Sentence roleSentence(const Change &change, const QStringList &names)
{
    if (change.field == "is_archived"_L1)
        return change.after.toBool() ? Sentence(Words::tr("<b>%1</b> archived the role <b>%2</b>"), names)
                                     : Sentence(Words::tr("<b>%1</b> put the role <b>%2</b> back in use"), names);
    if (change.field == "name"_L1)
        return Sentence(Words::tr("<b>%1</b> renamed the role %2 to <b>%3</b>"),
                        {names.constFirst(), change.before.toString(), change.after.toString()});
    return Sentence(Words::tr("<b>%1</b> changed the role <b>%2</b>"), names);
}

Sentence personSentence(const Change &change, const QStringList &names, const Project &project)
{
    if (change.field == "role"_L1 && change.after.isString()) {
        const QString role = nameOf(project, {u"role"_s, Id::fromString(change.after.toString()).value_or(Id())});
        return Sentence(Words::tr("<b>%1</b> gave %2 the role <b>%3</b>"),
                        names + QStringList{role.isEmpty() ? Words::tr("something that is gone") : role});
    }
    if (change.field == "role"_L1)
        return Sentence(Words::tr("<b>%1</b> took the role from <b>%2</b>"), names);
    if (change.field == "is_active"_L1)
        return change.after.toBool() ? Sentence(Words::tr("<b>%1</b> activated <b>%2</b>"), names)
                                     : Sentence(Words::tr("<b>%1</b> deactivated <b>%2</b>"), names);
    if (change.field == "is_admin"_L1)
        return change.after.toBool() ? Sentence(Words::tr("<b>%1</b> made <b>%2</b> an admin"), names)
                                     : Sentence(Words::tr("<b>%1</b> ended that <b>%2</b> is an admin"), names);
    if (change.field == "places"_L1 || change.field == "primary_place"_L1)
        return Sentence(Words::tr("<b>%1</b> changed the places of <b>%2</b>"), names);
    return Sentence(Words::tr("<b>%1</b> changed <b>%2</b>"), names);
}

struct DateWords
{
    QLatin1StringView kind;
    QLatin1StringView field; ///< that holds the date
    const char *text;
};

/// What a date does by itself when it comes: domain/due.h.
constexpr std::array dateWords{
    //: %1 is a person
    DateWords{"person"_L1, "role_until"_L1, QT_TRANSLATE_NOOP("AuditText", "By rule: the role of <b>%1</b> ended")},
    //: %1 is a person
    DateWords{"person"_L1, "place_ends"_L1, QT_TRANSLATE_NOOP("AuditText", "By rule: places of <b>%1</b> ended")},
    //: %1 is a person
    DateWords{"person"_L1, "deactivate_after"_L1, QT_TRANSLATE_NOOP("AuditText", "By rule: <b>%1</b> was deactivated")},
    //: %1 is a person, who could sign in without a second factor until then
    DateWords{"person"_L1, "two_factor_paused_until"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: the second factor of <b>%1</b> is asked for again")},
    DateWords{"settings"_L1, "two_factor_next_at"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: the next stage of <b>Two Factor Authentication</b> began")},
    DateWords{"settings"_L1, "strong_mobile_passwords_next_at"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: the next stage of <b>strong passwords</b> began")},
    DateWords{"settings"_L1, "vendor_access_until"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: <b>vendor staff</b> was shut out again")},
    //: %1 is an email address
    DateWords{"invitation"_L1, "expires_at"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: the invitation of <b>%1</b> ran out")},
    //: %1 is the name of a key
    DateWords{"api_key"_L1, "expiration_date"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: the API key <b>%1</b> ran out")},
    //: %1 is the name of a program
    DateWords{"oauth_client"_L1, "expires_at"_L1,
              QT_TRANSLATE_NOOP("AuditText", "By rule: the program <b>%1</b> ran out")},
};

bool fellDue(const wire::LogEntry &entry)
{
    return entry.author.isNull() && std::any_of(entry.changes.cbegin(), entry.changes.cend(), [](const Change &change) {
               return !change.cause.isEmpty() && isAskedFor(change);
           });
}

Sentence dueSentence(const wire::LogEntry &entry, const Project &project)
{
    const auto only = onlyEntity(entry);
    if (!only)
        return Sentence(Words::tr("By rule: <b>%1</b> changed"), {countText(askedFor(entry))});
    const QString name = nameThen(entry, *only, project);
    const Change *change = onlyChange(entry);
    const auto known = std::find_if(dateWords.cbegin(), dateWords.cend(), [&](const DateWords &one) {
        return change && only->kind == one.kind && change->field == one.field;
    });
    return Sentence(known == dateWords.cend() ? Words::tr("By rule: <b>%1</b> changed") : Words::tr(known->text),
                    {name});
}

/// Somebody from outside has asked to be let in.
std::optional<EntityRef> requestIn(const wire::LogEntry &entry)
{
    const Change *change = onlyChange(entry);
    const bool isRequest = entry.author.isNull() && change && change->op == Change::Op::Create
                           && change->entity.kind == "access_request"_L1;
    return isRequest ? std::optional(change->entity) : std::nullopt;
}

} // namespace

bool isAskedFor(const Change &change)
{
    return change.cause.isEmpty() || change.cause == change.field;
}

QString auditAuthor(const wire::LogEntry &entry)
{
    if (entry.author.isNull())
        return Words::tr("A rule of the project");
    return entry.authorName.isEmpty() ? Words::tr("Someone who was erased") : shownText(entry.authorName);
}

std::optional<EntityRef> onlyEntity(const wire::LogEntry &entry)
{
    const QSet<EntityRef> entities = askedFor(entry);
    return entities.size() == 1 ? std::optional(*entities.cbegin()) : std::nullopt;
}

QString nameThen(const wire::LogEntry &entry, const EntityRef &entity, const Project &project)
{
    if (const QString name = nameOf(project, entity); !name.isEmpty())
        return shownText(name);
    for (const Change &change : entry.changes) {
        const QString name = (change.op == Change::Op::Remove ? change.before : change.after)[u"name"_s].toString();
        if (change.entity == entity && !name.isEmpty())
            return shownText(name);
    }
    if (!kindOf(entity.kind))
        return newerText(entity.kind);
    if (entity.kind == "person"_L1 && entry.isErased)
        return Words::tr("someone who was erased");
    return Words::tr("something that is gone");
}

Sentence auditSentence(const wire::LogEntry &entry, const Project &project)
{
    const QString who = auditAuthor(entry);
    const EntityRef recovered{u"person"_s, recoveredIn(entry.acknowledged)};
    if (entry.author == operatorsId && !recovered.id.isNull())
        //: In the server's own shell, past the console; %1 is a user of its operating system, %2 a person
        return Sentence(Words::tr("<b>%1</b> let in <b>%2</b> at the server itself"),
                        {who, nameThen(entry, recovered, project)});
    if (entry.changes.isEmpty())
        return Sentence(Words::tr("<b>%1</b> applied a set that changed nothing"), {who});
    if (const auto request = requestIn(entry))
        //: %1 is a person who does not belong to the project yet
        return Sentence(Words::tr("<b>%1</b> asked for access"), {nameThen(entry, *request, project)});
    if (fellDue(entry))
        return dueSentence(entry, project);
    const auto only = onlyEntity(entry);
    if (!only) {
        const QStringList counts{who, countText(askedFor(entry))};
        return entry.inverseOf ? Sentence(Words::tr("<b>%1</b> put back %2"), counts)
                               : Sentence(Words::tr("<b>%1</b> changed %2"), counts);
    }
    const QStringList names{who, nameThen(entry, *only, project)};
    if (entry.inverseOf)
        return Sentence(Words::tr("<b>%1</b> put back <b>%2</b>"), names);
    const bool isRole = only->kind == "role"_L1;
    const Change *change = onlyChange(entry);
    if (!change)
        return isRole ? Sentence(Words::tr("<b>%1</b> changed the role <b>%2</b>"), names)
                      : Sentence(Words::tr("<b>%1</b> changed <b>%2</b>"), names);
    if (change->op != Change::Op::Update)
        return wholeSentence(change->op, isRole, names);
    return isRole ? roleSentence(*change, names) : personSentence(*change, names, project);
}

QString auditNote(const wire::LogEntry &entry, const Format &format)
{
    const int count = static_cast<int>(entry.changes.size());
    const bool areFields = std::all_of(entry.changes.cbegin(), entry.changes.cend(),
                                       [](const Change &change) { return change.op == Change::Op::Update; });
    const QString number = format.count(entry.revision);
    //: %1 is the running number of a change set
    const QString note = areFields ? Words::tr("set %1, %Ln field(s)", nullptr, count).arg(number)
                                   : Words::tr("set %1, %Ln change(s)", nullptr, count).arg(number);
    const int newer = newerCount(entry.changes);
    //: Follows "set 7, 5 changes"
    return newer == 0 ? note : note + u", "_s + Words::tr("%Ln of a kind newer than this console", nullptr, newer);
}

} // namespace steward
