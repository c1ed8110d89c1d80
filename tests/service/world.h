// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "server/quickreader.h"
#include "store/memorystore.h"

#include <QJsonObject>

/// A small project under the real service, and people of every standing who ask it.
namespace steward::tests {

inline const Id wezi{0x20, 1};    ///< admin
inline const Id thoko{0x20, 2};   ///< admin too
inline const Id grace{0x20, 3};   ///< may read roles, places and people, everywhere
inline const Id pia{0x20, 4};     ///< a web user who may enter and no more
inline const Id lena{0x20, 5};    ///< edits the mobile workers of the north
inline const Id left{0x20, 6};    ///< was here; inactive
inline const Id zulu{0x20, 7};    ///< mobile worker in the north
inline const Id banda{0x20, 8};   ///< mobile worker in the south
inline const Id nobody{};         ///< signed in nowhere
inline const Id stranger{0x9, 9}; ///< signed in, and unknown to the project

inline const Id country{0x30, 1};
inline const Id north{0x30, 2};
inline const Id south{0x30, 3};
inline const Id clinic{0x30, 4}; ///< in the north

inline const Id reader{0x10, 1};
inline const Id plain{0x10, 2};
inline const Id supervisor{0x10, 3};
inline const Id worker{0x10, 4};
inline const Id spare{0x10, 5};  ///< held by nobody; whoever edits people and sees all places may give it
inline const Id copied{0x10, 6}; ///< from another project
inline const Id helper{0x10, 7}; ///< held by nobody; whoever edits people and data may give it

class World
{
public:
    /// Begins at \a revision.
    explicit World(qint64 revision = 0);
    /// With the people of small().
    explicit World(const domain::Project &project);
    [[nodiscard]] static domain::Project small();

    /// What \a who is answered; a body of {} is sent as none.
    Response ask(const Id &who, Request::Verb verb, const QString &path, const QJsonObject &body = {},
                 const Headers &headers = {});
    Response get(const Id &who, const QString &path) { return ask(who, Request::Verb::Get, path); }
    /// With If-Match of the object's version as \a who is told it, where he is.
    Response patch(const Id &who, const QString &path, const QJsonObject &body);
    Response post(const Id &who, const QString &path, const QJsonObject &body)
    {
        return ask(who, Request::Verb::Post, path, body);
    }
    /// From here on the service's limits are not the reader's: it is not asked any more.
    void limitRates(const RateLimits &limits);
    /// As it comes: also what is no JSON, and what waits. A job is worked off.
    Answer handle(const Id &who, Request request, bool hasWaited = false);

    [[nodiscard]] domain::Project project() const { return *store.load(); }
    [[nodiscard]] qint64 rows() const { return *store.rowCount(); }
    /// What a path of a resource is about.
    [[nodiscard]] domain::EntityRef entityAt(const QString &path) const;
    /// Everything a request could have changed: state, log and remembered answers.
    [[nodiscard]] QByteArray print() const;

    /// A change of one field, from what it is now.
    [[nodiscard]] domain::Change change(const QString &kind, const Id &id, const QString &field,
                                        const QJsonValue &after) const;
    [[nodiscard]] static QJsonObject set(const QList<domain::Change> &changes, const Id &id = Id::random());

    QHash<Id, TokenFacts> tokens; ///< what their tokens say of sessions; those without have none
    QHash<Id, GivenKey> keys;     ///< by which they ask, in place of a token
    QHash<Id, QString> addresses; ///< from which they ask, where it is not 192.0.2.7
    QHash<Id, QString> emails;    ///< that their tokens hold, verified
    QHash<Id, QString> throughs;  ///< identity providers that their issuer has asked
    SetClock clock{Instant(std::chrono::seconds(1'795'089'900))};
    MemoryStore store;
    /// Asked before the service each time: what it answers, the service must answer, too.
    server::QuickReader reader{std::make_shared<server::SharedLimiter>(RateLimits())};
    SecretBox secrets = SecretBox::forThisRun();
    bool keepsExchanges = true; ///< for tests/openapi
    std::unique_ptr<Service> service;

private:
    bool m_isLimited = false;

    Answer answered(const Id &who, Request request, bool hasWaited);
};

[[nodiscard]] domain::Role roleHolding(const Id &id, const QString &name, const QStringList &permissions);
[[nodiscard]] QString pathOf(QLatin1StringView route, const Id &id);
[[nodiscard]] QByteArray tag(qint64 version); ///< "v7", quoted, as in ETag and If-Match
[[nodiscard]] Subject subjectOf(const Id &person);
[[nodiscard]] QJsonObject bodyOf(const Response &response);
[[nodiscard]] QString codeOf(const Response &response); ///< of the problem
[[nodiscard]] QList<domain::Problem> problemsOf(const Response &response);
[[nodiscard]] QStringList idsOf(const QJsonArray &items);

} // namespace steward::tests
