// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/factscolumns.h"
#include "domain/columns/personcolumns.h"
#include "domain/columns/placecolumns.h"
#include "domain/objects.h"
#include "domain/table.h"
#include "domain/whynot.h"

#include <QJsonObject>
#include <QStringList>

namespace steward::domain {

enum class Environment { Live, Training, Demo };

/// What the server offers and why not (ARCHITECTURE: capabilities, never plan names).
struct Capabilities
{
    QStringList permissionsNotOffered; ///< keys; may be held, cannot be granted here
    QStringList settingsNotOffered;    ///< fields of Settings; may be on, cannot be switched on here
    WhyNots whyNotOffered;             ///< of both
    int undoWindowMinutes = 30;
    bool atomic = true;
    QJsonObject rest;

    friend bool operator==(const Capabilities &, const Capabilities &) = default;
};

/// A list a permission's items come from: reports, web apps, profiles ...
struct Item
{
    QString id;
    QString label;

    friend bool operator==(const Item &, const Item &) = default;
};

/// The whole state of a project at one revision: an immutable snapshot, cheap to copy, safe to keep.
struct Project
{
    Id id;
    QString name;
    Environment environment = Environment::Live;
    qint64 revision = 0;
    int utcOffsetMinutes = 0; ///< of the project, for now
    Capabilities capabilities;
    QMap<QString, QList<Item>> items; ///< by Permission::itemKind

    Table<Role> roles;
    Table<LocationType> locationTypes;
    Table<Place> places;
    Table<CustomField> customFields;
    Table<Profile> profiles;
    Table<Person> people;
    Table<Group> groups;
    Table<Invitation> invitations;
    Table<AccessRequest> accessRequests;
    Table<Settings> settings; ///< one row, or none where the server tells nothing of them; so with all Single kinds
    Table<IpAccess> ipAccess;
    Table<IdentityProvider> identityProviders;
    Table<ApiKey> apiKeys;
    Table<OAuthClient> oauthClients;
    Table<Agreement> agreements;
    Table<DataProtection> dataProtection;
    Table<Retention> retention;
    Table<PlaceFacts> placeFacts;
    Table<PersonFacts> personFacts;

    friend bool operator==(const Project &, const Project &) = default;
};

/// The role a person acts under: his own, or for a mobile worker without one the default mobile role; by a key what
/// that gives, as long as he lives. Null: none, or an admin (who needs none).
[[nodiscard]] const Role *roleOf(const Project &project, const Person &person);

/// People who act under the role, the inactive too; O(people).
[[nodiscard]] QList<Id> holders(const Project &project, const Id &role);

/// Held, by role or by being an admin; nothing for the inactive.
[[nodiscard]] bool holds(const Project &project, const Person &person, int permission);

/// May come into the project at all: active, and an admin or a holder of a role that is not archived and, if limited to
/// places, with a place that is in use (DOMAIN.md 2.4, pain 2).
[[nodiscard]] bool canEnter(const Project &project, const Person &person);

/// There is such a place, and it is not archived. O(1).
[[nodiscard]] bool isInUse(const Table<Place> &places, const Id &place);
/// One of these is; O(ids).
[[nodiscard]] bool isOneInUse(const Table<Place> &places, std::span<const Id> ids);
/// The same for places whose rows are known; -1: there is none.
[[nodiscard]] bool isOneInUse(const Table<Place> &places, std::span<const int> rows);

/// The level of a place; null where there is no such place. O(1).
[[nodiscard]] Id typeOf(const Table<Place> &places, const Id &place);

/// Of the person in a row, without putting the whole person together.
[[nodiscard]] Membership membershipAt(const Table<Person> &people, int row);

/// \a place is \a ancestor or lies below it; O(depth).
[[nodiscard]] bool isWithin(const Project &project, const Id &place, const Id &ancestor);

/// Level of a place, counted from the top: its type's depth among the types, 0 for the top; O(depth).
[[nodiscard]] int levelOf(const Project &project, const Place &place);
/// What the levels are called, from the top; types side by side on one level share a name, "District / Town".
[[nodiscard]] QStringList levelNames(const Project &project);

/// Places in use of one level that the person sees: all, or those within his places, or that hold one of them; none for
/// whoever cannot enter. O(places).
[[nodiscard]] int placesSeen(const Project &project, const Person &person, int level);

/// Sum of the reported cases; absent when no place reports any.
[[nodiscard]] std::optional<qint64> casesReported(const Project &project);

/// SHA-256 over the canonical JSON of everything, revision included: two projects are equal exactly when this is.
/// O(rows), in pieces.
[[nodiscard]] QByteArray stateHash(const Project &project);

} // namespace steward::domain
