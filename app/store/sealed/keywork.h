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

    /// Does it at once: for tests, for programs without windows, for the browser, which has no threads here.
    [[nodiscard]] static std::shared_ptr<KeyWork> atOnce();
    /// In a thread of its own, one after the other. When it goes it waits for the one that is under way.
    [[nodiscard]] static std::shared_ptr<KeyWork> inAThread();
};

} // namespace steward
