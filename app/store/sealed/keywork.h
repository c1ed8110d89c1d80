// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/passwordkey.h"

#include <QString>

#include <functional>
#include <memory>

namespace steward {

/// Where a password is made into a key: half a second of work that must not stop whoever draws the windows.
class KeyWork
{
public:
    using Done = std::function<void(Result<SecretKey>)>;

    virtual ~KeyWork() = default;

    /// keyOfPassword() of these. Answers once, in the thread of the caller: before this returns, or later from its
    /// event loop; never after this is gone.
    virtual void derive(const QString &password, const QByteArray &salt, const ScryptCost &cost, const Done &done) = 0;

    /// Does it at once: for tests, for programs without windows, for the browser. KeyThread does it
    /// beside.
    [[nodiscard]] static std::shared_ptr<KeyWork> atOnce();
};

} // namespace steward
