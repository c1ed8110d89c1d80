// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"
#include "core/result.h"

#include <functional>
#include <memory>

class QObject;

namespace steward {

/// The handle of a request under way. Forgetting it is harmless; cancelling it silences the answer.
class Ticket
{
public:
    Ticket() = default;
    explicit Ticket(std::function<void()> cancel);

    /// After this `done` is not called any more. Twice is once.
    void cancel();

private:
    std::shared_ptr<std::function<void()>> m_cancel;
};

/// Carries one request and brings one answer: over the network, or in the demo from the service.
/// An HTTP status of any kind is an answer (a value); an Error means that there was none.
class Transport
{
public:
    using Done = std::function<void(Result<Response>)>;

    virtual ~Transport() = default;

    /// Calls \a done once, later, in this thread; never inside send, never after \a context is gone.
    virtual Ticket send(Request request, QObject *context, Done done) = 0;
};

/// Where Authorised gets its bearer token from; the session is one.
class TokenSource
{
public:
    using Done = std::function<void(Result<QByteArray>)>;

    virtual ~TokenSource() = default;

    /// The token now held, or an empty array.
    [[nodiscard]] virtual QByteArray accessToken() const = 0;
    /// Asks for one other than \a refused, once for all who ask meanwhile. Error::GrantDead: sign in again;
    /// any other kind: the line, not the grant. Calls \a done later, never after \a context is gone.
    virtual void renew(const QByteArray &refused, QObject *context, Done done) = 0;
};

} // namespace steward
