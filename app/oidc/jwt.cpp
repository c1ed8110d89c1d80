// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/jwt.h"

#include "oidc/strictjson.h"
#include "vault/base64url.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace steward::oidc {

namespace {

constexpr qsizetype largestToken = 64 * 1024;
constexpr qsizetype longestSubject = 255;     // OpenID Connect Core 2
constexpr double lastSecond = 253402300799.0; // the end of the year 9999

Error refused(const QString &code)
{
    return {.kind = Error::Kind::Unauthorised, .code = code};
}

std::optional<QJsonObject> objectFrom(const QByteArray &part)
{
    const auto bytes = fromBase64Url(part);
    if (!bytes)
        return std::nullopt;
    const auto object = parseStrictObject(*bytes);
    return object ? std::optional(*object) : std::nullopt;
}

/// An optional text of the header; nothing when it is there and something else.
std::optional<QString> headerText(const QJsonObject &header, const QString &name)
{
    const QJsonValue value = header.value(name);
    if (value.isUndefined())
        return QString();
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

QString plainType(const QString &type)
{
    static constexpr QLatin1StringView prefix = "application/"_L1;
    const QString lower = type.toLower();
    return lower.startsWith(prefix) ? lower.sliced(prefix.size()) : lower;
}

} // namespace

std::optional<SignatureAlgorithm> algorithmFromName(QStringView name)
{
    if (name == "RS256"_L1)
        return SignatureAlgorithm::Rs256;
    if (name == "PS256"_L1)
        return SignatureAlgorithm::Ps256;
    if (name == "ES256"_L1)
        return SignatureAlgorithm::Es256;
    return std::nullopt;
}

Result<Jws> parseSigned(const QByteArray &compact, const QList<SignatureAlgorithm> &allowed)
{
    if (compact.size() > largestToken)
        return refused(u"token.size"_s);
    const QList<QByteArray> parts = compact.split('.');
    if (parts.size() == 5)
        return refused(u"token.encrypted"_s);
    if (parts.size() != 3)
        return refused(u"token.malformed"_s);

    const auto header = objectFrom(parts.at(0));
    const auto content = fromBase64Url(parts.at(1));
    const auto signature = fromBase64Url(parts.at(2));
    if (!header || !content || !signature)
        return refused(u"token.malformed"_s);

    if (header->contains("crit"_L1))
        return refused(u"token.critical"_s);
    for (const auto name : {"jku"_L1, "jwk"_L1, "x5u"_L1, "x5c"_L1}) {
        if (header->contains(name))
            return refused(u"token.own_key"_s);
    }
    const auto algorithm = algorithmFromName(header->value("alg"_L1).toString());
    if (!algorithm || !allowed.contains(*algorithm))
        return refused(u"token.algorithm"_s);
    const auto keyId = headerText(*header, u"kid"_s);
    const auto type = headerText(*header, u"typ"_s);
    if (!keyId || !type)
        return refused(u"token.malformed"_s);

    return Jws{.header = *header,
               .content = *content,
               .payload = {},
               .algorithm = *algorithm,
               .keyId = *keyId,
               .type = plainType(*type),
               .signedPart = compact.first(parts.at(0).size() + 1 + parts.at(1).size()),
               .signature = *signature};
}

Result<Jws> parseJws(const QByteArray &compact, const QList<SignatureAlgorithm> &allowed)
{
    auto parsed = parseSigned(compact, allowed);
    if (!parsed)
        return parsed;
    const auto payload = parseStrictObject(parsed->content);
    if (!payload)
        return refused(u"token.malformed"_s);
    Jws jws = std::move(parsed).value();
    jws.payload = *payload;
    return jws;
}

std::optional<Instant> numericDate(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1);
    if (!value.isDouble() || !(seconds >= 0) || seconds > lastSecond)
        return std::nullopt;
    return Instant(std::chrono::milliseconds(static_cast<qint64>(std::floor(seconds * 1000))));
}

std::optional<QStringList> audiences(const QJsonObject &payload)
{
    const QJsonValue value = payload.value("aud"_L1);
    const QJsonArray several = value.isString() ? QJsonArray{value} : value.toArray();
    QStringList audiences;
    for (const QJsonValue &one : several) {
        if (!one.isString() || one.toString().isEmpty())
            return std::nullopt;
        audiences << one.toString();
    }
    return audiences.isEmpty() ? std::nullopt : std::optional(audiences);
}

QString subjectOf(const QJsonObject &payload)
{
    const QString subject = payload.value("sub"_L1).toString();
    const bool isPlain = std::none_of(subject.cbegin(), subject.cend(),
                                      [](QChar letter) { return letter.category() == QChar::Other_Control; });
    return subject.size() <= longestSubject && isPlain ? subject : QString();
}

} // namespace steward::oidc
