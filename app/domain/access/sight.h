// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"

#include <array>

namespace steward::domain {

/// What can be seen of a place. To see it takes to enter the project, one of the permissions that open the sight, and
/// the place within reach: everywhere for admins and for holders of access_all_locations, else the places in use among
/// one's own and all in use below them (DOMAIN.md 2.4). Through the API it takes access_api and the permission (8,
/// "double gate"), and no place at all (10, pain 3). What lies on phones and in Web Apps goes by who owns a case (6.9)
/// and is another question.
enum class Sight {
    Place,    ///< its name, codes and custom data: view_locations (1.3, 2.6)
    WebUsers, ///< web users assigned to it: view_web_users (2.4)
    Workers,  ///< mobile workers assigned to it: view_commcare_users (2.4)
    Data,     ///< forms, cases and reports of it: view_reports, edit_data or edit_shared_exports (2.4, 7)
};
inline constexpr std::array allSights{Sight::Place, Sight::WebUsers, Sight::Workers, Sight::Data};

/// Any one of them opens the sight; indices of the catalogue, the plainest first.
[[nodiscard]] const QList<int> &openers(Sight sight);

/// What is asked for, boiled down to what it takes.
struct Sought
{
    enum class Where {
        Anywhere, ///< places do not matter: a setting, a permission
        Within,   ///< one of \a places within reach; who is limited to places sees nothing that has no place
    };
    enum class Who { Holders, Admins, Vendor };

    Who who = Who::Holders;
    QList<int> all; ///< permissions that must all be held
    QList<int> any; ///< and one of these, where there are some
    Where where = Where::Anywhere;
    QList<Id> places;

    [[nodiscard]] static Sought place(const Id &place, Sight sight);
    /// The account of a person: by the places assigned to him (DOMAIN.md 2.4).
    [[nodiscard]] static Sought person(const Person &person);
    /// All forms he ever sent: by his places of today, wherever he was then (DOMAIN.md 2.4).
    [[nodiscard]] static Sought formsOf(const Person &person);
    /// The same after a move to \a places.
    [[nodiscard]] static Sought formsAt(const QList<Id> &places);
    /// By the owner; a place owns where its type shares cases.
    [[nodiscard]] static Sought casesOf(const Person &owner);
    [[nodiscard]] static Sought casesOfGroup();
    /// Groups: never seen by who is limited to places (DOMAIN.md 2.4).
    [[nodiscard]] static Sought groups();
    [[nodiscard]] static Sought permission(int permission);
    /// Settings and any other kind: who sees all objects of it, and who may change them at all.
    [[nodiscard]] static Sought objects(const EntityKind &kind);
    [[nodiscard]] static Sought changes(const EntityKind &kind, QStringView field = {});

    friend bool operator==(const Sought &, const Sought &) = default;
};

} // namespace steward::domain
