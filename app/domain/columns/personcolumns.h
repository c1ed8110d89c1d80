// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/packedrows.h"
#include "domain/columns/runcolumn.h"
#include "domain/values/person.h"

namespace steward::domain {

class PersonColumns : public PackedRows<PersonColumns, Person>
{
public:
    PlainColumn<Id> ids;
    DictColumn<qint64> versions;
    PlainColumn<Person::Kind> kinds;
    TextColumn names;
    TextColumn handles;
    TextColumn emails;
    BitColumn areAdmins;
    DictColumn<Id> roles;
    OptionalColumn<Instant> roleUntil;
    SparseColumn<Id> rolesAfter;
    ReferenceColumn primaryPlaces;
    IdsColumn places;
    SparseColumn<QMap<Id, Instant>> placeEnds;
    BitColumn areActive;
    BitColumn areBreakGlass;
    BitColumn areConfirmed;
    OptionalColumn<Instant> deactivateAfter;
    DictColumn<Id> profiles;
    JsonColumn userData;
    AnswerColumn twoFactor;
    AnswerColumn strongPasswords;
    OptionalColumn<Instant> twoFactorPausedUntil;
    OptionalColumn<Instant> lastSignIns;
    SparseColumn<QJsonObject> rests;

    /// What decides what he may do; valid as long as the columns are not written on.
    [[nodiscard]] Membership membership(int slot) const
    {
        Membership membership;
        membership.id = ids.at(slot);
        membership.kind = kinds.at(slot);
        membership.isActive = areActive.at(slot);
        membership.isAdmin = areAdmins.at(slot);
        membership.role = roles.at(slot);
        membership.places = places.at(slot);
        return membership;
    }

    template<typename Self>
    static auto columns(Self &self)
    {
        return std::tie(self.ids, self.versions, self.kinds, self.names, self.handles, self.emails, self.areAdmins,
                        self.roles, self.roleUntil, self.rolesAfter, self.primaryPlaces, self.places, self.placeEnds,
                        self.areActive, self.areBreakGlass, self.areConfirmed, self.deactivateAfter, self.profiles,
                        self.userData, self.twoFactor, self.strongPasswords, self.twoFactorPausedUntil,
                        self.lastSignIns, self.rests);
    }
    template<typename Row>
    static auto members(Row &row)
    {
        return std::tie(row.id, row.version, row.kind, row.name, row.handle, row.email, row.isAdmin, row.role,
                        row.roleUntil, row.roleAfter, row.primaryPlace, row.places, row.placeEnds, row.isActive,
                        row.isBreakGlass, row.isAccountConfirmed, row.deactivateAfter, row.profile, row.userData,
                        row.hasTwoFactor, row.hasStrongPassword, row.twoFactorPausedUntil, row.lastSignIn, row.rest);
    }
};

} // namespace steward::domain
