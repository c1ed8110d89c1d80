// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/passwordkey.h"

#include <QByteArray>

namespace steward {

/// What stands first in a sealed store (docs/sealed-store.md): how its password becomes a key, and, sealed under that
/// one, the random key under which all else is. So a new password writes this anew and nothing else.
class KeyEnvelope
{
public:
    static constexpr qsizetype size = 167; ///< bytes

    /// For a store that is to be made, or gets another password: what the password's key is worked out from is new.
    [[nodiscard]] static KeyEnvelope blank(const ScryptCost &cost = {});
    /// Error::BadReply "vault.foreign" (no such file), "vault.newer" (of a later Steward), "vault.damaged" (its check
    /// sum does not fit), "vault.cost".
    [[nodiscard]] static Result<KeyEnvelope> read(QByteArrayView bytes);

    [[nodiscard]] const ScryptCost &cost() const { return m_cost; }
    [[nodiscard]] const QByteArray &salt() const { return m_salt; }

    /// As it is written. \a passwordKey is of this one's salt and cost.
    [[nodiscard]] Result<QByteArray> close(const SecretKey &dataKey, const SecretKey &passwordKey) const;
    /// Error::Forbidden "vault.password": the password is another. (That the file is not damaged, read() has seen, as
    /// far as damage comes by accident; a check sum keeps no secret, so nobody learns from it whether a password was
    /// right.)
    [[nodiscard]] Result<SecretKey> open(const SecretKey &passwordKey) const;

private:
    KeyEnvelope() = default;

    [[nodiscard]] QByteArray head() const;

    ScryptCost m_cost;
    QByteArray m_salt;
    QByteArray m_store;   ///< names the store, so that the key of one does not fit in another
    QByteArray m_wrapped; ///< null: none yet
};

} // namespace steward
