// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"
#include "wire/changes.h"
#include "wire/contract.h"
#include "wire/logfilter.h"
#include "wire/me.h"
#include "wire/pack/pack.h"
#include "wire/snapshot.h"

namespace steward {

/// Turns wishes into requests and answers into values: one function per request of the admin API. A status other than
/// 2xx becomes its Error, a body that is not what the contract says Error::BadReply. All `done` as Transport promises.
class Api
{
public:
    template<typename T>
    using Done = std::function<void(Result<T>)>;

    /// \a transport must outlive the api.
    explicit Api(Transport &transport);

    Ticket me(QObject *context, Done<wire::Me> done);
    /// What the server says of the contract it keeps.
    Ticket contract(QObject *context, Done<wire::Contract> done);
    Ticket manifest(QObject *context, Done<wire::Manifest> done);
    /// The caller collects the rows. Error::Stale: the server does not have that revision any more, begin again.
    Ticket pack(const domain::EntityKind &kind, int number, qint64 revision, wire::SnapshotRows &into, QObject *context,
                Done<void> done);

    /// \a since: the revision held. \a wait: how long the server may hold the question, at most 25 s.
    struct Changes
    {
        qint64 revision = 0;
        QList<wire::LogEntry> entries; ///< oldest first; may stop short of revision
    };
    Ticket changes(qint64 since, std::chrono::seconds wait, QObject *context, Done<Changes> done);

    Ticket dryRun(const domain::ChangeSet &set, QObject *context, Done<wire::Applied> done);
    /// May be repeated safely: the set's id is the idempotency key.
    Ticket apply(const domain::ChangeSet &set, QObject *context, Done<wire::Applied> done);
    /// One applied set, as the log keeps it.
    Ticket changeSet(const Id &set, QObject *context, Done<wire::LogEntry> done);
    Ticket inverse(const Id &set, QObject *context, Done<QList<domain::Change>> done);

    struct AuditPage
    {
        QList<wire::LogEntry> entries; ///< newest first; with a filter maybe none, and yet there is more
        qint64 total = 0;              ///< rows of the log, whatever the filter
        qint64 revision = 0;           ///< up to which the log was looked at
        qint64 next = 0;               ///< where to go on: before this revision; 0: that was all
    };
    /// \a before: rows of revisions below; 0: from the end.
    Ticket audit(const domain::LogFilter &filter, qint64 before, int limit, QObject *context, Done<AuditPage> done);
    Ticket audit(qint64 before, int limit, QObject *context, Done<AuditPage> done)
    {
        return audit({}, before, limit, context, std::move(done));
    }

    struct Verification
    {
        qint64 rows = 0;
        bool isGood = false;
        qint64 firstBadRevision = 0;
        Instant at;
    };
    Ticket verification(QObject *context, Done<Verification> done);

    /// Binds the signed-in subject to the person the claim code was made for.
    Ticket claim(const QString &code, QObject *context, Done<Id> done);

private:
    template<typename T>
    Ticket askText(Request request, QObject *context, std::function<Result<T>(const QByteArray &)> read, Done<T> done);
    template<typename T>
    Ticket ask(Request request, QObject *context, std::function<Result<T>(const QJsonObject &)> read, Done<T> done);
    Ticket send(const domain::ChangeSet &set, bool isDryRun, QObject *context, Done<wire::Applied> done);

    Transport &m_transport;
};

} // namespace steward
