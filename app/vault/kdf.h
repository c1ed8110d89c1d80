// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace steward {

// Keys from passwords and from other keys. Whoever opens a store calls keyOfPassword(); these are what it stands on and
// what files of others need. They take the time of what they are asked for; any thread. Errors of all: BadReply
// "vault.cost" before any work, when that is not bearable or not allowed by the standard; Server "vault.memory" when
// OpenSSL refuses, which is for want of memory.

enum class KdfDigest {
    Sha1, ///< for what others have made; nothing of ours
    Sha256,
    Sha384,
    Sha512
};

/// RFC 7914: \a n is a power of two above 1, the memory 128 × n × r bytes, at most 1 GiB.
struct ScryptNumbers
{
    quint64 n = 0;
    quint64 r = 0;
    quint64 p = 0;
};
[[nodiscard]] Result<QByteArray> scrypt(QByteArrayView password, QByteArrayView salt, const ScryptNumbers &numbers,
                                        qsizetype size);

/// PBKDF2 with HMAC (RFC 8018 5.2); 1 to 10 million rounds, \a size of 1 to 4096 bytes.
[[nodiscard]] Result<QByteArray> pbkdf2(KdfDigest digest, QByteArrayView password, QByteArrayView salt, quint64 rounds,
                                        qsizetype size);

/// Extract and expand (RFC 5869); \a size of 1 to 255 times the digest's own.
[[nodiscard]] Result<QByteArray> hkdf(KdfDigest digest, QByteArrayView key, QByteArrayView salt, QByteArrayView info,
                                      qsizetype size);

} // namespace steward
