// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/etags.h"

#include <QCryptographicHash>

#include <algorithm>

namespace steward {

bool isKnownTag(const QByteArray &tag, const QByteArray &known)
{
    const QByteArrayList tags = known.split(',');
    return !tag.isEmpty() && std::ranges::any_of(tags, [&tag](const QByteArray &one) {
        const QByteArray trimmed = one.trimmed();
        return trimmed == "*" || trimmed == tag || trimmed == "W/" + tag;
    });
}

Response taggedByBytes(Response response)
{
    constexpr qsizetype longEnough = 22; // letters of base64: more than 128 bits
    const QByteArray tag = QCryptographicHash::hash(response.body, QCryptographicHash::Sha256)
                               .toBase64(QByteArray::Base64UrlEncoding)
                               .first(longEnough);
    response.headers.append(std::pair{QByteArray("etag"), '"' + tag + '"'});
    return response;
}

} // namespace steward
