// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/authority.h"

namespace steward::domain {

/// What somebody who is no admin may give, so that no row of edits, nor of people he makes or raises, ends with more
/// than he began with (DOMAIN.md 1.4: whoever could would be admin; 1.6; 11, "grant only what one holds"):
///
/// - a role only if he may assign it ("assign") and if each of its permissions, with its items, is in effect in his own
///   role ("beyond_own_rights"); access_all_locations is one of them, so that a role that is not limited to places
///   comes from nobody who is;
/// - places only among his own and below, where he is limited to them ("access_all_locations");
/// - no place below his own that would be his once his role has come to its end ("beyond_own_rights");
/// - to himself nothing at all, and no longer time ("beyond_own_rights");
/// - to nobody more time with his account or role than was set for him ("admin"): those whom he has raised to what he
///   has himself could give it back to him.
///
/// Who gains nothing by a change may hold more than the one who makes it: a worker can be switched off, moved within
/// his rights or have a role taken by who could not have given it. An address is as good as the account, and counts as
/// gained by whoever is written in.

[[nodiscard]] bool holdsKey(const Project &project, const Person &person, const QString &key);
[[nodiscard]] Verdict needsAll(const Project &project, const Person &person, const QStringList &keys);

/// Each of the places is one of the person's own, or below one, that is in use.
[[nodiscard]] bool staysAmong(const Project &project, const Person &person, const QList<Id> &places);

/// All that the role gives is in effect in the person's own; null gives nothing. O(permissions).
[[nodiscard]] bool isWithinRights(const Project &project, const Person &person, const Role *role);

/// For editors who can enter and are no admins. A change that cannot be read is let through: it is refused as invalid.
[[nodiscard]] Verdict mayChangePerson(const Project &project, const Person &editor, const Change &change);
/// Of who may move the place at all. Below the places of somebody whom only his next role limits to them it is moved by
/// who holds what that role gives: he who has all places for a time could else keep one of them. O(people).
[[nodiscard]] Verdict mayMovePlace(const Project &project, const Person &editor, const Change &change);
[[nodiscard]] Verdict mayChangeInvitation(const Project &project, const Person &editor, const Change &change);
/// Keys of one's own only. A key gives no more than its owner holds (ApiKey::role), today and later.
[[nodiscard]] Verdict mayChangeKey(const Project &project, const Person &editor, const Change &change);

} // namespace steward::domain
