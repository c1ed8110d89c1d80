// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/bearergate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

const QList<SignatureAlgorithm> algorithms{SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256,
                                           SignatureAlgorithm::Es256};

bool isAboutTheKey(const Error &error)
{
    return error.code == "token.key_unknown"_L1;
}

} // namespace

BearerGate::BearerGate(GateRules rules, QNetworkAccessManager &network, const Clock &clock, KeyTimes times)
    : m_rules(std::move(rules))
    , m_clock(clock)
{
    for (const QString &issuer : std::as_const(m_rules.issuers))
        m_issuers.push_back(std::make_unique<IssuerKeys>(issuer, network, clock, times));
}

BearerGate::~BearerGate() = default;

void BearerGate::check(const QByteArray &token, QObject *context, Done done)
{
    if (const auto known = m_known.find(token, m_clock.now()))
        return done(*known);
    const auto taken = oidc::parseJws(token, algorithms);
    if (!taken)
        return done(taken.error());
    IssuerKeys *issuer = issuerOf(*taken);
    if (!issuer)
        return done(Error{.kind = Error::Kind::Unauthorised, .code = u"token.issuer"_s});

    const auto tell = [this, token, issuer, done = std::move(done)] {
        auto checked = checkNow(token, *issuer);
        if (checked)
            m_known.keep(token, *checked, m_clock.now());
        done(std::move(checked));
    };
    const auto first = checkNow(token, *issuer);
    const bool isWorthAsking = !first && (isAboutTheKey(first.error()) || first.error().kind == Error::Kind::Offline);
    if (isWorthAsking && issuer->mayAsk())
        issuer->ask(context, tell);
    else
        tell();
}

void BearerGate::prepare()
{
    for (const auto &issuer : m_issuers)
        issuer->prepare();
}

int BearerGate::readCount() const
{
    return static_cast<int>(std::count_if(m_issuers.cbegin(), m_issuers.cend(),
                                          [](const auto &issuer) { return issuer->keys() != nullptr; }));
}

IssuerKeys *BearerGate::issuerOf(const oidc::Jws &token) const
{
    const QString name = token.payload.value("iss"_L1).toString();
    const auto found = std::find_if(m_issuers.cbegin(), m_issuers.cend(),
                                    [&name](const auto &issuer) { return issuer->issuer() == name; });
    return found == m_issuers.cend() ? nullptr : found->get();
}

Result<oidc::AccessToken> BearerGate::checkNow(const QByteArray &token, IssuerKeys &issuer) const
{
    const oidc::AccessTokenRules rules{.issuer = issuer.issuer(),
                                       .audience = m_rules.audience,
                                       .scopes = m_rules.scopes,
                                       .algorithms = algorithms,
                                       .takesPlainType = m_rules.plainIssuers.contains(issuer.issuer())};
    const oidc::KeySet *keys = issuer.keys();
    auto checked = oidc::checkAccessToken(token, keys ? *keys : oidc::KeySet(), rules, m_clock.now());
    // Without keys nobody can say that the token is bad; what is wrong besides is still said.
    if (!checked && isAboutTheKey(checked.error()) && !keys)
        return Error{.kind = Error::Kind::Offline, .code = u"issuer.unreachable"_s};
    return checked;
}

} // namespace steward::server
