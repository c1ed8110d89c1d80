// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/challenge.h"

#include "transport/netexchange.h"
#include "vault/base64url.h"
#include "vault/digest.h"
#include "vault/random.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error failed(const QString &code, const QString &detail = {})
{
    return {.kind = Error::Kind::SignInFailed, .code = code, .detail = detail};
}

/// The one value of a parameter, decoded as a form is; empty when absent.
QString parameter(const QUrlQuery &answer, const QString &name)
{
    QByteArray value = answer.queryItemValue(name, QUrl::FullyEncoded).toLatin1();
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value.replace('+', ' ')));
}

bool isTwice(const QUrlQuery &answer)
{
    for (const auto &name : {u"state"_s, u"iss"_s, u"code"_s, u"error"_s}) {
        if (answer.allQueryItemValues(name).size() > 1)
            return true;
    }
    return false;
}

} // namespace

Challenge Challenge::make()
{
    return {randomToken(), randomToken(), randomToken()};
}

QByteArray Challenge::s256() const
{
    return toBase64Url(sha256(verifier));
}

Result<QByteArray> codeFrom(const QUrlQuery &answer, const Challenge &challenge, const oidc::ProviderMetadata &provider)
{
    if (isTwice(answer))
        return failed(u"signin.malformed"_s);
    if (challenge.state.isEmpty() || !equalInConstantTime(parameter(answer, u"state"_s).toUtf8(), challenge.state))
        return failed(u"signin.state"_s);
    if (answer.hasQueryItem(u"iss"_s) ? parameter(answer, u"iss"_s) != provider.issuer : provider.namesItself)
        return failed(u"signin.issuer"_s);
    const QString error = parameter(answer, u"error"_s);
    if (error == "access_denied"_L1)
        return failed(u"signin.denied"_s, error);
    if (answer.hasQueryItem(u"error"_s))
        return failed(u"signin.refused"_s, isSafeToken(error.toUtf8()) ? error.left(64) : QString());
    const QByteArray code = parameter(answer, u"code"_s).toUtf8();
    if (!isSafeToken(code))
        return failed(u"signin.no_code"_s);
    return code;
}

} // namespace steward
