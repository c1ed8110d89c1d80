// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/discovery.h"

#include "core/json.h"
#include "oidc/strictjson.h"
#include "transport/netexchange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::oidc {

namespace {

constexpr qsizetype largestProviderDocument = 128 * 1024;
constexpr qsizetype largestResourceDocument = 64 * 1024;

Error bad(const QString &code, const QString &detail = {})
{
    return {.kind = Error::Kind::BadReply, .code = code, .detail = detail};
}

QUrl addressFrom(const QString &text)
{
    return QUrl(text, QUrl::StrictMode);
}

/// Whether somebody who was reached over TLS may send people on to \a address. In the clear is for those who are on
/// this machine themselves: else whoever listens here could be handed codes and tokens of an issuer that is elsewhere.
bool mayNameFrom(const QString &asked, const QUrl &address)
{
    return isSafeAddress(address) && (address.scheme() == "https"_L1 || addressFrom(asked).scheme() == "http"_L1);
}

/// Reads the endpoints of a document and remembers the first that is no good.
class Endpoints
{
public:
    Endpoints(const QJsonObject &document, const QString &issuer)
        : m_document(document)
        , m_issuer(issuer)
    {
    }

    QUrl required(const QString &name)
    {
        if (!m_document.contains(name))
            complain(name);
        return optional(name);
    }

    QUrl optional(const QString &name)
    {
        if (!m_document.contains(name))
            return {};
        const QUrl address = addressFrom(m_document.value(name).toString());
        if (!mayNameFrom(m_issuer, address))
            complain(name);
        return address;
    }

    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    void complain(const QString &name)
    {
        if (m_complaint.isEmpty())
            m_complaint = name;
    }

    QJsonObject m_document;
    QString m_issuer;
    QString m_complaint;
};

bool announcesWithout(const QJsonObject &document, QLatin1StringView list, const QString &word)
{
    const QJsonValue value = document.value(list);
    return !value.isUndefined() && !value.toArray().contains(word);
}

/// "https://h/" and "https://h" are one address (RFC 9110 4.2.3).
QUrl withoutLastSlash(QUrl address)
{
    if (const QString path = address.path(QUrl::FullyEncoded); path.endsWith(u'/'))
        address.setPath(path.chopped(1), QUrl::StrictMode);
    return address;
}

} // namespace

QUrl providerMetadataAddress(const QString &issuer)
{
    // OpenID Connect Discovery 4: a slash at the end of the issuer goes first.
    const QString base = issuer.endsWith(u'/') ? issuer.chopped(1) : issuer;
    return addressFrom(base + "/.well-known/openid-configuration"_L1);
}

Result<ProviderMetadata> parseProviderMetadata(const QByteArray &bytes, const QString &issuer)
{
    if (bytes.size() > largestProviderDocument)
        return bad(u"discovery.size"_s);
    const auto document = parseStrictObject(bytes);
    if (!document)
        return bad(u"discovery.malformed"_s, document.error().code);
    // Letter by letter (Discovery 4.3): of two spellings of one address each may belong to somebody else.
    if (issuer.isEmpty() || document->value("issuer"_L1).toString() != issuer)
        return bad(u"discovery.issuer"_s);

    ProviderMetadata metadata{.issuer = issuer};
    Endpoints endpoints(*document, issuer);
    metadata.authorizationEndpoint = endpoints.required(u"authorization_endpoint"_s);
    metadata.tokenEndpoint = endpoints.required(u"token_endpoint"_s);
    metadata.keysEndpoint = endpoints.required(u"jwks_uri"_s);
    metadata.revocationEndpoint = endpoints.optional(u"revocation_endpoint"_s);
    metadata.endSessionEndpoint = endpoints.optional(u"end_session_endpoint"_s);
    metadata.userInfoEndpoint = endpoints.optional(u"userinfo_endpoint"_s);
    metadata.deviceEndpoint = endpoints.optional(u"device_authorization_endpoint"_s);
    if (!endpoints.complaint().isEmpty())
        return bad(u"discovery.endpoint"_s, endpoints.complaint());

    if (announcesWithout(*document, "code_challenge_methods_supported"_L1, u"S256"_s))
        return bad(u"discovery.pkce"_s);
    if (announcesWithout(*document, "response_types_supported"_L1, u"code"_s))
        return bad(u"discovery.code_flow"_s);
    metadata.announcesS256 = document->contains("code_challenge_methods_supported"_L1);
    metadata.namesItself = document->value("authorization_response_iss_parameter_supported"_L1).toBool();
    const QJsonArray scopes = document->value("scopes_supported"_L1).toArray();
    for (const QJsonValue &scope : scopes)
        metadata.scopes << scope.toString();
    const QJsonArray algorithms = document->value("id_token_signing_alg_values_supported"_L1).toArray({u"RS256"_s});
    for (const QJsonValue &name : algorithms) {
        if (const auto algorithm = algorithmFromName(name.toString()))
            metadata.idTokenAlgorithms << *algorithm;
    }
    if (metadata.idTokenAlgorithms.isEmpty())
        return bad(u"discovery.algorithms"_s);
    return metadata;
}

Result<ResourceMetadata> parseResourceMetadata(const QByteArray &bytes, const QUrl &server)
{
    if (bytes.size() > largestResourceDocument)
        return bad(u"resource.size"_s);
    const auto document = parseStrictObject(bytes);
    if (!document)
        return bad(u"resource.malformed"_s, document.error().code);

    ObjectReader reader(*document);
    ResourceMetadata metadata{.resource = addressFrom(reader.text(u"resource"_s)),
                              .issuers = reader.texts(u"authorization_servers"_s),
                              .audience = reader.text(u"steward_audience"_s),
                              .scopes = reader.texts(u"steward_scopes"_s)};
    ObjectReader clients(reader.object(u"steward_clients"_s), u"/steward_clients"_s);
    metadata.desktopClient = clients.text(u"desktop"_s, {});
    metadata.browserClient = clients.text(u"browser"_s, {});
    metadata.cliClient = clients.text(u"cli"_s, {});
    reader.take(clients.errors());
    if (!reader.errors().isEmpty())
        return bad(u"resource.malformed"_s, reader.errors().first().pointer);

    // RFC 9728 3.3: else one server could send people to sign in for another.
    if (!isSafeAddress(metadata.resource) || withoutLastSlash(metadata.resource) != withoutLastSlash(server))
        return bad(u"resource.address"_s);
    const QString asked = server.toString();
    const bool allGood = std::ranges::all_of(metadata.issuers, [&asked](const QString &issuer) {
        const QUrl address = addressFrom(issuer);
        return mayNameFrom(asked, address) && !address.hasQuery();
    });
    if (metadata.issuers.isEmpty() || !allGood)
        return bad(u"resource.issuers"_s);
    return metadata;
}

QJsonObject toJson(const ResourceMetadata &metadata)
{
    QJsonObject clients;
    const auto add = [&clients](const QString &face, const QString &id) {
        if (!id.isEmpty())
            clients.insert(face, id);
    };
    add(u"desktop"_s, metadata.desktopClient);
    add(u"browser"_s, metadata.browserClient);
    add(u"cli"_s, metadata.cliClient);
    return {
        {u"resource"_s, metadata.resource.toString(QUrl::FullyEncoded)},
        {u"authorization_servers"_s, QJsonArray::fromStringList(metadata.issuers)},
        {u"scopes_supported"_s, QJsonArray::fromStringList(metadata.scopes)},
        {u"bearer_methods_supported"_s, QJsonArray{u"header"_s}},
        {u"steward_audience"_s, metadata.audience},
        {u"steward_scopes"_s, QJsonArray::fromStringList(metadata.scopes)},
        {u"steward_clients"_s, clients},
    };
}

} // namespace steward::oidc
