// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "vault/secretkey.h"

#include <QStringView>

namespace steward {

/// What scrypt (RFC 7914) costs whoever tries a password: 128 × r × 2^logN bytes of memory, p times one after the
/// other.
struct ScryptCost
{
    int logN = 17; ///< OWASP's least for r = 8, p = 1: 128 MiB, some tenths of a second
    int r = 8;
    int p = 1;

    friend bool operator==(const ScryptCost &, const ScryptCost &) = default;
};

/// Ours to work out: neither so little that a file was made to give its password away, nor so much that opening one
/// stops the machine (1 GiB). A file says its cost itself, so this is asked before any work.
[[nodiscard]] bool isBearable(const ScryptCost &cost);

/// The key that \a password stands for. Letters that look the same are the same, however they were typed (Unicode's
/// NFC), nothing else is changed or cut off. Takes the time of \a cost; any thread. Error::BadReply "vault.cost" when
/// that is not bearable, Error::Server "vault.memory" when there is not enough.
[[nodiscard]] Result<SecretKey> keyOfPassword(QStringView password, QByteArrayView salt, const ScryptCost &cost);

} // namespace steward
