// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/persontokens.h"

using namespace Qt::StringLiterals;

namespace steward {

PersonTokens::PersonTokens(Session &session)
    : m_session(session)
    , m_issuer(session.person().issuer)
    , m_subject(session.person().subject)
{
}

bool PersonTokens::isSamePerson() const
{
    return m_session.person().issuer == m_issuer && m_session.person().subject == m_subject;
}

QByteArray PersonTokens::accessToken() const
{
    return isSamePerson() ? m_session.accessToken() : QByteArray();
}

void PersonTokens::renew(const QByteArray &refused, QObject *context, Done done)
{
    if (isSamePerson())
        return m_session.renew(refused, context, std::move(done));
    QTimer::singleShot(0, context, [done = std::move(done)] {
        done(Error{.kind = Error::Kind::GrantDead, .code = u"session.other_person"_s});
    });
}

} // namespace steward
