// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <QUrl>

class QIODevice;
class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace steward {

/// One exchange over the network with its whole address. What Http, the session and the desktop sign-in have in
/// common, so that no request of ours leaves without these manners:
/// - https, or http on loopback only; no user name in the address;
/// - no header value outside visible ASCII (RULES T6);
/// - a redirect is an error, never followed (T4);
/// - an overall time limit beside the one for silence: a drip resets only the latter (T5);
/// - a body goes from a device that cannot be rewound, so that it is delivered once at most (T3);
/// - no cookies, no cache, no HTTP authentication, no proxy of the access manager's own making;
/// - certificates are checked and never overridden;
/// - at most `answerBytes` of an answer, counted after decompression.
struct NetRequest
{
    QByteArray verb;
    QUrl url;
    Headers headers;
    QByteArray body;
};

struct NetLimits
{
    std::chrono::milliseconds overall = std::chrono::seconds(60);
    std::chrono::milliseconds silence = std::chrono::seconds(20);
    qint64 answerBytes = 32 * 1024 * 1024;
};

/// https anywhere, or http where the host is loopback (127.0.0.0/8, ::1, localhost); a host, no user information,
/// no fragment.
[[nodiscard]] bool isSafeAddress(const QUrl &url);

/// Visible ASCII and inner blanks.
[[nodiscard]] bool isSafeHeaderValue(const QByteArray &value);
/// Visible ASCII without blanks, not empty: a token, a code, an identifier.
[[nodiscard]] bool isSafeToken(const QByteArray &value);

/// The attributes, the silence limit and the redirect policy of every request of ours.
void applyManners(QNetworkRequest &request, const NetLimits &limits);

/// A body that can be read once and not be rewound (T3). The request must carry its Content-Length.
[[nodiscard]] std::unique_ptr<QIODevice> onceOnlyBody(QByteArray body);

/// What a finished \a reply amounts to, its \a body having been read: an answer, or one of the errors of exchange().
[[nodiscard]] Result<Response> conclusion(const QNetworkReply &reply, QByteArray body);

/// Calls \a done as Transport::send does. Errors: Offline, Timeout, Tls, and BadReply with the code
/// "address.unsafe", "header.unsafe" (nothing was sent), "redirected", "answer.toolarge" or "answer.malformed".
/// The exchange belongs to \a network; it dies silently with that or with \a context.
Ticket exchange(QNetworkAccessManager &network, NetRequest request, NetLimits limits, QObject *context,
                Transport::Done done);

} // namespace steward
