// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/nextpage.h"

namespace steward {

void linkNext(Response &response, const QString &path, QUrlQuery query, const QString &name, const QString &value)
{
    query.removeAllQueryItems(name);
    query.addQueryItem(name, value);
    const QByteArray target = path.toUtf8() + '?' + query.toString(QUrl::FullyEncoded).toUtf8();
    response.headers.append(std::pair{QByteArray("link"), '<' + target + ">; rel=\"next\""});
}

} // namespace steward
