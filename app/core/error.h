// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace steward {

/// What is wrong with one field of what was sent. \a pointer is a JSON Pointer (RFC 6901) into the request's body.
struct FieldError
{
    QString pointer;
    QString code; ///< stable slug, e.g. "name.taken"

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

/// A failure as a value. It travels upward in a Result; each layer may add to it, none shows it:
/// models/errortext.cpp alone makes it into a sentence.
struct Error
{
    enum class Kind {
        Offline,      ///< no line: no name, no connection, the line broke
        Timeout,      ///< the line is there, the answer did not come in time
        Tls,          ///< the certificate is not right; final, never overridden
        Unauthorised, ///< 401: who is asking is not known (any more)
        GrantDead,    ///< the sign-in has ended for good; the person signs in again
        SignInFailed, ///< a sign-in that did not come to its end; `code` says why
        Forbidden,    ///< 403: known, but may not
        NotFound,     ///< 404
        Objection,    ///< 409: the project itself objects, e.g. a role still held
        Stale,        ///< 412: somebody else changed it first
        Invalid,      ///< 400, 422: what was sent is not right; `fields` says where
        TooLarge,     ///< 413
        RateLimited,  ///< 429: wait `retryAfter`
        Server,       ///< 5xx
        BadReply,     ///< the answer is not what the contract says; a fault of ours or of the server's
        Cancelled,    ///< nobody waits any more; not shown
    };

    Kind kind = Kind::BadReply;
    int httpStatus = 0; ///< 0: there was no answer
    QString code;       ///< stable slug: the last part of the problem's `type` (RFC 9457), or our own
    QString detail;     ///< plain text for the log and for support; never shown alone
    QString requestId;  ///< to be copied by the person and found in the server's log
    std::optional<std::chrono::seconds> retryAfter;
    QList<FieldError> fields;
    QJsonObject more; ///< further members of the problem: conflicts, holders, people locked out

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace steward
