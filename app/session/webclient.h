// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/netexchange.h"

#include <optional>

namespace steward {

/// A request to one of the addresses of signing in: a document to get, or a form to post.
struct WebRequest
{
    using Form = QList<std::pair<QByteArray, QByteArray>>;

    QUrl url;
    std::optional<Form> form; ///< posted once and never again by itself
};

/// application/x-www-form-urlencoded, everything but the unreserved characters in percent.
[[nodiscard]] QByteArray encodedForm(const WebRequest::Form &form);

/// An error of exchange(), told of whom it was that could not be reached: code "<party>.unreachable", the kind as it
/// was, and what exactly it was in `detail`.
[[nodiscard]] Error unreachable(Error error, const QString &party);

/// Whether an answer that ought to be JSON says of itself that it is something else, as the page of a network that
/// wants to be paid first does. One that does not say is judged by what is in it.
[[nodiscard]] bool isOfAnotherType(const Response &response);

/// The body of a 200; otherwise unreachable(), with the kind of the line or of the status, or BadReply where it is not
/// JSON by its own word (OpenID Connect Discovery 4.2, RFC 9728 3.2).
[[nodiscard]] Result<QByteArray> documentOf(const Result<Response> &result, const QString &party);

/// What the session asks the network through: whole addresses (the server, then its issuer), not paths below one base.
class WebClient
{
public:
    using Done = Transport::Done;

    virtual ~WebClient() = default;

    /// As Transport::send.
    virtual Ticket send(WebRequest request, QObject *context, Done done) = 0;
};

/// Over the network, with the manners and errors of exchange().
class NetWebClient final : public WebClient
{
public:
    /// For documents and tokens: small answers, and nobody waits a minute for a sign-in to begin.
    static constexpr NetLimits defaultLimits{
        .overall = std::chrono::seconds(20), .silence = std::chrono::seconds(10), .answerBytes = 512 * 1024};

    /// \a network must outlive this.
    explicit NetWebClient(QNetworkAccessManager &network, NetLimits limits = defaultLimits);

    Ticket send(WebRequest request, QObject *context, Done done) override;

private:
    QNetworkAccessManager &m_network;
    NetLimits m_limits;
};

} // namespace steward
