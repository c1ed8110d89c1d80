// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/view.h"

#include "core/json.h"
#include "domain/access/accesswords.h"
#include "domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

QJsonArray toJson(const EffectivePermissions &permissions)
{
    QJsonArray array;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const EffectivePermissions::One &one = permissions.at(permission);
        QJsonObject object{{u"key"_s, catalogue().at(permission).key},
                           {u"state"_s, wordOf(one.effective.state)},
                           {u"reason"_s, wordOf(one.reason)}};
        if (one.effective.cause >= 0)
            object.insert(u"cause"_s, catalogue().at(one.effective.cause).key);
        if (const QStringList items = permissions.itemsOf(permission); !items.isEmpty())
            object.insert(u"items"_s, QJsonArray::fromStringList(items));
        array << object;
    }
    return array;
}

QJsonObject toJson(const View::Reach &reach)
{
    QJsonObject object{
        {u"sight"_s, wordOf(reach.sight)}, {u"reason"_s, wordOf(reach.reason)}, {u"everywhere"_s, reach.isEverywhere}};
    if (reach.permission >= 0)
        object.insert(u"permission"_s, catalogue().at(reach.permission).key);
    return object;
}

QJsonObject toJson(const View::Objects &objects)
{
    QJsonObject object{{u"kind"_s, QString(objects.kind)}, {u"read"_s, wordOf(objects.toRead)}};
    if (objects.toChange)
        object.insert(u"change"_s, wordOf(*objects.toChange));
    return object;
}

QJsonObject toJson(const View::Key &key)
{
    QJsonArray held;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        if (key.held.test(static_cast<size_t>(permission)))
            held << catalogue().at(permission).key;
    }
    return {{u"id"_s, key.id.toString()},
            {u"reason"_s, wordOf(key.reason)},
            {u"permissions"_s, held},
            {u"fromSomeAddresses"_s, key.isFromSomeAddresses}};
}

QJsonObject toJson(const View::Remark &remark)
{
    QJsonObject object{{u"remark"_s, wordOf(remark.kind)}};
    if (!remark.id.isNull())
        object.insert(u"id"_s, remark.id.toString());
    if (remark.at)
        object.insert(u"at"_s, toText(*remark.at));
    return object;
}

template<typename List>
QJsonArray all(const List &list)
{
    QJsonArray array;
    for (const auto &one : list)
        array << toJson(one);
    return array;
}

} // namespace

QJsonObject toJson(const ToldView &told)
{
    const View &view = told.view;
    const Standing &standing = view.permissions.standing;
    QJsonArray places;
    for (const Id &place : view.places)
        places << place.toString();
    QJsonObject object{
        {u"person"_s, view.permissions.person.toString()},
        {u"enters"_s, wordOf(standing.reason)},
        {u"isAdmin"_s, standing.isAdmin},
        {u"isDefaultRole"_s, standing.isDefaultRole},
        {u"isLimited"_s, standing.isLimited},
        {u"places"_s, places},
        {u"placesBeyond"_s, told.placesBeyond},
        {u"permissions"_s, toJson(view.permissions)},
        {u"sees"_s, all(view.reach)},
        {u"groups"_s, wordOf(view.groups)},
        {u"objects"_s, all(view.objects)},
        {u"keys"_s, all(view.keys)},
        {u"keysBeyond"_s, told.keysBeyond},
        {u"remarks"_s, all(view.remarks)},
    };
    if (!view.permissions.role.isNull())
        object.insert(u"role"_s, view.permissions.role.toString());
    return object;
}

} // namespace steward::wire
