// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/base64url.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

} // namespace

QByteArray toBase64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64(options);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    if (text.size() % 4 == 1 || !std::all_of(text.begin(), text.end(), isLetter))
        return std::nullopt;
    QByteArray bytes = QByteArray::fromBase64(QByteArray::fromRawData(text.data(), text.size()), options);
    if (toBase64Url(bytes) != text)
        return std::nullopt; // unused bits are set
    return bytes;
}

} // namespace steward
