// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"

namespace steward {

/// The session's tokens for as long as it is the session of one person: whoever is signed in when this is made. What
/// the one has begun never goes out in the name of another who signs in over it (RULES 9); it meets a dead grant.
class PersonTokens final : public TokenSource
{
public:
    /// \a session must outlive this.
    explicit PersonTokens(Session &session);

    /// By issuer and subject; the rest of a person may change.
    [[nodiscard]] bool isSamePerson() const;

    [[nodiscard]] QByteArray accessToken() const override;
    /// Error::GrantDead "session.other_person" where somebody else is signed in.
    void renew(const QByteArray &refused, QObject *context, Done done) override;

private:
    Session &m_session;
    QString m_issuer;
    QString m_subject;
};

} // namespace steward
