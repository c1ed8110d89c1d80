// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/answers.h"
#include "cli/explain.h"
#include "cli/naming.h"
#include "domain/access/accesswords.h"
#include "domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

QJsonArray permissionsOf(const Project &project, const EffectivePermissions &all)
{
    QJsonArray array;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const Effective effective = all.at(permission).effective;
        QJsonObject object = toJson(project, all.answer(permission));
        object.insert(u"key"_s, keyOf(permission));
        object.insert(u"state"_s, wordOf(effective.state));
        if (effective.cause >= 0) {
            const bool isBlocked = effective.state == Effective::State::Blocked;
            object.insert(u"cause"_s, keyOf(effective.cause));
            object.insert(u"bearing"_s, bearingOf(permission, effective.cause, isBlocked));
        }
        if (const QStringList items = all.itemsOf(permission); !items.isEmpty())
            object.insert(u"items"_s, QJsonArray::fromStringList(items));
        array << object;
    }
    return array;
}

QJsonArray reachOf(const Access &access, const Person &person, const View &view)
{
    QJsonArray array;
    for (const View::Reach &reach : view.reach) {
        // The way to the permission; how far it goes, `everywhere` and the places tell.
        QJsonObject object = toJson(access.project(), access.canSee(person, {.any = openers(reach.sight)}));
        object.insert(u"sight"_s, wordOf(reach.sight));
        object.insert(u"reason"_s, wordOf(reach.reason));
        object.insert(u"everywhere"_s, reach.isEverywhere);
        array << object;
    }
    return array;
}

QJsonArray objectsOf(const View &view)
{
    QJsonArray array;
    for (const View::Objects &objects : view.objects) {
        QJsonObject object{{u"kind"_s, QString(objects.kind)}, {u"read"_s, wordOf(objects.toRead)}};
        if (objects.toChange)
            object.insert(u"change"_s, wordOf(*objects.toChange));
        array << object;
    }
    return array;
}

QJsonArray keysOf(const Project &project, const View &view)
{
    QJsonArray array;
    for (const View::Key &key : view.keys) {
        QJsonArray held;
        for (int permission = 0; permission < catalogue().size(); ++permission) {
            if (key.held.test(static_cast<size_t>(permission)))
                held << keyOf(permission);
        }
        QJsonObject object = named(project, u"api_key"_s, key.id);
        object.insert(u"reason"_s, wordOf(key.reason));
        object.insert(u"permissions"_s, held);
        object.insert(u"fromSomeAddresses"_s, key.isFromSomeAddresses);
        array << object;
    }
    return array;
}

QString kindOfRemark(View::Remark::Kind kind)
{
    using Kind = View::Remark::Kind;
    switch (kind) {
    case Kind::SignsInWith:
        return u"identity_provider"_s;
    case Kind::RoleEnds:
        return u"role"_s;
    case Kind::PlaceEnds:
        return u"place"_s;
    case Kind::SomeAddresses:
        break;
    }
    return {};
}

QJsonArray remarksOf(const Project &project, const View &view)
{
    QJsonArray array;
    for (const View::Remark &remark : view.remarks) {
        QJsonObject object = remark.id.isNull() ? QJsonObject() : named(project, kindOfRemark(remark.kind), remark.id);
        object.insert(u"remark"_s, wordOf(remark.kind));
        if (remark.at)
            object.insert(u"at"_s, textOf(remark.at));
        array << object;
    }
    return array;
}

QJsonObject about(const Project &project, const Person &person)
{
    QJsonObject object = named(project, u"person"_s, person.id);
    object.insert(u"type"_s, Word<Person::Kind>(person.kind).text());
    object.insert(u"active"_s, person.isActive);
    object.insert(u"breakGlass"_s, person.isBreakGlass);
    return object;
}

} // namespace

Result<QJsonObject> explainUser(const Access &access, const QString &handle)
{
    const Project &project = access.project();
    const auto id = find(project, u"person"_s, handle);
    if (!id)
        return id.error();
    const Person person = *project.people.find(*id);
    const View view = whatCanSee(access, person);
    const Standing &standing = view.permissions.standing;
    QJsonObject answer{
        {u"user"_s, about(project, person)},
        {u"enters"_s, wordOf(standing.reason)},
        {u"admin"_s, standing.isAdmin},
        {u"defaultRole"_s, standing.isDefaultRole},
        {u"limited"_s, standing.isLimited},
        {u"places"_s, allNamed(project, u"place"_s, view.places)},
        {u"permissions"_s, permissionsOf(project, view.permissions)},
        {u"sees"_s, reachOf(access, person, view)},
        {u"groups"_s, wordOf(view.groups)},
        {u"objects"_s, objectsOf(view)},
        {u"keys"_s, keysOf(project, view)},
        {u"remarks"_s, remarksOf(project, view)},
    };
    if (!view.permissions.role.isNull())
        answer.insert(u"role"_s, named(project, u"role"_s, view.permissions.role));
    return answer;
}

} // namespace steward::cli
