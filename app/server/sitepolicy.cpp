// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sitepolicy.h"

#include "core/json.h"

#include <QFile>

using namespace Qt::StringLiterals;

/// A static library's resources are only there once somebody asks for them by name, and that only works outside of any
/// namespace.
static void readyResources()
{
    Q_INIT_RESOURCE(siteheaders);
}

namespace steward::server {

namespace {

QJsonObject rules()
{
    readyResources();
    QFile file(u":/steward/server/headers.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const auto object = parseObject(isOpen ? file.readAll() : QByteArray());
    // without it the page would be sent without a policy
    if (!object || object->value("policy"_L1).toArray().isEmpty())
        qFatal("the headers of the browser build are not in this program");
    return *object;
}

QByteArray policy(const QJsonArray &directives, const SitePartners &partners)
{
    QByteArrayList origins;
    QStringList addresses = partners.issuers;
    addresses.prepend(partners.server.toString());
    for (const QString &address : std::as_const(addresses)) {
        if (const QByteArray origin = originOf(QUrl(address)); !origin.isEmpty() && !origins.contains(origin))
            origins << origin;
    }
    QByteArrayList lines;
    for (const QJsonValue &directive : directives)
        lines << directive.toString().toLatin1().replace("API ISSUERS", origins.join(' ')).trimmed();
    return lines.join("; ");
}

} // namespace

QByteArray originOf(const QUrl &url)
{
    const QString scheme = url.scheme();
    const int usual = scheme == "https"_L1 ? 443 : scheme == "http"_L1 ? 80 : 0;
    if (!url.isValid() || url.host().isEmpty() || usual == 0)
        return {};
    QUrl origin;
    origin.setScheme(scheme);
    origin.setHost(url.host());
    origin.setPort(url.port(usual) == usual ? -1 : url.port());
    return origin.toEncoded();
}

Headers siteHeaders(const SitePartners &partners)
{
    const QJsonObject all = rules();
    Headers headers{{"content-security-policy", policy(all.value("policy"_L1).toArray(), partners)}};
    const QJsonObject others = all.value("headers"_L1).toObject();
    for (auto header = others.begin(); header != others.end(); ++header) {
        const QByteArray name = header.key().toLatin1().toLower();
        const bool isForHttps = name == "strict-transport-security";
        if (!isForHttps || partners.server.scheme() == "https"_L1)
            headers.append({name, header.value().toString().toLatin1()});
    }
    return headers;
}

} // namespace steward::server
