// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/callbackrequest.h"

#include <QList>

#include <algorithm>

namespace steward {

std::optional<CallbackRequest> callbackRequest(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.constFirst().trimmed().split(' ');
    if (words.size() != 3 || (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") || !words[1].startsWith('/'))
        return std::nullopt;
    const auto isVisible = [](char c) { return c > 0x20 && c < 0x7f; };
    if (!std::all_of(words[1].cbegin(), words[1].cend(), isVisible))
        return std::nullopt;
    const qsizetype mark = words[1].indexOf('?');
    CallbackRequest request{words[0],
                            words[1].left(mark < 0 ? words[1].size() : mark),
                            mark < 0 ? QByteArray() : words[1].mid(mark + 1),
                            {}};
    for (const QByteArray &line : lines.mid(1)) {
        if (line.left(5).toLower() == "host:")
            request.host = line.mid(5).trimmed();
    }
    return request;
}

} // namespace steward
