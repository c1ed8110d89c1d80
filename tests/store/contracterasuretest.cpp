// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"
#include "store/visits.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

/// Who is erased, and what stays.
class ErasureContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void anErasedPersonIsGoneAndTheChainStillFits()
    {
        commitHistory();
        const AuditRow before = *m_store->row(samples::setId(3));
        QVERIFY(m_store->erasePerson(samples::grace));
        QCOMPARE(check().what, QString());
        QCOMPARE(check().firstBadRevision, 0);

        const AuditRow row = *m_store->row(samples::setId(3));
        QVERIFY(row.isErased);
        QCOMPARE(row.erasedAt, std::optional(m_clock->now()));
        QVERIFY(row.changes.first().before.isUndefined());
        QVERIFY(row.changes.first().after.isUndefined());
        QCOMPARE(row.changes.first().entity.id, samples::grace); // that something happened to someone stays
        QCOMPARE(row.acknowledged.first().why, QString());
        QCOMPARE(row.acknowledged.at(1).why, u"Agreed with the ministry"_s); // Wezi's words, Wezi's key
        QCOMPARE(row.authorName, u"Wezi Nyirenda"_s);
        QCOMPARE(row.hash, before.hash);
        QVERIFY(!m_store->row(samples::setId(1))->isErased);
        QVERIFY(!m_store->remembered(samples::setId(3))); // an answer could name her
        QVERIFY(m_store->remembered(samples::setId(1)));
    }

    void anObjectMadeOrRemovedLosesOnlyWhatIsPersonal()
    {
        commitHistory();
        QVERIFY(m_store->erasePerson(samples::newcomer));
        const QJsonObject made = m_store->row(samples::setId(2))->changes.first().after.toObject();
        QCOMPARE(made.value(u"id"_s).toString(), samples::newcomer.toString());
        QVERIFY(!made.contains(u"name"_s));
        QVERIFY(!made.contains(u"handle"_s));
        const QJsonObject removed = m_store->row(samples::setId(5))->changes.first().before.toObject();
        QVERIFY(removed.contains(u"id"_s));
        QVERIFY(!removed.contains(u"name"_s));
        QVERIFY(m_store->row(samples::setId(5))->isErased);
        QCOMPARE(check().firstBadRevision, 0);
    }

    void anErasedAuthorStaysErased()
    {
        commitHistory();
        QVERIFY(m_store->erasePerson(samples::wezi));
        const Instant then = m_clock->now();
        m_clock->advance(48h);
        QVERIFY(m_store->erasePerson(samples::wezi));

        Commit later = samples::renaming(*m_store->load(), u"Later"_s);
        later.set.reason = u"I am still here"_s;
        const auto row = m_store->commit(later);
        QVERIFY(row);
        QVERIFY(row->isErased);
        QCOMPARE(row->erasedAt, std::optional(then)); // the first time counts
        QCOMPARE(row->author, samples::wezi);
        QCOMPARE(row->authorName, QString());
        QCOMPARE(row->reason, QString());
        QCOMPARE(row->from, QString());
        QCOMPARE(m_store->row(samples::setId(1))->reason, QString());
        QVERIFY(!m_store->row(samples::setId(4))->isErased); // by rule, under the project's own key
        QCOMPARE(m_store->row(samples::setId(4))->reason, u"End date reached"_s);
        QCOMPARE(check().what, QString());
        QCOMPARE(check().firstBadRevision, 0);
    }

    void whoIsErasedBeforeHeIsInTheLogNeverGetsIn()
    {
        QVERIFY(m_store->create(samples::project()));
        QVERIFY(m_store->erasePerson(samples::newcomer));
        QCOMPARE(check().firstBadRevision, 0);
        for (const Commit &commit : samples::history())
            QVERIFY(m_store->commit(commit));
        QVERIFY(m_store->row(samples::setId(2))->isErased);
        QVERIFY(!m_store->row(samples::setId(2))->changes.first().after.toObject().contains(u"name"_s));
        QCOMPARE(check().firstBadRevision, 0);
        QCOMPARE(m_store->erasePerson(Id()).error().kind, Error::Kind::Invalid); // the project's own key stays
    }

    void whatHeWasCalledAtAnIssuerGoesToo()
    {
        commitHistory();
        const Subject hers{u"https://a.test"_s, u"grace-1"_s}, alsoHers{u"https://b.test"_s, u"grace"_s};
        const Subject his{u"https://a.test"_s, u"wezi-1"_s};
        QVERIFY(m_store->bindMember(hers, samples::grace));
        QVERIFY(m_store->bindMember(alsoHers, samples::grace));
        QVERIFY(m_store->bindMember(his, samples::wezi));
        QVERIFY(m_store->setClaim("hers", samples::grace));
        QVERIFY(m_store->setClaim("his", samples::wezi));
        for (int again = 0; again < 2; ++again) {
            QVERIFY(m_store->erasePerson(samples::grace));
            QVERIFY(m_store->memberFor(hers)->isNull());
            QVERIFY(m_store->memberFor(alsoHers)->isNull());
            QCOMPARE(m_store->memberFor(his).value(), samples::wezi);
            QVERIFY(m_store->claim("hers", {u"https://a.test"_s, u"somebody"_s})->isNull());
            QVERIFY(m_store->bindMember(hers, samples::grace)); // who slips in again goes again
            QVERIFY(m_store->setClaim("hers", samples::grace));
        }
        QVERIFY(m_store->erasePerson(samples::grace));
        QVERIFY(m_store->memberFor(hers)->isNull());
        QCOMPARE(m_store->claim("his", alsoHers).value(), samples::wezi);
    }

    void anInvitationsAddressGoesWithoutItsAuthor()
    {
        commitHistory();
        const domain::Project before = *m_store->load();
        domain::Invitation invited;
        invited.id = Id(0x70, 0x1);
        invited.email = u"zoe@example.org"_s;
        domain::Project after = before;
        after.invitations = after.invitations.with(invited);
        Commit commit = samples::renaming(before, u"Also renamed"_s);
        commit.changes << domain::diff(before, after);
        commit.project.invitations = after.invitations;
        QVERIFY(m_store->commit(commit));
        const auto email = [&] {
            return m_store->row(commit.set.id)->changes.constLast().after[u"email"_s].toString();
        };
        QCOMPARE(email(), invited.email);
        QVERIFY(m_store->erasePerson(invited.id));
        QCOMPARE(email(), QString());
        QCOMPARE(m_store->row(commit.set.id)->authorName, commit.authorName);
        QCOMPARE(check().what, QString());
        QCOMPARE(check().firstBadRevision, 0);
    }

    void whoIsErasedWasNotHere()
    {
        commitHistory();
        Visits &visits = m_store->visits();
        const Instant now = m_clock->now();
        for (const Id &person : {samples::grace, samples::wezi}) {
            QVERIFY(visits.begin({.id = Id::random(),
                                  .person = person,
                                  .subject = {u"i"_s, person.toString()},
                                  .began = now,
                                  .seen = now}));
            QVERIFY(visits.note({.at = now, .person = person, .what = u"snapshot"_s, .from = u"192.0.2.7"_s}));
        }
        QVERIFY(m_store->erasePerson(samples::grace));
        QVERIFY(visits.sessions({.limit = 9, .person = samples::grace})->isEmpty());
        QVERIFY(visits.signIns({.limit = 9, .person = samples::grace})->isEmpty());
        QCOMPARE(visits.reads({.limit = 9, .person = samples::grace})->constFirst().from, QString());
        QCOMPARE(visits.reads({.limit = 9, .person = samples::wezi})->constFirst().from, u"192.0.2.7"_s);
        QCOMPARE(visits.sessions({.limit = 9})->size(), 1);
    }
};

static const bool isRegistered = registerContract<ErasureContractTest>("contracterasure");

} // namespace steward

#include "contracterasuretest.moc"
