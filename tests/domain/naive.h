// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/answer.h"
#include "domain/effective.h"
#include "domain/project.h"

#include <map>
#include <vector>

/// The rules of who sees what a second time, as slow and as plain as can be: no tree, no columns, nothing worked out
/// before it is asked for, and none of the functions it is compared with. Only the values are shared.
namespace steward::domain::naive {

/// What each permission of a role comes to, by going over all of them until nothing changes.
[[nodiscard]] std::map<int, Effective> states(const PermissionSet &stored);

class Model
{
public:
    Model(const Project &project, Instant now);

    [[nodiscard]] const Role *roleOf(const Person &person) const; ///< null: none or admin
    /// The person may come in, or why not.
    [[nodiscard]] Reason entry(const Person &person) const;
    [[nodiscard]] bool isLimited(const Person &person) const;
    /// As the role has it, whether or not he may come in.
    [[nodiscard]] Effective state(const Person &person, const QString &key) const;
    [[nodiscard]] Reason holds(const Person &person, const QString &key) const;
    /// One of the person's places in use is the place or above it.
    [[nodiscard]] bool isBelowOwn(const Person &person, const Id &place) const;

    /// What lies at the places, for who holds any of the keys.
    [[nodiscard]] Reason seesAt(const Person &person, const QList<Id> &places, const QStringList &keys) const;
    /// What lies at no place: all of the keys must be held; "admin" is for admins.
    [[nodiscard]] Reason sees(const Person &person, const QStringList &keys) const;
    /// Through the API, with all of the first keys and any of the others.
    [[nodiscard]] Reason seesWith(const ApiKey &key, const QStringList &any) const;

private:
    [[nodiscard]] Reason missing(const Person &person, const QString &key) const;
    [[nodiscard]] Effective stateOf(const Role &role, const QString &key) const;

    Instant m_now;
    std::vector<Role> m_roles;
    std::vector<Place> m_places;
    std::vector<Person> m_people;
    std::map<Id, std::map<int, Effective>> m_states; ///< by role
};

} // namespace steward::domain::naive
