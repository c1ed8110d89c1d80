// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/explain.h"

#include "cli/answers.h"
#include "cli/naming.h"
#include "domain/access/accesswords.h"
#include "domain/catalogue.h"
#include "domain/fields.h"
#include "domain/kinds.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

/// What is asked of everybody, or of one, under a word of its own.
struct Question
{
    QString ask;
    Sought sought;
};

Result<QJsonObject> answered(QJsonObject about, const QList<Question> &questions, const Access &access,
                             const Whom &whom)
{
    const Project &project = access.project();
    std::optional<Person> person;
    if (!whom.only.isEmpty()) {
        const auto id = find(project, u"person"_s, whom.only);
        if (!id)
            return id.error();
        person = *project.people.find(*id);
        about.insert(u"user"_s, named(project, u"person"_s, *id));
    }
    QJsonArray answers;
    for (const Question &question : questions) {
        QJsonObject one = person ? toJson(project, access.canSee(*person, question.sought))
                                 : toJson(project, access.whoCanSee(question.sought, {.limit = whom.limit}));
        one.insert(u"ask"_s, question.ask);
        answers << one;
    }
    about.insert(u"answers"_s, answers);
    about.insert(u"vendor"_s, toJson(access.vendor()));
    const Table<IpAccess> &lists = project.ipAccess;
    about.insert(u"fromSomeAddresses"_s, lists.size() > 0 && restrictsAddresses(lists.at(0)));
    return about;
}

/// The kind of the one object that has the field; null where none has.
const EntityKind *kindOfSetting(const Project &project, const QString &key)
{
    for (const EntityKind *kind : kinds()) {
        if (kind->life() == EntityKind::Life::Single && kind->size(project) > 0
            && !kind->fieldAt(project, 0, key).isUndefined())
            return kind;
    }
    return nullptr;
}

Error noSetting(const Project &project, const QString &key)
{
    QStringList all;
    for (const EntityKind *kind : kinds()) {
        if (kind->life() == EntityKind::Life::Single && kind->size(project) > 0)
            all << fields(project, {QString(kind->name()), kind->idAt(project, 0)}).keys();
    }
    const QString detail = all.isEmpty() ? u"the settings of this project are not reported"_s
                                         : u"there is no setting \"%1\"%2"_s.arg(key, didYouMean(nearest(key, all)));
    return {.kind = Error::Kind::NotFound, .code = u"name"_s, .detail = detail};
}

Error noPermission(const QString &key)
{
    QStringList all;
    for (int permission = 0; permission < catalogue().size(); ++permission)
        all << keyOf(permission);
    return {.kind = Error::Kind::NotFound,
            .code = u"name"_s,
            .detail = u"there is no permission \"%1\"%2"_s.arg(key, didYouMean(nearest(key, all)))};
}

} // namespace

Result<QJsonObject> explainLocation(const Access &access, const QString &siteCode, const Whom &whom)
{
    const Project &project = access.project();
    const auto id = find(project, u"place"_s, siteCode);
    if (!id)
        return id.error();
    const Place place = *project.places.find(*id);
    QJsonObject about = named(project, u"place"_s, *id);
    about.insert(u"level"_s, nameOf(project, {u"location_type"_s, place.type}));
    about.insert(u"archived"_s, place.isArchived);
    QList<Question> questions;
    for (const Sight sight : allSights)
        questions << Question{wordOf(sight), Sought::place(*id, sight)};
    return answered({{u"location"_s, about}}, questions, access, whom);
}

Result<QJsonObject> explainPermission(const Access &access, const QString &key, const Whom &whom)
{
    const int permission = catalogue().indexOf(key);
    if (permission < 0)
        return noPermission(key);
    const Permission &told = catalogue().at(permission);
    const QJsonObject about{{u"key"_s, key},
                            {u"label"_s, told.label},
                            {u"verb"_s, told.verb},
                            {u"help"_s, told.help},
                            {u"risk"_s, static_cast<int>(told.risk)}};
    return answered({{u"permission"_s, about}}, {{u"hold"_s, Sought::permission(permission)}}, access, whom);
}

Result<QJsonObject> explainSetting(const Access &access, const QString &key, const Whom &whom)
{
    const Project &project = access.project();
    const EntityKind *kind = kindOfSetting(project, key);
    if (!kind)
        return noSetting(project, key);
    const QJsonObject about{
        {u"key"_s, key}, {u"of"_s, QString(kind->name())}, {u"value"_s, kind->fieldAt(project, 0, key)}};
    const QList<Question> questions{{u"read"_s, Sought::objects(*kind)}, {u"change"_s, Sought::changes(*kind, key)}};
    return answered({{u"setting"_s, about}}, questions, access, whom);
}

} // namespace steward::cli
