// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/sight.h"

#include "domain/catalogue.h"
#include "domain/project.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

QList<int> permissions(const QStringList &keys)
{
    QList<int> indices;
    for (const QString &key : keys)
        indices << catalogue().indexOf(key);
    return indices;
}

Sought takes(const QStringList &keys)
{
    if (keys.contains(u"admin"_s))
        return {.who = Sought::Who::Admins};
    return {.all = permissions(keys)};
}

} // namespace

const QList<int> &openers(Sight sight)
{
    static const std::array<QList<int>, allSights.size()> table{
        permissions({u"view_locations"_s}),
        permissions({u"view_web_users"_s}),
        permissions({u"view_commcare_users"_s}),
        permissions({u"view_reports"_s, u"edit_data"_s, u"edit_shared_exports"_s}),
    };
    return table.at(static_cast<size_t>(sight));
}

Sought Sought::place(const Id &place, Sight sight)
{
    return {.any = openers(sight), .where = Where::Within, .places = {place}};
}

Sought Sought::person(const Person &person)
{
    const Sight sight = person.kind == Person::Kind::WebUser ? Sight::WebUsers : Sight::Workers;
    return {.any = openers(sight), .where = Where::Within, .places = person.places};
}

Sought Sought::formsOf(const Person &person)
{
    return formsAt(person.places);
}

Sought Sought::formsAt(const QList<Id> &places)
{
    return {.any = openers(Sight::Data), .where = Where::Within, .places = places};
}

Sought Sought::casesOf(const Person &owner)
{
    return formsAt(owner.places);
}

Sought Sought::casesOfGroup()
{
    return formsAt({});
}

Sought Sought::groups()
{
    return {.all = permissions({u"view_groups"_s}), .where = Where::Within};
}

Sought Sought::permission(int permission)
{
    return {.all = {permission}};
}

Sought Sought::objects(const EntityKind &kind)
{
    return takes(kind.toRead());
}

Sought Sought::changes(const EntityKind &kind, QStringView field)
{
    if (kind.name() == "settings"_L1 && field == u"hipaa_compliant") // DOMAIN.md 4.6
        return {.who = Who::Vendor};
    return takes(kind.toWrite());
}

} // namespace steward::domain
