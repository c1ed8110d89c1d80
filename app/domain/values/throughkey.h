// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/role.h"

#include <memory>

namespace steward::domain {

/// By which of his keys somebody asks. Made by personThrough(), for one question; nothing keeps it.
struct ThroughKey
{
    Id key;                           ///< null: none, he has signed in himself
    std::shared_ptr<const Role> role; ///< he acts under it in place of his own; null: under his own

    explicit operator bool() const { return !key.isNull(); }

    friend bool operator==(const ThroughKey &left, const ThroughKey &right)
    {
        const bool areRolesSame = left.role == right.role || (left.role && right.role && *left.role == *right.role);
        return left.key == right.key && areRolesSame;
    }
};

} // namespace steward::domain
