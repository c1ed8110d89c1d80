// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/keywork.h"
#include "store/sealed/recordmedium.h"
#include "store/sealed/sealedchain.h"
#include "vault/keyenvelope.h"

#include <deque>
#include <optional>

namespace steward {

/// Records under a password, where a RecordMedium keeps them (docs/sealed-store.md).
///
/// Each call but lock() is answered once, in the thread of the caller, when it is on the disk: before the call returns,
/// where medium and KeyWork answer so, or later from the event loop. One is carried out after the other; called while
/// another is under way, it waits. A callback may call anything here, and may end this. What was not answered when this
/// goes is not answered any more.
///
/// Errors of all that read or write: those of RecordMedium; after one other than "medium.full", and "medium.busy" where
/// nothing was read yet, all is refused as "medium.failed" until unlock() has read anew what lies there. Of what asks
/// for a password: those of KeyEnvelope and keyOfPassword(), "vault.none" (NotFound: nothing lies there), and those of
/// SealedChain::open(). Of what writes: Error::Forbidden "vault.locked". What a password has to be like is the
/// caller's to say.
class SealedBook
{
public:
    using Done = std::function<void(const Result<void> &)>;
    using Found = std::function<void(const Result<bool> &)>;
    /// To be taken apart and wiped by who gets it.
    using Records = std::function<void(Result<QByteArrayList>)>;

    /// \a cost: of passwords set from here on.
    explicit SealedBook(std::unique_ptr<RecordMedium> medium, std::shared_ptr<KeyWork> work = KeyWork::atOnce(),
                        const ScryptCost &cost = {});
    ~SealedBook();
    Q_DISABLE_COPY_MOVE(SealedBook)

    /// Is there one to be unlocked? Error::BadReply "vault.foreign", "vault.newer", "vault.damaged", "vault.cost":
    /// something is, and cannot be.
    void look(const Found &found);
    /// One without a record, unlocked; only where nothing lies (Error::Objection "vault.exists").
    void create(const QString &password, const Done &done);
    /// All records in their order. Error::Forbidden "vault.password": another password.
    void unlock(const QString &password, const Records &records);
    /// "medium.full": it is not there, and what was there is; the next one may be tried.
    void add(const QByteArray &plain, const Done &done);
    /// These in place of all that are there, or, where it fails or the power goes, what was there.
    void compact(const QByteArrayList &plain, const Done &done);
    /// Locked or not, and stays so. Opens under the one or the other, whenever the power goes: under \a now once this
    /// is answered well.
    void changePassword(const QString &old, const QString &now, const Done &done);
    /// Locks, and destroys the key, then all the rest; asks for no password. Nothing lies there afterwards.
    void wipe(const Done &done);

    /// The keys are gone from memory when this returns, or, where something is under way, once that is answered. What
    /// waits is refused.
    void lock();
    [[nodiscard]] bool isUnlocked() const { return m_chain.has_value() && !m_isLocking; }

private:
    using Refuse = std::function<void(const Error &)>;
    using Then = std::function<void()>;
    using Password = std::shared_ptr<QString>;
    struct Task
    {
        Then run;
        Refuse refuse;
    };
    struct Job;
    using JobPtr = std::shared_ptr<Job>;

    void enqueue(const Then &run, const Refuse &refuse);
    void next();
    /// The task that is under way is over; \a tell may end this.
    void finish(const Then &tell);
    void fail(const JobPtr &job, const Error &error);

    void read(const JobPtr &job, const Then &then);
    void derive(const JobPtr &job, const Password &password, const KeyEnvelope &envelope,
                const std::function<void(SecretKey)> &then);
    void open(const JobPtr &job, const Then &then);
    void begin(const JobPtr &job, const KeyEnvelope &envelope, SecretKey passwordKey, const Done &done);
    void rewrap(const JobPtr &job, const KeyEnvelope &envelope, const SecretKey &passwordKey, const Done &done);
    void take(const JobPtr &job);
    void write(const QByteArray &plain, const Done &done);
    void append(const QByteArray &plain, const Done &done);
    void replace(const QByteArrayList &plain, const Done &done);
    [[nodiscard]] Result<void> mayWrite() const;
    void tell(const Done &done, const Result<void> &result);
    void note(const Error &error);
    void drop();

    std::shared_ptr<KeyWork> m_work;
    ScryptCost m_cost;
    std::unique_ptr<RecordMedium> m_medium;
    std::deque<Task> m_waiting;
    bool m_isBusy = false;    ///< a task is under way
    bool m_isRunning = false; ///< next() is
    bool m_isLocking = false; ///< as soon as it is over
    bool m_isFailed = false;
    bool m_mustCut = false; ///< a last record lies there that is none
    QByteArray m_envelope;  ///< as it lies there, without the chain's name
    std::optional<SecretKey> m_key;
    std::optional<SealedChain> m_chain;
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

} // namespace steward
