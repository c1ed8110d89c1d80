// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace steward {

/// Names in lower case.
using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// The first value of \a name (lower case), or an empty array.
[[nodiscard]] QByteArray headerValue(const Headers &headers, const QByteArray &name);

/// A request as it is meant, before any transport: a path (with query, already percent-encoded) below the
/// server's base address, never a host.
struct Request
{
    enum class Verb { Get, Post, Put, Patch, Delete };

    Verb verb = Verb::Get;
    QString path;
    Headers headers; ///< a write without If-Match or an idempotency key is never repeated
    QByteArray body;
};

[[nodiscard]] QByteArray verbName(Request::Verb verb);

struct Response
{
    int status = 0;
    Headers headers;
    QByteArray body;
};

} // namespace steward
