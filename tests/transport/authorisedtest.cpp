// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/authorised.h"
#include "support/scriptedtransport.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class ScriptedTokens : public TokenSource
{
public:
    QByteArray token = "old";
    int asked = 0;
    QList<QByteArray> refused;
    QPointer<QObject> context;
    Done done;

    [[nodiscard]] QByteArray accessToken() const override { return token; }
    void renew(const QByteArray &refusedToken, QObject *contextOfIt, Done doneOfIt) override
    {
        ++asked;
        refused << refusedToken;
        context = contextOfIt;
        done = std::move(doneOfIt);
    }
    void give(const QByteArray &fresh)
    {
        token = fresh;
        std::exchange(done, nullptr)(fresh);
    }
    void refuse(Error::Kind kind)
    {
        token.clear();
        std::exchange(done, nullptr)(Error{.kind = kind});
    }
};

} // namespace

class AuthorisedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_authorised.reset();
        m_below = std::make_unique<ScriptedTransport>();
        m_tokens = std::make_unique<ScriptedTokens>();
        m_context = std::make_unique<QObject>();
        m_authorised = std::make_unique<Authorised>(*m_below, *m_tokens);
        m_statuses.clear();
        m_errors.clear();
    }

    void putsTheTokenOn()
    {
        m_below->answer(200);
        send();
        QTRY_COMPARE(m_statuses, QList<int>{200});
        QCOMPARE(bearer(0), "Bearer old"_ba);
        QCOMPARE(m_tokens->asked, 0);
    }

    void aRefusedTokenIsRenewedOnceForAll()
    {
        for (int i = 0; i < 3; ++i)
            m_below->answer(401);
        for (int i = 0; i < 3; ++i)
            send();
        QTRY_COMPARE(m_tokens->asked, 1);
        QTRY_COMPARE(m_below->waitingCount(), 0U);
        send(); // comes while the gate is closed
        QTest::qWait(20);
        QCOMPARE(m_below->requestCount(), 3);
        QCOMPARE(m_tokens->refused, QList<QByteArray>{"old"});

        for (int i = 0; i < 4; ++i)
            m_below->answer(200);
        m_tokens->give("new");
        QTRY_COMPARE(m_statuses, (QList<int>{200, 200, 200, 200}));
        QCOMPARE(m_tokens->asked, 1);
        for (int i = 3; i < 7; ++i)
            QCOMPARE(bearer(i), "Bearer new"_ba);
    }

    void aSecond401IsTheAnswer()
    {
        m_below->answer(401);
        m_below->answer(401);
        send();
        QTRY_COMPARE(m_tokens->asked, 1);
        m_tokens->give("new");
        QTRY_COMPARE(m_statuses, QList<int>{401});
        QCOMPARE(m_tokens->asked, 1);
        QCOMPARE(m_below->requestCount(), 2);
    }

    void a403IsNoReasonToRenew()
    {
        m_below->answer(403);
        send();
        QTRY_COMPARE(m_statuses, QList<int>{403});
        QCOMPARE(m_tokens->asked, 0);
    }

    void aLate401OfAnOldTokenTakesTheNewOne()
    {
        m_below->answer(401);
        send();
        send(); // its 401 comes after the renewal
        QTRY_COMPARE(m_tokens->asked, 1);
        m_tokens->give("new");
        QTRY_COMPARE(m_below->requestCount(), 3);
        m_below->answer(401); // the second, sent with "old"
        m_below->answer(200); // the first, replayed
        m_below->answer(200); // the second, replayed
        QTRY_COMPARE(m_statuses, (QList<int>{200, 200}));
        QCOMPARE(m_tokens->asked, 1);
        QCOMPARE(bearer(3), "Bearer new"_ba);
    }

    void withoutATokenOneIsAskedForFirst()
    {
        m_tokens->token.clear();
        send();
        QCOMPARE(m_tokens->asked, 1);
        QCOMPARE(m_below->requestCount(), 0);
        m_below->answer(200);
        m_tokens->give("new");
        QTRY_COMPARE(m_statuses, QList<int>{200});
        QCOMPARE(bearer(0), "Bearer new"_ba);
    }

    void aDeadGrantAndADeadLineArePassedUp_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("grant") << Error::Kind::GrantDead;
        QTest::newRow("line") << Error::Kind::Offline;
        QTest::newRow("server") << Error::Kind::Server;
    }

    void aDeadGrantAndADeadLineArePassedUp()
    {
        QFETCH(Error::Kind, kind);
        m_below->answer(401);
        send();
        QTRY_COMPARE(m_tokens->asked, 1);
        send();
        m_tokens->refuse(kind);
        QCOMPARE(m_errors, (QList<Error::Kind>{kind, kind}));
        send(); // the gate is open again: the source may be asked anew
        QCOMPARE(m_tokens->asked, 2);
    }

    void t6ATokenThatWouldBreakTheHeaderIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("line break") << "x\r\nX-Injected: 1"_ba;
        QTest::newRow("blank") << "x y"_ba;
        QTest::newRow("not ASCII") << "t\xc3\xb6ken"_ba;
        QTest::newRow("empty") << ""_ba;
    }

    void t6ATokenThatWouldBreakTheHeaderIsNotSent()
    {
        QFETCH(QByteArray, token);
        m_below->answer(401);
        send();
        QTRY_COMPARE(m_tokens->asked, 1);
        m_tokens->give(token);
        QCOMPARE(m_errors, QList<Error::Kind>{Error::Kind::BadReply});
        QCOMPARE(m_below->requestCount(), 1);
    }

    void whoWaitsMayLeave()
    {
        m_tokens->token.clear();
        Ticket ticket = send();
        auto other = std::make_unique<QObject>();
        m_authorised->send({.path = u"/b"_s}, other.get(), [this](const Result<Response> &) { m_statuses << -1; });
        ticket.cancel();
        other.reset();
        m_below->answer(200);
        m_tokens->give("new");
        QTest::qWait(20);
        QCOMPARE(m_statuses, QList<int>());
        QCOMPARE(m_below->requestCount(), 0);
    }

    void itMayBeDestroyedWhileARenewalIsUnderWay()
    {
        m_tokens->token.clear();
        send();
        m_authorised.reset();
        QVERIFY(m_tokens->context.isNull());
        m_tokens->give("new"); // a source that forgot its promise does no harm
        QCOMPARE(m_statuses, QList<int>());
    }

private:
    Ticket send()
    {
        return m_authorised->send({.path = u"/roles"_s}, m_context.get(), [this](const Result<Response> &result) {
            if (result)
                m_statuses << result->status;
            else
                m_errors << result.error().kind;
        });
    }

    [[nodiscard]] QByteArray bearer(qsizetype at) const
    {
        return headerValue(m_below->requests().at(at).headers, "authorization");
    }

    std::unique_ptr<ScriptedTransport> m_below;
    std::unique_ptr<ScriptedTokens> m_tokens;
    std::unique_ptr<QObject> m_context;
    std::unique_ptr<Authorised> m_authorised;
    QList<int> m_statuses;
    QList<Error::Kind> m_errors;
};

STEWARD_TEST(AuthorisedTest, "authorised", Core)

} // namespace steward

#include "authorisedtest.moc"
