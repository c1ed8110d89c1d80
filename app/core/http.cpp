// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http.h"

#include <algorithm>

namespace steward {

QByteArray headerValue(const Headers &headers, const QByteArray &name)
{
    const auto found =
        std::find_if(headers.cbegin(), headers.cend(), [&name](const auto &header) { return header.first == name; });
    return found == headers.cend() ? QByteArray() : found->second;
}

QByteArray verbName(Request::Verb verb)
{
    switch (verb) {
    case Request::Verb::Get:
        return QByteArrayLiteral("GET");
    case Request::Verb::Post:
        return QByteArrayLiteral("POST");
    case Request::Verb::Put:
        return QByteArrayLiteral("PUT");
    case Request::Verb::Patch:
        return QByteArrayLiteral("PATCH");
    case Request::Verb::Delete:
        return QByteArrayLiteral("DELETE");
    }
    Q_UNREACHABLE();
}

} // namespace steward
