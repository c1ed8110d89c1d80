// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/random.h"

#include "vault/base64url.h"

#include <openssl/rand.h>

namespace steward {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), static_cast<int>(size)) != 1)
        qFatal("The generator of random numbers has failed");
    return bytes;
}

QByteArray randomToken(qsizetype bytes)
{
    return toBase64Url(randomBytes(bytes));
}

} // namespace steward
