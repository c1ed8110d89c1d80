// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditchain.h"

namespace steward {

/// What the keys of a ring are used as, worked out once for all values of a record, and for reading it
/// back.
class KeyUses
{
public:
    struct Key
    {
        bool isSound = false; ///< the rest only where it is
        bool isErased = false;
        std::optional<Instant> erasedAt;
        QByteArray seal; ///< two uses, two keys; none where it is erased
        QByteArray digest;
    };

    /// \a ring must outlive this.
    explicit KeyUses(const KeyRing &ring)
        : m_ring(ring)
    {
    }

    /// Null: the ring has no key of the person. Good until the next call.
    [[nodiscard]] const Key *find(const Id &person);

private:
    const KeyRing &m_ring;
    QHash<Id, Key> m_keys;
};

} // namespace steward
