// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "oidc/accesstoken.h"
#include "server/issuerkeys.h"
#include "server/knowntokens.h"

namespace steward::server {

/// Whose tokens are taken, and for what.
struct GateRules
{
    QStringList issuers;
    QStringList plainIssuers; ///< those of them that do not type their access tokens
    QString audience;
    QStringList scopes;
};

/// Says who a bearer token speaks for. A good token is checked once and kept, by its digest, until it ends; a bad one
/// is checked each time. One thread, but for known().
class BearerGate : public QObject
{
public:
    using Done = std::function<void(Result<oidc::AccessToken>)>;

    /// \a network and \a clock must outlive this.
    BearerGate(GateRules rules, QNetworkAccessManager &network, const Clock &clock, KeyTimes times = {});
    ~BearerGate() override;

    /// Calls \a done: at once when what is needed is at hand, else later, unless \a context is gone by then. Errors:
    /// those of oidc::checkAccessToken(), and Offline "issuer.unreachable" when there are no keys to check by.
    void check(const QByteArray &token, QObject *context, Done done);

    /// Those that need not be checked, for other threads.
    [[nodiscard]] const KnownTokens &known() const { return m_known; }

    /// Asks the issuers for keys that are not at hand. To be called at the start and now and then: an issuer that is
    /// away is asked no more often than its times allow.
    void prepare();
    [[nodiscard]] int issuerCount() const { return static_cast<int>(m_issuers.size()); }
    /// Issuers whose keys are at hand.
    [[nodiscard]] int readCount() const;

private:
    [[nodiscard]] IssuerKeys *issuerOf(const oidc::Jws &token) const;
    [[nodiscard]] Result<oidc::AccessToken> checkNow(const QByteArray &token, IssuerKeys &issuer) const;

    GateRules m_rules;
    const Clock &m_clock;
    std::vector<std::unique_ptr<IssuerKeys>> m_issuers;
    KnownTokens m_known;
};

} // namespace steward::server
