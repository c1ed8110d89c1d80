// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <optional>

namespace steward::domain {

/// Who asks for something, as he can be found again in another state of the project.
struct Author
{
    Id person;       ///< null: a rule
    Id key;          ///< of his, by which he asks; null: he has signed in himself
    QString address; ///< from which; empty: none, he is in this program

    Author() = default;
    Author(const Id &who) // NOLINT(google-explicit-constructor): most ask themselves
        : person(who)
    {
    }
    Author(const Person &who) // NOLINT(google-explicit-constructor): with the key he comes by, if he does
        : person(who.id)
        , key(who.through.key)
    {
    }

    [[nodiscard]] bool isNull() const { return person.isNull(); }
    friend bool operator==(const Author &, const Author &) = default;
};

/// What both give: a permission that both hold, for the items both have it for. O(permissions).
[[nodiscard]] PermissionSet common(const PermissionSet &one, const PermissionSet &other);

/// The owner of a key as far as he may act by it: all that he holds himself and the key's role holds, too, where it has
/// one; Admin he is only by a key without one. Whether the key is switched on, or has run out, is not asked. Nothing:
/// there is no such owner, or no such role any more.
[[nodiscard]] std::optional<Person> personThrough(const Project &project, const ApiKey &key);

/// In this state; nothing: there is no such person, or the key is not his, is switched off or gives nothing.
[[nodiscard]] std::optional<Person> personFor(const Project &project, const Author &author);

} // namespace steward::domain
