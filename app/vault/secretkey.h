// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/seal.h"

#include <array>
#include <memory>

namespace steward {

/// A key of 32 bytes that stands once in memory and is overwritten when it goes: moved, never copied. Null after it
/// was moved from.
class SecretKey
{
public:
    [[nodiscard]] static SecretKey random();
    /// \a bytes has sealKeySize bytes, and stays whoever's it is.
    [[nodiscard]] static SecretKey of(QByteArrayView bytes);

    [[nodiscard]] bool isNull() const { return !m_bytes; }
    /// As long as this lives. Not of a null one.
    [[nodiscard]] QByteArrayView bytes() const { return {m_bytes->data(), sealKeySize}; }

private:
    using Bytes = std::array<char, sealKeySize>;
    struct Wipe
    {
        void operator()(Bytes *bytes) const;
    };

    SecretKey();

    std::unique_ptr<Bytes, Wipe> m_bytes;
};

/// Overwrites \a bytes and empties it; what shares its memory with others is only let go.
void wipe(QByteArray &bytes);

} // namespace steward
