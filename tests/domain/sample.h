// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/changes.h"
#include "domain/project.h"

#include <initializer_list>

/// A project small enough to be worked out by hand, and short ways to say what is asked of it.
///
///     country
///     ├── north   ├── n1 (10 cases)   ├── n2 (20 cases)
///     ├── south   ├── s1 (30 cases)
///     └── east    └── e1 (not reported)
namespace steward::domain::sample {

inline constexpr Id country(1, 1), north(1, 2), south(1, 3), east(1, 4), n1(1, 5), n2(1, 6), s1(1, 7), e1(1, 8),
    closed(1, 9); ///< a place under south, archived

/// Country, District, Facility.
inline constexpr Id countries(4, 1), districts(4, 2), facilities(4, 3);

/// Manager: everywhere, with the API and much that needs the whole organisation. Supervisor: limited, no API. Phone:
/// sync only. Fallback: the default mobile role. Upstream: comes from elsewhere. Spare, Old (archived): held by nobody.
inline constexpr Id manager(2, 1), supervisor(2, 2), phone(2, 3), fallback(2, 4), upstream(2, 5), spare(2, 6),
    old(2, 7);

inline constexpr Id ada(3, 1), ben(3, 2); ///< admins; Ben is break-glass
inline constexpr Id mia(3, 3);            ///< Manager in n1
inline constexpr Id max(3, 4);            ///< Manager in the whole country
inline constexpr Id moe(3, 5);            ///< Manager without a place
inline constexpr Id mum(3, 6);            ///< Manager, a mobile worker in north and south
inline constexpr Id sue(3, 7);            ///< Supervisor in north
inline constexpr Id pam(3, 8), pat(3, 9); ///< mobile workers: Phone, and without a role
inline constexpr Id ina(3, 10);           ///< Manager, not active
inline constexpr Id wes(3, 11);           ///< web user without a role

[[nodiscard]] Project project();

[[nodiscard]] int permission(QStringView key);
[[nodiscard]] PermissionSet granted(std::initializer_list<const char *> keys);

[[nodiscard]] EntityRef role(const Id &id);
[[nodiscard]] EntityRef person(const Id &id);
[[nodiscard]] EntityRef place(const Id &id);
[[nodiscard]] QJsonValue text(const Id &id);
[[nodiscard]] QJsonArray texts(const QList<Id> &ids);

/// An update that starts from what \a project holds now.
[[nodiscard]] Change update(const Project &project, const EntityRef &entity, const QString &field,
                            const QJsonValue &after);
[[nodiscard]] Change permit(const Project &project, const Id &role, const QString &key, const QJsonValue &value = true);
[[nodiscard]] Change make(const Role &role);
[[nodiscard]] Change removal(const Project &project, const Id &role);

[[nodiscard]] ChangeSet setOf(QList<Change> changes);
/// With the words that let \a people be locked out.
[[nodiscard]] ChangeSet acknowledging(const Project &project, ChangeSet set, const QList<Id> &people);

/// "code@change" of every problem, in order, to compare with one text.
[[nodiscard]] QString codes(const Outcome &outcome);

} // namespace steward::domain::sample
