// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/me.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

QJsonObject toJson(const Me &me)
{
    return {
        {u"person"_s, me.person.toString()},
        {u"name"_s, me.name},
        {u"handle"_s, me.handle},
        {u"isAdmin"_s, me.isAdmin},
        {u"roleName"_s, me.roleName},
        {u"permissions"_s, me.permissions},
        {u"mayEditRoles"_s, me.mayEditRoles},
        {u"canHelp"_s, QJsonArray::fromStringList(me.canHelp)},
    };
}

Result<Me> meFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    Me me{
        .person = reader.id(u"person"_s),
        .name = reader.text(u"name"_s),
        .handle = reader.text(u"handle"_s, {}),
        .isAdmin = reader.boolean(u"isAdmin"_s, false),
        .roleName = reader.text(u"roleName"_s, {}),
        .permissions = reader.object(u"permissions"_s),
        .mayEditRoles = reader.boolean(u"mayEditRoles"_s, false),
        .canHelp = reader.texts(u"canHelp"_s),
    };
    if (!reader.errors().isEmpty())
        return reader.error();
    return me;
}

} // namespace steward::wire
