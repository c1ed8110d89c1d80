// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretbox.h"

namespace steward {

/// The value of an API key, "<id of the key>.<43 letters>": so the key is found by it without a search. Of it only the
/// SHA-256 digest is kept, which with 256 random bits behind it is no help to who reads the store.
struct KeyValue
{
    QByteArray value; ///< to be told once
    SealedSecret kept;
};

[[nodiscard]] KeyValue newKeyValue(const Id &key);
/// The key that \a value says it is of; null: none.
[[nodiscard]] Id keyNamedBy(QByteArrayView value);

/// \a value is the one that was made for \a key last. Compared in constant time; a key that is not there takes as long
/// as one that is. Any Error of the store but that there is none.
[[nodiscard]] Result<bool> isKeyValue(const Store &store, const Id &key, QByteArrayView value);

} // namespace steward
