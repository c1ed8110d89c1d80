// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/erasure.h"

#include "domain/kinds.h"
#include "domain/names.h"
#include "domain/recovered.h"
#include "service/operatorcommit.h"
#include "service/personcalled.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// Names what each change of the set comes from, as a rule does: it may write what nobody may ask for.
const QString cause = u"erased"_s;

Error refused(const QString &detail)
{
    return {.kind = Error::Kind::Objection, .code = u"erasure.refused"_s, .detail = detail};
}

/// What becomes of all that speaks of one person.
class Taking
{
public:
    Taking(const Project &project, const Person &person)
        : m_project(project)
        , m_person(person)
    {
        for (const QString &address : {person.email, person.handle}) {
            if (!address.isEmpty())
                m_addresses.insert(foldedCode(address));
        }
        takePapers();
        takeCredentials();
        remove({u"person"_s, person.id}, person.version); // last: the others point at him
    }

    [[nodiscard]] const QList<Change> &changes() const { return m_changes; }
    [[nodiscard]] const QList<Id> &keys() const { return m_keys; } ///< of values in the log, besides his own
    [[nodiscard]] int credentials() const { return m_credentials; }

private:
    [[nodiscard]] bool isHis(const QString &address) const { return m_addresses.contains(foldedCode(address)); }

    void remove(const EntityRef &entity, qint64 version)
    {
        m_changes << Change{.entity = entity, .op = Change::Op::Remove, .baseVersion = version, .cause = cause};
    }
    void update(const EntityRef &entity, const QString &field, const QJsonValue &before, const QJsonValue &after,
                qint64 version)
    {
        if (before != after)
            m_changes << Change{entity, Change::Op::Update, field, before, after, version, cause};
    }
    void takePapers()
    {
        for (int row = 0; row < m_project.invitations.size(); ++row) {
            const Invitation &invitation = m_project.invitations.at(row);
            if (!isHis(invitation.email))
                continue;
            remove({u"invitation"_s, invitation.id}, invitation.version);
            m_keys << invitation.id;
        }
        for (int row = 0; row < m_project.accessRequests.size(); ++row) { // which are kept: they lose who it was
            const AccessRequest &request = m_project.accessRequests.at(row);
            if (!isHis(request.email))
                continue;
            const EntityRef entity{u"access_request"_s, request.id};
            if (request.status.is(AccessRequest::Status::Open))
                update(entity, u"status"_s, u"open"_s, u"declined"_s, request.version);
            update(entity, u"email"_s, request.email, QString(), request.version);
            update(entity, u"full_name"_s, request.fullName, QString(), request.version);
            m_keys << request.id;
        }
    }
    void takeCredentials()
    {
        for (int row = 0; row < m_project.apiKeys.size(); ++row) {
            const ApiKey &key = m_project.apiKeys.at(row);
            if (key.owner != m_person.id)
                continue;
            remove({u"api_key"_s, key.id}, key.version);
            ++m_credentials;
        }
        for (int row = 0; row < m_project.oauthClients.size(); ++row) { // others may use these
            const OAuthClient &client = m_project.oauthClients.at(row);
            if (client.owner == m_person.id)
                update({u"oauth_client"_s, client.id}, u"owner"_s, client.owner.toString(), QJsonValue::Null,
                       client.version);
        }
    }

    const Project &m_project;
    const Person &m_person;
    QSet<QString> m_addresses;
    QList<Change> m_changes;
    QList<Id> m_keys;
    int m_credentials = 0;
};

QString wordsOf(const Problem &problem)
{
    if (problem.code == "lockout.last_admin"_L1)
        return u"nobody would be left who administers the project: make somebody else an admin first"_s;
    const QString kinds = problem.arguments.value(u"kinds"_s).toVariant().toStringList().join(u", "_s);
    return u"the project's rules object: "_s + problem.code + (kinds.isEmpty() ? QString() : u" ("_s + kinds + u')');
}

/// What is reported of him is written by no set that apply() takes: it goes here. Its values are no part of the log.
void takeFacts(Outcome &outcome, const Id &person)
{
    const auto facts = outcome.project->personFacts.find(person);
    if (!facts)
        return;
    outcome.changes << Change{.entity = {u"person_facts"_s, person},
                              .op = Change::Op::Remove,
                              .before = QJsonObject{{u"id"_s, person.toString()}},
                              .baseVersion = facts->version};
    kindOf("person_facts"_L1)->remove(*outcome.project, {person});
}

Result<Outcome> outcomeOf(const Project &project, const ChangeSet &set, const Person &person)
{
    if (person.isBreakGlass)
        return refused(
            u"%1 has a break-glass account: \"stewardd break-glass --end\" makes it an ordinary one first"_s.arg(
                person.name));
    Outcome outcome = apply(project, set, {});
    if (!outcome.isGood())
        return refused(wordsOf(outcome.problems.constFirst()));
    for (Change &change : outcome.changes) {
        if (change.cause == cause)
            change.cause.clear(); // in the log stands who did it: no rule
    }
    takeFacts(outcome, person.id);
    return outcome;
}

struct Committed
{
    Erasure erasure;
    QList<Id> keys; ///< to be destroyed, his own among them
};

Result<Committed> committed(Store &store, const Project &project, const Person &person, const ErasureWish &wish,
                            Instant now)
{
    const Taking taking(project, person);
    const ChangeSet set{.id = Id::random(),
                        .changes = taking.changes(),
                        .reason = wish.reason,
                        .acknowledged = {operatorsAct(OperatorsAct::Erased, person.id)}};
    const auto outcome = outcomeOf(project, set, person);
    if (!outcome)
        return outcome.error();
    const auto row = commitByOperator(store, *outcome->project, set, outcome->changes, {wish.by, wish.from}, now);
    if (!row)
        return row.error();
    return Committed{.erasure = {.person = person.id,
                                 .revision = row->revision,
                                 .credentials = taking.credentials(),
                                 .papers = static_cast<int>(taking.keys().size())},
                     .keys = taking.keys() + QList<Id>{person.id}};
}

/// Of somebody whom the state no longer has: himself, and what went with him, where it was interrupted.
Result<Committed> goneBefore(const Store &store, const Project &project, const QString &who, const Error &unknown)
{
    const auto id = Id::fromString(who);
    if (!id || id->isNull())
        return unknown;
    QList<Id> keys;
    qint64 after = 0;
    for (;;) {
        const auto rows = store.rowsTouching(*id, after, project.revision);
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            break;
        after = rows->constLast().revision;
        for (const AuditRow &row : *rows) {
            const auto done = doneByOperator(row.acknowledged);
            const bool erasesHim = row.author == operatorsId && done == DoneByOperator{OperatorsAct::Erased, *id};
            for (const Change &change : row.changes) {
                const bool isPerson = change.entity == EntityRef{u"person"_s, *id};
                const bool isPaper = change.entity.kind == "invitation"_L1 || change.entity.kind == "access_request"_L1;
                if ((isPerson || (erasesHim && isPaper)) && !keys.contains(change.entity.id))
                    keys << change.entity.id;
            }
        }
    }
    if (keys.isEmpty())
        return unknown;
    return Committed{.erasure = {.person = *id, .papers = static_cast<int>(keys.size()) - 1}, .keys = keys};
}

Result<Committed> taken(Store &store, const ErasureWish &wish, Instant now)
{
    const auto project = store.load();
    if (!project)
        return project.error();
    const auto person = personCalled(*project, wish.who);
    return person ? committed(store, *project, *person, wish, now)
                  : goneBefore(store, *project, wish.who, person.error());
}

} // namespace

Result<Erasure> erase(Store &store, const ErasureWish &wish, Instant now)
{
    const auto kept = madeAtOnce<Committed>(store, [&] { return taken(store, wish, now); });
    if (!kept)
        return kept.error();
    for (const Id &key : std::as_const(kept->keys)) {
        if (const auto erased = store.erasePerson(key); !erased)
            return erased.error();
    }
    return kept->erasure;
}

QString toldOf(const Erasure &erasure)
{
    QStringList lines;
    if (erasure.revision > 0)
        lines << u"%1 is out of the project. Row %2 of the log says so, without a name, and all admins are told."_s
                     .arg(erasure.person.toString())
                     .arg(erasure.revision);
    else
        lines << u"%1 was out of the project already."_s.arg(erasure.person.toString());
    lines << u"What the log had of this person cannot be read any more; its chain holds as before. Sign-ins, sessions"_s
          << u"and codes are gone, with %1 API keys, and %2 invitations and requests for access."_s
                 .arg(erasure.credentials)
                 .arg(erasure.papers)
          << QString() << u"Left to you: backups made before, the write-ahead log and the dumps of a database server,"_s
          << u"what others have exported, and what they wrote of this person in words of their own."_s;
    return lines.join(u'\n');
}

} // namespace steward
