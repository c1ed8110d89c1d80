// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"
#include "store/visits.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

/// Who was here.
class VisitsContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void sessionsComeAndGo()
    {
        Visits &visits = m_store->visits();
        const Instant now = m_clock->now();
        const Subject subject{u"https://id.example"_s, u"u-1"_s};
        const SessionRow first{.id = Id(8, 1),
                               .person = samples::wezi,
                               .subject = subject,
                               .client = u"desktop"_s,
                               .began = now,
                               .seen = now,
                               .from = u"192.0.2.7, desk\u00e9"_s};
        SessionRow second = first;
        second.id = Id(8, 2);
        second.sid = u"s-1"_s;
        QVERIFY(!*visits.find(subject, {}, u"desktop"_s, samples::wezi));
        const auto begun = visits.begin(first);
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
        QVERIFY(visits.begin(second));
        SessionRow twice = first;
        twice.id = Id(8, 3);
        QCOMPARE(visits.begin(twice)->id, first.id); // another server was first
        SessionRow expected = first;
        expected.number = begun->number;
        QVERIFY(**visits.find(subject, {}, u"desktop"_s, samples::wezi) == expected);
        QVERIFY(!*visits.find(subject, {}, u"desktop"_s, samples::grace));
        QVERIFY(!*visits.find(subject, {}, {}, samples::wezi));
        QCOMPARE((*visits.session(Id(8, 2)))->sid, u"s-1"_s);
        QVERIFY(!*visits.session(Id(8, 3)));

        QVERIFY(visits.touch(first.id, now + 5min, u"198.51.100.1"_s));
        QCOMPARE((*visits.session(first.id))->seen, now + 5min);
        QVERIFY(visits.end(first.id, now + 6min, samples::grace));
        QVERIFY((*visits.session(first.id))->isOver());
        QCOMPARE((*visits.session(first.id))->endedBy, samples::grace);
        QVERIFY(visits.touch(first.id, now + 7min, {})); // by a server that has not heard of it
        QVERIFY((*visits.session(first.id))->isOver());
        QVERIFY(visits.end(Id(9, 9), now, samples::grace)); // there is none

        SessionRow again = twice;
        again.seen = now + 8min;
        QCOMPARE(visits.begin(again)->id, first.id);
        const auto resumed = *visits.session(first.id);
        QVERIFY(!resumed->isOver());
        QCOMPARE(resumed->ended, std::optional<Instant>(now + 6min));

        QVERIFY(visits.end(second.id, now + 6min, samples::wezi));
        again = second;
        again.seen = now + 9min;
        QVERIFY(visits.begin(again)->isOver()); // the issuer has named it: it is not begun anew

        QList<SignInEvent::What> told;
        const auto signIns = visits.signIns({.limit = 9});
        for (const SignInEvent &one : *signIns)
            told << one.what;
        using What = SignInEvent::What;
        QCOMPARE(told, (QList<What>{What::Ended, What::SignedIn, What::Ended, What::SignedIn, What::SignedIn}));
        const SignInEvent ended = visits.signIns({.limit = 1})->constFirst();
        QCOMPARE(ended.by, samples::wezi);
        QCOMPARE(ended.session, second.id);
    }

    void visitsComeInPagesAndByPerson()
    {
        Visits &visits = m_store->visits();
        for (int i = 1; i <= 5; ++i) {
            const Id person = i % 2 ? samples::wezi : samples::grace;
            QVERIFY(visits.begin({.id = Id(8, quint64(i)),
                                  .person = person,
                                  .subject = {u"i"_s, QString::number(i)},
                                  .began = m_clock->now(),
                                  .seen = m_clock->now()}));
            QVERIFY(visits.note({.at = m_clock->now(), .person = person, .what = u"snapshot"_s, .objects = i}));
        }
        const auto ids = [&](const VisitPage &page) {
            QList<quint64> found;
            const auto sessions = visits.sessions(page);
            for (const SessionRow &session : *sessions)
                found << session.id.toString().right(1).toULongLong();
            return found;
        };
        QCOMPARE(ids({.limit = 2}), (QList<quint64>{5, 4}));
        const qint64 next = visits.sessions({.limit = 2})->constLast().number;
        QCOMPARE(ids({.before = next, .limit = 9}), (QList<quint64>{3, 2, 1}));
        QCOMPARE(ids({.limit = 9, .person = samples::grace}), (QList<quint64>{4, 2}));
        QCOMPARE(visits.reads({.limit = 9, .person = samples::grace})->constFirst().objects, 4);
        QVERIFY(visits.sessions({.limit = 0})->isEmpty());
        QCOMPARE(visits.signIns({.limit = 9, .person = samples::wezi})->size(), 3);
    }

    void readsGrow()
    {
        Visits &visits = m_store->visits();
        const auto note = [&](const Id &person) {
            return visits.note({.at = m_clock->now(), .person = person, .what = u"snapshot"_s, .bytes = 10});
        };
        const auto first = note(samples::wezi);
        const auto second = note(samples::grace);
        QVERIFY(first && second && *first < *second);
        QVERIFY(visits.grow(*first, 5) && visits.grow(*first, 7) && visits.grow(*second + 1, 100));
        const auto reads = visits.reads({.limit = 9});
        QCOMPARE(reads->size(), 2);
        QCOMPARE(reads->at(0).number, *second);
        QCOMPARE(reads->at(0).bytes, 10);
        QCOMPARE(reads->at(1).number, *first);
        QCOMPARE(reads->at(1).bytes, 22);
    }

    void visitsAreBounded()
    {
        Visits &visits = m_store->visits();
        const Subject subject{u"i"_s, u"s"_s};
        const Instant now = m_clock->now();
        QVERIFY(visits.begin({.id = Id(8, 1), .person = samples::wezi, .subject = subject, .began = now, .seen = now}));
        QVERIFY(visits.note({.at = now, .person = samples::wezi, .what = u"snapshot"_s}));
        QVERIFY(visits.refuse({.at = now, .what = SignInEvent::What::Refused, .subject = subject, .reason = u"old"_s}));
        const Instant later = now + visitsAreKept + 1ms;
        QVERIFY(
            visits.refuse({.at = later, .what = SignInEvent::What::Refused, .subject = subject, .reason = u"new"_s}));
        const auto signIns = visits.signIns({.limit = 9});
        QVERIFY(std::ranges::none_of(*signIns, [](const SignInEvent &one) { return one.reason == u"old"_s; }));
        QVERIFY(visits.begin(
            {.id = Id(8, 2), .person = samples::grace, .subject = subject, .began = later, .seen = later}));
        QVERIFY(visits.note({.at = later, .person = samples::grace, .what = u"snapshot"_s}));
        QCOMPARE(visits.sessions({.limit = 9})->size(), 1);
        QCOMPARE(visits.signIns({.limit = 9})->size(), 2);
        QCOMPARE(visits.reads({.limit = 9})->size(), 1);
    }
};

static const bool isRegistered = registerContract<VisitsContractTest>("contractvisits");

} // namespace steward

#include "contractvisitstest.moc"
