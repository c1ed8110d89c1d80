// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "vault/secretkey.h"

#include <QByteArrayList>

#include <optional>

namespace steward {

/// Seals records one after the other, so that none can be changed, left out, put elsewhere, repeated or cut off without
/// being seen (docs/sealed-store.md). Each is bound to the chain, to its number and to the record before it; a mark
/// beside them says how many there are. Bytes alone: where they lie is RecordMedium's. One thread.
class SealedChain
{
public:
    static constexpr qsizetype nameSize = 16;

    /// What opening a chain gives.
    struct Opened;

    /// A new chain, without a record. Its name is random.
    explicit SealedChain(const SecretKey &key);

    /// All of \a records that were acknowledged; a last one that was not whole when the program or the machine stopped
    /// is left out. Error::BadReply "chain.broken" (with its number from 1 in `detail`), "chain.cut" (records are
    /// missing at the end), "chain.unmarked" (no mark can be read).
    [[nodiscard]] static Result<Opened> open(const SecretKey &key, const QByteArray &name, const QByteArrayList &marks,
                                             const QByteArrayList &records);

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] quint64 count() const { return m_count; }

    /// The next record. Error as seal().
    [[nodiscard]] Result<QByteArray> add(QByteArrayView plain);
    /// As if the last add() had not been: its record was not kept. Once after each.
    void takeBack();
    /// The last add() is on the disk.
    void acknowledge() { m_acknowledged = m_count; }
    /// To lie beside the records: how many there are, and how many of them must be.
    [[nodiscard]] Result<QByteArray> mark();

private:
    struct Mark
    {
        quint64 count = 0;
        quint64 acknowledged = 0;
    };

    SealedChain(const SecretKey &key, QByteArray name);

    [[nodiscard]] QByteArray place() const; ///< of the next record: what it is bound to
    [[nodiscard]] std::optional<Mark> newest(const QByteArrayList &marks);
    [[nodiscard]] Result<QByteArray> take(QByteArrayView record);

    Sealer m_sealer;
    QByteArray m_name;
    quint64 m_count = 0;
    quint64 m_acknowledged = 0;
    QByteArray m_last;   ///< tag of the last record
    QByteArray m_before; ///< of the one before it
};

struct SealedChain::Opened
{
    SealedChain chain;
    QByteArrayList plain;
    bool isWhole = true; ///< else the last record is left out, and has to go before another is added
};

} // namespace steward
