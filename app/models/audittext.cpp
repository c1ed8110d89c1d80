// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/audittext.h"

#include "domain/fields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)
};

QString author(const wire::LogEntry &entry)
{
    if (entry.author.isNull())
        return Words::tr("A rule of the project");
    return entry.authorName.isEmpty() ? Words::tr("Someone who was erased") : entry.authorName;
}

QSet<EntityRef> entitiesOf(const wire::LogEntry &entry)
{
    QSet<EntityRef> entities;
    for (const Change &change : entry.changes)
        entities.insert(change.entity);
    return entities;
}

} // namespace

std::optional<EntityRef> onlyEntity(const wire::LogEntry &entry)
{
    const QSet<EntityRef> entities = entitiesOf(entry);
    return entities.size() == 1 ? std::optional(*entities.cbegin()) : std::nullopt;
}

QString nameThen(const wire::LogEntry &entry, const EntityRef &entity, const Project &project)
{
    if (const QString name = nameOf(project, entity); !name.isEmpty())
        return name;
    for (const Change &change : entry.changes) {
        const QString name = (change.op == Change::Op::Remove ? change.before : change.after)[u"name"_s].toString();
        if (change.entity == entity && !name.isEmpty())
            return name;
    }
    return Words::tr("something that is gone");
}

Sentence auditSentence(const wire::LogEntry &entry, const Project &project)
{
    const QString who = author(entry);
    const auto only = onlyEntity(entry);
    const QString name = only ? nameThen(entry, *only, project) : QString();
    if (entry.inverseOf && only)
        return Sentence(Words::tr("<b>%1</b> put back <b>%2</b>"), {who, name});
    if (!only)
        return Sentence(Words::tr("<b>%1</b> changed %2 objects"),
                        {who, QLocale().toString(static_cast<int>(entitiesOf(entry).size()))});
    const bool isRole = only->kind == "role"_L1;
    const Change &first = entry.changes.constFirst();
    if (first.op == Change::Op::Create)
        return Sentence(isRole ? Words::tr("<b>%1</b> made the role <b>%2</b>")
                               : Words::tr("<b>%1</b> added <b>%2</b>"),
                        {who, name});
    if (first.op == Change::Op::Remove)
        return Sentence(isRole ? Words::tr("<b>%1</b> removed the role <b>%2</b>")
                               : Words::tr("<b>%1</b> removed <b>%2</b>"),
                        {who, name});
    if (first.field == "role"_L1 && first.after.isString()) {
        const QString role = nameOf(project, {u"role"_s, Id::fromString(first.after.toString()).value_or(Id())});
        return Sentence(Words::tr("<b>%1</b> gave %2 the role <b>%3</b>"), {who, name, role});
    }
    if (first.field == "is_active"_L1)
        return Sentence(first.after.toBool() ? Words::tr("<b>%1</b> activated <b>%2</b>")
                                             : Words::tr("<b>%1</b> deactivated <b>%2</b>"),
                        {who, name});
    return Sentence(isRole ? Words::tr("<b>%1</b> changed the role <b>%2</b>")
                           : Words::tr("<b>%1</b> changed <b>%2</b>"),
                    {who, name});
}

QString auditNote(const wire::LogEntry &entry, const Format &format)
{
    const int fields = static_cast<int>(entry.changes.size());
    //: %1 is the running number of a change set
    return Words::tr("set %1, %n field(s)", nullptr, fields).arg(format.count(entry.revision));
}

} // namespace steward
