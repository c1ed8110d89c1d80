// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/secretkey.h"

#include "vault/random.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace steward {

SecretKey::SecretKey()
    : m_bytes(new Bytes{})
{
}

void SecretKey::Wipe::operator()(Bytes *bytes) const
{
    OPENSSL_cleanse(bytes->data(), bytes->size());
    delete bytes;
}

SecretKey SecretKey::random()
{
    QByteArray bytes = randomBytes(sealKeySize);
    SecretKey key = of(bytes);
    wipe(bytes);
    return key;
}

SecretKey SecretKey::of(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() == sealKeySize);
    SecretKey key;
    std::ranges::copy(bytes, key.m_bytes->begin());
    return key;
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes = {};
}

} // namespace steward
