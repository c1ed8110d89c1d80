// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "oidc/idtoken.h"

#include <QUrl>

namespace steward {

/// An account as the key ring tells them apart: the same person at another server, issuer or client is another one.
struct AccountId
{
    QUrl server;
    QString issuer;
    QString client;
    QString subject;

    /// Names the account without telling who it is: 22 letters of [A-Za-z0-9_-]. Whoever knows an account can tell that
    /// this is it.
    [[nodiscard]] QString handle() const;
    /// Under which it lies in the key ring: the server, for people who look into it, and the handle.
    [[nodiscard]] QString key() const;

    friend bool operator==(const AccountId &, const AccountId &) = default;
};

/// What a sign-in goes on from after a restart: nearly all of it secret or personal, for the key ring alone.
struct KeptGrant
{
    AccountId account;
    QByteArray refresh;
    QByteArray idTokenBytes; ///< as the issuer gave it, for the sign-out
    oidc::IdToken idToken;   ///< of its claims only "nonce" and "email"

    [[nodiscard]] QByteArray toBytes() const;
    /// Of \a bytes that lay under \a key. Invalid "kept.malformed", with the member in `detail`; "kept.other" where
    /// they are of another account than they lay under.
    [[nodiscard]] static Result<KeptGrant> fromBytes(const QByteArray &bytes, const QString &key);
};

} // namespace steward
