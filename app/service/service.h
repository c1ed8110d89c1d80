// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "service/ratelimit.h"
#include "store/store.h"

#include <functional>
#include <variant>

namespace steward {

/// What the caller's token says of how it came to be.
struct TokenFacts
{
    QString session;  ///< the issuer's name for it; may be empty
    QString clientId; ///< may be empty
    Instant issued;
    std::optional<Instant> authenticated; ///< when somebody signed in for it, where it says so
};

/// What somebody has sent to come in by an API key, as it came.
struct GivenKey
{
    QString user;     ///< name or address
    QByteArray value; ///< empty: it was not to be read
};

/// Who makes a call, as its host has found out. An empty subject: nobody (401 on all but the open routes).
struct Caller
{
    Subject subject;
    QString from;                    ///< address and face, for the audit
    QString address;                 ///< the former alone; empty: from within this program
    QString through;                 ///< the identity provider that its issuer has asked in turn; may be empty
    QString email;                   ///< one the issuer has verified; may be empty
    std::optional<TokenFacts> token; ///< nothing: no sessions are kept of this caller (the demo)
    std::optional<GivenKey> key;     ///< in place of subject and token: whose it is the service finds out
};

struct Call
{
    Request request;
    Caller caller;
    Instant now;
    QByteArray requestId;
    bool hasWaited = false; ///< the host asks again after a WaitFor: the answer is due now, whatever it is
    bool mayShare = false;  ///< others come meanwhile: a write may be a Task, which shares its transaction with them
};

/// "Ask me again when the project is past this revision, or at the deadline": what a long poll gets. The host
/// waits, then asks again with Call::hasWaited.
struct WaitFor
{
    qint64 revision = 0;
    Instant deadline;
};

/// A piece of work too long for one go. The host calls step() until it gives the response, and answers others in
/// between; it may also let the job go. The service must outlive it.
struct Task
{
    std::function<std::optional<Response>()> step;
};

using Answer = std::variant<Response, WaitFor, Task>;

class ReadSide;

/// The admin API: a function of request, caller, moment and store. No sockets, no threads, no timers, no waiting.
class Service
{
public:
    /// \a store must hold a project and outlive the service. Others may write to the same database: see catchUp().
    explicit Service(Store &store);
    ~Service();
    Q_DISABLE_COPY_MOVE(Service)

    /// How often each caller may ask from here on; without this, as often as he likes.
    void limitRates(const RateLimits &limits);
    void limitRates(std::shared_ptr<RateLimiter> limiter);

    /// From here on the values of secrets are taken, and kept sealed; without this they are refused.
    void sealSecretsBy(const SecretBox &box);

    /// Tells \a side, from now on, what it takes to answer reads beside the service; it must outlive it.
    void readBy(ReadSide &side);

    [[nodiscard]] Answer handle(const Call &call);

    /// Jobs go on while their callers are answered: as long as there is work the host calls work() and answers others
    /// in between. One piece is short, but for those of a large set, whose checks and whose commit are one each; what
    /// is left undone is as if it had never been begun.
    [[nodiscard]] bool hasWork() const;
    void work(Instant now);
    /// What nobody has come back for. Every handle() does so, too; for hosts of which nobody asks anything.
    void forgetOverdue(Instant now);

    /// What changes by itself as time goes by (domain/due.h): the host calls this now and then, every second say, and
    /// again at once while it answers true; between two steps it answers others. False: nothing is due by now. One step
    /// is one set; a server that stood still catches up in order. O(1) where nothing is due and nothing was committed
    /// since the last time, else O(people).
    [[nodiscard]] Result<bool> advance(Instant now);

    /// Gives the project what it lacks since its beginning, where an earlier version has made it: the host calls this
    /// at the start, and again while it answers true. One set without an author; then advance() has its turn.
    [[nodiscard]] Result<bool> complete(Instant now);

    /// Takes over what others have committed to the same database. What is read is as old as the last time this, or
    /// handle() with a write, has looked: the host calls it when the store says that somebody has, and now and then.
    Result<void> catchUp();

    /// The revision now, for hosts that wait.
    [[nodiscard]] qint64 revision() const;
    /// Parts of snapshots that had to be put together so far; the others were there already.
    [[nodiscard]] int packsMade() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// RFC 9457 problem details; also for hosts that refuse before the service is asked.
[[nodiscard]] Response problem(int status, const QString &code, const QByteArray &requestId, QJsonObject more = {});

} // namespace steward
