// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/change.h"

#include <QByteArray>

namespace steward {

class Store;

/// The field whose secret it is (domain::FieldRule::isSecret).
struct SecretRef
{
    domain::EntityRef entity;
    QString field;

    friend bool operator==(const SecretRef &, const SecretRef &) = default;
    friend size_t qHash(const SecretRef &ref, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, ref.entity, ref.field);
    }
};

/// A secret's value as stores keep it: sealed under a key that no store has; or, of one that is only ever compared
/// (FieldRule::isMadeHere), its SHA-256 digest.
struct SealedSecret
{
    SecretRef ref;
    QByteArray sealed;
};

/// Seals the values of secrets (AES-256-GCM) and opens them, under the operator's key, which lies neither in the
/// database nor in its backups. A value is bound to its project, object and field: put elsewhere it does not open.
/// Each use has a key of its own, made from that one.
class SecretBox
{
public:
    static constexpr qsizetype keySize = 32;

    /// \a key: keySize random bytes.
    explicit SecretBox(const QByteArray &key);
    /// With a key that ends with the box: for the demo, for tests.
    [[nodiscard]] static SecretBox forThisRun();

    /// Errors: those of steward::seal().
    [[nodiscard]] Result<SealedSecret> seal(const Id &project, const SecretRef &ref, QByteArrayView value) const;
    /// Error::BadReply "seal.broken": another key, another place, or a changed byte.
    [[nodiscard]] Result<QByteArray> open(const Id &project, const SealedSecret &secret) const;

    /// By which a repeated request is known: the same for the same value, and no help to who guesses it without the
    /// key, other than a plain digest.
    [[nodiscard]] QByteArray mark(QByteArrayView value) const;

private:
    QByteArray m_sealing;
    QByteArray m_marking;
};

/// The value of a secret in \a store, for what uses it; it is never told. Error::NotFound "secret.none" (made-up
/// projects tell of secrets that nobody ever gave), and those of SecretBox::open().
[[nodiscard]] Result<QByteArray> secretValue(const Store &store, const SecretBox &box, const Id &project,
                                             const SecretRef &ref);

} // namespace steward
