// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/names.h"
#include "domain/setfield.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Kind = Problem::Kind;

/// How many roles have a name, as names are compared. Worked out when it is first asked for.
class Names
{
public:
    explicit Names(const Project &project)
        : m_project(project)
    {
    }

    [[nodiscard]] bool isTaken(const QString &folded)
    {
        for (; m_read < m_project.roles.size(); ++m_read)
            ++m_count[foldedName(m_project.roles.at(m_read).name)];
        return m_count.value(folded) > 1; // once by whoever asks
    }

private:
    const Project &m_project;
    int m_read = 0;
    QHash<QString, int> m_count;
};

QString nameProblem(Names &names, const Role &role)
{
    if (const QLatin1StringView fault = nameFault(role.name, longestRoleName); !fault.isEmpty())
        return u"role.name."_s + fault;
    const QString mine = foldedName(role.name);
    if (mine == u"admin")
        return u"role.name.reserved"_s;
    return names.isTaken(mine) ? u"role.name.taken"_s : QString();
}

bool isLandingPage(const QString &page)
{
    static constexpr std::array pages{""_L1, "dashboard"_L1, "webapps"_L1, "reports"_L1, "downloads"_L1};
    return std::ranges::any_of(pages, [&page](QLatin1StringView known) { return page == known; });
}

bool itemsAreKnown(const Project &project, int permission, const QJsonValue &before, const QJsonValue &after)
{
    const QList<Item> known = project.items.value(catalogue().at(permission).itemKind);
    const QJsonArray kept = before.toArray();
    const QJsonArray items = after.toArray();
    return known.isEmpty() || std::all_of(items.begin(), items.end(), [&](const QJsonValue &item) {
               return kept.contains(item) || std::ranges::any_of(known, [&item](const Item &listed) {
                          return listed.id == item.toString();
                      });
           });
}

void checkPermission(Applying &applying, int index, const Role &role, int permission, const QJsonValue &before,
                     const QJsonValue &after)
{
    if (after == QJsonValue(false))
        return;
    const QString field = permissionField(permission);
    const Effective state = effective(role.permissions, permission);
    if (state.state == Effective::State::Blocked)
        applying.refuse(Kind::Invalid, u"permission.blocked"_s, index, field, catalogue().at(state.cause).key);
    if (applying.putsBack())
        return;
    const QString &key = catalogue().at(permission).key;
    if (applying.before.capabilities.permissionsNotOffered.contains(key) && widens(before, after))
        applying.refuse(Kind::Invalid, u"permission.not_offered"_s, index, field);
    if (!itemsAreKnown(applying.before, permission, before, after))
        applying.refuse(Kind::Invalid, u"permission.item_unknown"_s, index, field);
}

void checkField(Applying &applying, Names &names, int index, const Role &role, const QString &field)
{
    QString code;
    if (field == u"name") {
        code = nameProblem(names, role);
    } else if (field == u"landing_page" && !isLandingPage(role.landingPage)) {
        code = u"role.landing_page"_s;
    } else if (field == u"assignable_by") {
        const bool known = std::ranges::all_of(
            role.assignableBy, [&applying](const Id &id) { return applying.next.roles.find(id) != nullptr; });
        code = known ? QString() : u"role.assignable_by"_s;
    }
    if (!code.isEmpty())
        applying.refuse(Kind::Invalid, code, index, field);
}

void checkMade(Applying &applying, Names &names, int index, const Role &role)
{
    // Neither is ever removed (objectToRoles()), so no way back makes one; and from one there would be no way back.
    if (role.isMobileWorkerDefault)
        applying.refuse(Kind::Invalid, u"field.read_only"_s, index, u"is_mobile_worker_default"_s);
    if (!role.upstreamId.isEmpty())
        applying.refuse(Kind::Invalid, u"field.read_only"_s, index, u"upstream_id"_s);
    for (const QString &field : {u"name"_s, u"landing_page"_s, u"assignable_by"_s})
        checkField(applying, names, index, role, field);
    for (int permission = 0; permission < catalogue().size(); ++permission)
        checkPermission(applying, index, role, permission, false, role.permissions.value(permission));
}

/// A change that no one asked for; the version is of the object before the set.
void follow(Applying &applying, const EntityRef &entity, const QString &field, const QJsonValue &before,
            const QJsonValue &after, const QString &cause)
{
    const qint64 version = versionOf(applying.before, entity).value_or(0);
    applying.followed << Change{entity, Change::Op::Update, field, before, after, version, cause};
}

void normalise(Applying &applying, const Id &id)
{
    const Role *role = applying.next.roles.find(id);
    if (!role)
        return;
    std::vector<Clearing> cleared;
    Role changed = *role;
    changed.permissions = normalised(role->permissions, &cleared);
    for (const Clearing &clearing : cleared) {
        follow(applying, {u"role"_s, id}, permissionField(clearing.permission),
               role->permissions.value(clearing.permission), false, permissionField(clearing.cause));
    }
    if (!cleared.empty())
        applying.next.roles = std::move(applying.next.roles).with(std::move(changed));
}

/// Who would point at each role afterwards, the admins with a role of their own in reserve too.
QHash<Id, QList<Id>> peopleByRole(const Project &project)
{
    QHash<Id, QList<Id>> people;
    for (int row = 0; row < project.people.size(); ++row) {
        const Membership person = membershipAt(project.people, row);
        if (!person.role.isNull())
            people[person.role] << person.id;
    }
    return people;
}

} // namespace

void checkRoles(Applying &applying)
{
    const std::vector<Asked> all = applying.asked;
    Names names(applying.next);
    for (const Asked &asked : all) {
        const Change &change = asked.change;
        const Role *role = applying.next.roles.find(change.entity.id);
        if (change.entity.kind != u"role" || !role)
            continue;
        const int permission = catalogue().indexOf(permissionKey(change.field));
        if (change.op == Change::Op::Create)
            checkMade(applying, names, asked.index, *role);
        else if (permission >= 0) // against what is held now, not against what the author believes
            checkPermission(applying, asked.index, *role, permission,
                            fieldValue(applying.before, change.entity, change.field), change.after);
        else
            checkField(applying, names, asked.index, *role, change.field);
    }
}

void followRoles(Applying &applying)
{
    QSet<Id> done;
    for (const Asked &asked : applying.asked) {
        const Change &change = asked.change;
        if (change.entity.kind != u"role" || done.contains(change.entity.id))
            continue;
        done.insert(change.entity.id);
        normalise(applying, change.entity.id);
    }
}

void objectToRoles(Applying &applying)
{
    std::optional<QHash<Id, QList<Id>>> pointing; // asked for only where a role ends
    for (const Asked &asked : applying.asked) {
        const Change &change = asked.change;
        const Role *role = applying.before.roles.find(change.entity.id);
        if (change.entity.kind != u"role" || !role)
            continue;
        // What followed from the end of another role is put back with that role.
        const bool followed = applying.putsBack() && change.field == u"assignable_by";
        if (!role->upstreamId.isEmpty() && !followed)
            applying.refuse(Kind::Objection, u"role.upstream_locked"_s, asked.index, change.field);
        const bool ends =
            change.op == Change::Op::Remove || (change.field == u"is_archived" && change.after == QJsonValue(true));
        if (!ends)
            continue;
        if (role->isMobileWorkerDefault)
            applying.refuse(Kind::Objection, u"role.default"_s, asked.index, change.field);
        if (!pointing)
            pointing = peopleByRole(applying.next);
        const QList<Id> people = pointing->value(role->id);
        if (people.isEmpty())
            continue;
        applying.problems << Problem{.kind = Kind::Objection,
                                     .code = u"role.held"_s,
                                     .change = asked.index,
                                     .field = change.field,
                                     .people = people,
                                     .count = static_cast<int>(people.size())};
    }
}

} // namespace steward::domain
