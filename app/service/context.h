// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/authority.h"
#include "service/background.h"
#include "service/service.h"

#include <QUrlQuery>

namespace steward {

class CommitQueue;
class SessionBook;

/// A check of the log; one serves all who ask while it goes on.
struct SharedCheck
{
    std::unique_ptr<Verification> verification;
    Instant begun;
    std::optional<Result<ChainCheck>> found;
};

class SearchShelf;
class SnapshotShelf;

class ObjectTexts;

/// All that an answer can be made from which needs nothing but the state: whoever is given no more has no store, no
/// clock and no memory, and may be asked in any thread. Lives for one call.
struct Reading
{
    const QByteArray &requestId;
    const domain::Project &project; ///< the state now
    const RateLimits &rates;
    ObjectTexts *texts = nullptr;             ///< of this state; null: none are kept
    const domain::EntityKind *kind = nullptr; ///< of the objects the route is about; null: it is about none
    std::optional<domain::Person> person;     ///< who asks; nothing only on routes open to strangers
    QString path;                             ///< of the request, without the query
    QStringList pathArguments;                ///< what stood in place of each {} of the route
    QUrlQuery query;

    /// Whose are the uploads and jobs that are begun: the person's, or the API key's that he asks by, as that may be
    /// told less than he.
    [[nodiscard]] const Id &asker() const { return person->through ? person->through.key : person->id; }

    [[nodiscard]] Response refuse(int status, const QString &code, QJsonObject more = {}) const;
    [[nodiscard]] Response refuse(const Error &error) const;
    /// 200 with a text that is JSON already.
    [[nodiscard]] static Response jsonText(const QByteArray &text, const QByteArray &etag = {});
    [[nodiscard]] static Response json(const QJsonObject &object, int status = 200, const QByteArray &etag = {});

    /// A whole number of the query within bounds; \a otherwise when absent; nothing when it is no such number.
    [[nodiscard]] std::optional<qint64> number(const QString &name, qint64 otherwise, qint64 least, qint64 most) const;
};

/// Everything one handler may look at. Lives for one call.
struct Context : Reading
{
    /// Of what is written.
    [[nodiscard]] domain::Author author() const;

    const Call &call;
    Store &store;
    domain::Project &current;          ///< the same state; a handler that commits puts the next one here
    std::weak_ptr<SharedCheck> &check; ///< the one going on, if any
    SnapshotShelf &shelf;
    SessionBook &sessions;
    Background &background;
    CommitQueue &commits;
    SearchShelf &searches;
    const SecretBox *secrets; ///< null: there is no key, and no secret is taken
};

/// What is done to every answer: what the caller has already is not sent again, and it says which request it is of.
void finish(Response &response, const Request &request, const QByteArray &requestId);

/// The tag of one object, strong (RFC 9110, 8.8.3): its version.
[[nodiscard]] QByteArray tagOf(qint64 version);

/// How an Error is told. One that says when to try again is 503 with Retry-After.
[[nodiscard]] Response refusal(const Error &error, const QByteArray &requestId);

} // namespace steward
