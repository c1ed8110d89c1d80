// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/http.h"

#include <QNetworkAccessManager>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Absolute, already percent-encoded, without a host of its own and without steps upward.
bool isSafePath(const QString &path)
{
    if (!path.startsWith(u'/') || path.startsWith("//"_L1) || path.contains(u'#') || path.contains(u'\\'))
        return false;
    if (!std::all_of(path.cbegin(), path.cend(), [](QChar c) { return c > u' ' && c < u'\x7f'; }))
        return false;
    const QString decoded = QString::fromUtf8(QByteArray::fromPercentEncoding(path.section(u'?', 0, 0).toLatin1()));
    const QStringList steps = decoded.split(u'/');
    return !steps.contains(".."_L1) && !steps.contains("."_L1);
}

} // namespace

Http::Http(QUrl base, QNetworkAccessManager &network, NetLimits limits)
    : m_base(std::move(base))
    , m_network(network)
    , m_limits(limits)
{
}

QUrl Http::address(const QString &path) const
{
    if (!isSafePath(path))
        return {};
    QByteArray base = m_base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (base.endsWith('/'))
        base.chop(1);
    return QUrl::fromEncoded(base + path.toLatin1(), QUrl::StrictMode);
}

Ticket Http::send(Request request, QObject *context, Done done)
{
    return exchange(
        m_network, {verbName(request.verb), address(request.path), std::move(request.headers), std::move(request.body)},
        m_limits, context, std::move(done));
}

} // namespace steward
