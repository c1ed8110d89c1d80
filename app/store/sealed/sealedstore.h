// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/memorystore.h"
#include "store/sealed/sealedbook.h"
#include "store/sealed/storerecords.h"

namespace steward {

/// A store under a password: all of it in memory, as in a MemoryStore, and each write a record of a SealedBook, from
/// which it is read again (docs/sealed-store.md).
///
/// On a book that answers before it returns (a file), a write that is answered well is on the disk, and one that is not
/// has changed nothing. On one that answers later, writes are answered when they are in memory; whenDurable() tells
/// when they are kept. If one of those is not, it cannot be undone any more: the book is locked, nothing more is taken,
/// and what is in memory is ahead of what is kept.
///
/// When what was added since all was last written is larger than that, and than a mebibyte, all is written anew; so
/// opening reads twice what there is at most. Errors of writes besides those of Store: those of SealedBook::add().
class SealedStore final : public MemoryStore
{
public:
    /// \a book is unlocked, and stays so as long as this writes; \a records are those it told then, and are wiped.
    /// None: an empty store. Errors of storerecords::replay() and of \a codec, with the number of the record from 1 in
    /// `detail`.
    [[nodiscard]] static Result<std::unique_ptr<SealedStore>> open(std::shared_ptr<SealedBook> book,
                                                                   QByteArrayList records, ProjectCodec codec,
                                                                   std::shared_ptr<const Clock> clock = {});
    ~SealedStore() override;
    Q_DISABLE_COPY_MOVE(SealedStore)

    /// All or nothing, also of several writes; O(log), as what was before is held meanwhile.
    Result<void> atOnce(const std::function<Result<void>()> &work) override;
    /// Writes all anew, so that nothing of what was erased is in the book any more. An error after which row and person
    /// are erased, and what lies in the book is not: asked again, it is tried again.
    Result<void> erasePerson(const Id &person) override;
    [[nodiscard]] Visits &visits() override;

    /// Calls \a told, once, when all that was written so far is kept, or with the first failure. Before it returns,
    /// where that is known by then. Not after this is gone.
    void whenDurable(const SealedBook::Done &told);
    /// Writes all anew, as it is now.
    Result<void> compact();

protected:
    Result<void> keep(const StoreWrite &write) override;

private:
    class KeptVisits;
    /// Bytes in the book: in what was last written anew, and behind it.
    struct Sizes
    {
        qint64 base = 0;
        qint64 added = 0;
        qint64 tried = 0; ///< of added, when there was no room to write anew
    };

    SealedStore(std::shared_ptr<SealedBook> book, ProjectCodec codec, std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<void> replay(QByteArrayList records);
    Result<void> put(const QByteArray &record);
    Result<void> carryOut(const std::function<void(const SealedBook::Done &)> &call);
    void compactIfDue();
    void fail(const Error &error);
    void tellWaiting();

    std::shared_ptr<SealedBook> m_book;
    ProjectCodec m_codec;
    std::unique_ptr<KeptVisits> m_keptVisits;
    Sizes m_sizes;
    bool m_mustCompact = false; ///< somebody was erased, and what he was is still in the book
    std::optional<QByteArrayList> m_together;
    std::optional<Error> m_failure;
    qint64 m_asked = 0;
    qint64 m_answered = 0;
    QList<std::pair<qint64, SealedBook::Done>> m_waiting; ///< until so many are answered
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

} // namespace steward
