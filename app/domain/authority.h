// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/kinds.h"
#include "domain/project.h"

namespace steward::domain {

/// Who may do what with the API, by the person's place in the project. Deny by default; the service asks before it
/// looks at anything else, the console asks to show why a control does nothing.
enum class Act {
    Enter,       ///< to be here, for what is the caller's own: whoever can enter
    ReadProject, ///< head, capabilities, catalogue, presets: whoever can enter
    ReadRoles,   ///< view_roles
    ReadPeople,  ///< view_web_users and view_commcare_users, as the list is of both, and access_all_locations, as it is
                 ///< whole
    ReadPlaces,  ///< view_locations and access_all_locations
    ReadAudit,   ///< Admin alone: it tells what was done to everyone
    EditRoles,   ///< Admin alone: whoever edits roles can grant himself anything (DOMAIN.md 1.4)
    EditPeople,  ///< edit_web_users or edit_commcare_users; mayChange() looks closer
};

struct Verdict
{
    bool allowed = false;
    QString missing; ///< permission key, "admin", "assign", "beyond_own_rights", "owner": of an API key, "sign_in": is
                     ///< not done by a key, or "entry": cannot enter at all

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

[[nodiscard]] Verdict may(const Project &project, const Person &person, Act act);

/// May see all objects of the kind.
[[nodiscard]] Verdict mayRead(const Project &project, const Person &person, const EntityKind &kind);

/// Might change some objects of the kind; mayChange() looks closer.
[[nodiscard]] Verdict mayWrite(const Project &project, const Person &person, const EntityKind &kind);

/// What the kind of object takes (EntityKind::toWrite) and, for a change of a person, by whom it is done to whom: the
/// permission for that kind of person, only an admin makes, unmakes or touches admins and break-glass people, a role is
/// given only by those who may assign it (DOMAIN.md 1.6; missing "assign") and hold all that it holds (missing
/// "beyond_own_rights"; delegation.h), and who is limited to places stays among his own, with the places he gives as
/// with the people (missing "access_all_locations"). Invitations likewise; API keys are made by their owner, and nobody
/// else gives one a value, as whoever knew it could act in his name. By a key no API key is touched, nor a secret:
/// neither a longer life nor a wider role comes of what may have been stolen (missing "sign_in").
[[nodiscard]] Verdict mayChange(const Project &project, const Person &person, const Change &change);

/// Admins who are active, for "Ask Wezi Nyirenda or 3 others".
[[nodiscard]] QList<Id> admins(const Project &project);
/// There are some; O(people) only where there are none.
[[nodiscard]] bool hasAdmin(const Project &project);

} // namespace steward::domain
