// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testmain.h"
#include "workspace/seat.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using demo::Fault;

Q_DECLARE_METATYPE(steward::demo::Fault)

namespace {

/// Instead of what the service says, once: for answers that no fault can make.
class Garbler final : public Transport
{
public:
    explicit Garbler(Transport &below)
        : m_below(below)
    {
    }

    std::optional<Response> instead;

    Ticket send(Request request, QObject *context, Done done) override
    {
        if (!instead || request.verb != Request::Verb::Post)
            return m_below.send(std::move(request), context, std::move(done));
        return m_below.send({.path = u"/v1/me"_s}, context,
                            [answer = *std::exchange(instead, std::nullopt),
                             done = std::move(done)](const Result<Response> &) { done(answer); });
    }

private:
    Transport &m_below;
};

} // namespace

/// No refusal loses the draft, of a dry run, of an apply, of an undo.
class RefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void draft_isKept_data();
    void draft_isKept();
    void badAnswers_data();
    void badAnswers();
    void undo_refused_leavesTheDraft();
    void verdict_outdatesTheDryRun();
    void problem_marksItsRow();
    void problem_isGoneWithTheNextTry();
    void manyProblems_markTheirRows();
    void signInNeeded_isAskedAtEachAct();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    void stageSomething()
    {
        me().rename(m_office->readOnly, u"Readers"_s);
        me().toggle(m_office->ddo, u"edit_messaging"_s);
        workspace().setReason(u"Because"_s);
        workspace().acknowledge({u"api_goes_around_places"_s, roleRef(m_office->ddo), {}});
    }

    std::unique_ptr<Office> m_office;
};

void RefusalTest::init()
{
    m_office = std::make_unique<Office>();
}

void RefusalTest::draft_isKept_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<bool>("asksToSignIn");
    const auto row = [](const char *name, const Fault &fault, Error::Kind kind, Workspace::Line line,
                        bool signIn = false) {
        QTest::newRow(name) << fault << static_cast<int>(kind) << static_cast<int>(line) << signIn;
    };
    const auto status = [](int code) {
        return Fault{.kind = Fault::Kind::Status, .route = u"/v1/change-sets"_s, .status = code};
    };
    using Line = Workspace::Line;
    using Kind = Error::Kind;
    Fault twice = status(401);
    twice.times = 2; // Authorised replays once
    row("401", twice, Kind::Unauthorised, Line::SignedOut, true);
    row("403", status(403), Kind::Forbidden, Line::UpToDate);
    row("404", status(404), Kind::NotFound, Line::UpToDate);
    row("409", status(409), Kind::Objection, Line::UpToDate);
    row("412", status(412), Kind::Stale, Line::UpToDate);
    row("413", status(413), Kind::TooLarge, Line::UpToDate);
    row("422", status(422), Kind::Invalid, Line::UpToDate);
    row("500", status(500), Kind::Server, Line::UpToDate);
    row("503", status(503), Kind::Server, Line::UpToDate);
    Fault often = status(429);
    often.retryAfter = 7s;
    row("429", often, Kind::RateLimited, Line::UpToDate);
    row("offline", {.kind = Fault::Kind::Offline, .route = u"/v1/change-sets"_s}, Kind::Offline, Line::Offline);
    row("silent", {.kind = Fault::Kind::Silent, .route = u"/v1/change-sets"_s}, Kind::Timeout, Line::Offline);
}

void RefusalTest::draft_isKept()
{
    QFETCH(Fault, fault);
    QFETCH(int, kind);
    QFETCH(int, line);
    QFETCH(bool, asksToSignIn);
    m_office->host->transport().setTimeLimit(30ms);
    stageSomething();
    const Kept before(workspace().draft());
    const QByteArray stored = stateHash(m_office->stored());
    const QByteArray shown = stateHash(workspace().shown());
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    for (const bool isDry : {true, false}) {
        m_office->faults().clear();
        m_office->faults().add(fault);
        QSignalSpy told(&workspace(), &Workspace::draftChanged);
        if (isDry)
            workspace().dryRun();
        else
            workspace().apply();
        QVERIFY(me().isIdle());
        QVERIFY(workspace().refusal());
        QCOMPARE(static_cast<int>(workspace().refusal()->kind), kind);
        QCOMPARE(workspace().refusal()->retryAfter, fault.retryAfter);
        QCOMPARE(workspace().refusal()->requestId.isEmpty(), fault.kind != Fault::Kind::Status);
        QCOMPARE(static_cast<int>(workspace().line()), line);
        QVERIFY(told.count() > 0);
        QCOMPARE(Kept(workspace().draft()), before);
        QCOMPARE(stateHash(workspace().shown()), shown);
        QCOMPARE(stateHash(m_office->stored()), stored);
        QVERIFY(workspace().draft().canUndo());
        QVERIFY(workspace().journal().isEmpty());
    }
    QCOMPARE(signIn.count(), asksToSignIn ? 2 : 0);
    if (asksToSignIn)
        workspace().resume();
    QVERIFY(me().apply()); // and then it goes
    QCOMPARE(workspace().line(), Workspace::Line::UpToDate);
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Readers"_s);
}

void RefusalTest::badAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no json") << QByteArray("<html>Welcome to the Wi-Fi</html>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("an object of nothing") << QByteArray("{}");
    QTest::newRow("a wrong type") << QByteArray(R"({"revision": "7", "at": "2026-11-19T12:05:00.000Z"})");
    QTest::newRow("cut off") << QByteArray(R"({"revision": 7, "at": "2026-)");
}

void RefusalTest::badAnswers()
{
    QFETCH(QByteArray, body);
    Garbler garbler(m_office->host->transport());
    Authorised authorised(garbler, m_office->host->tokens());
    Api api(authorised);
    Workspace own(api, m_office->host->clock());
    own.load();
    QTRY_COMPARE(own.loadState(), Workspace::Load::Ready);
    own.stage(roleRef(m_office->readOnly), u"name"_s, u"Readers"_s);
    const Kept before(own.draft());
    garbler.instead = Response{200, {{"content-type", "application/json"}}, body};
    own.apply();
    QTRY_COMPARE(own.work(), Workspace::Work::Idle);
    QVERIFY(own.refusal());
    QCOMPARE(own.refusal()->kind, Error::Kind::BadReply);
    QCOMPARE(Kept(own.draft()), before);
    QVERIFY(own.journal().isEmpty());
    own.apply();
    QTRY_COMPARE(own.journal().size(), 1);
}

void RefusalTest::undo_refused_leavesTheDraft()
{
    me().rename(m_office->readOnly, u"Readers"_s);
    QVERIFY(me().apply());
    stageSomething();
    const Kept before(workspace().draft());
    const Id set = workspace().journal().constFirst().set;
    m_office->faults().add({.kind = Fault::Kind::Status, .route = u"/v1/change-sets/"_s, .status = 500});
    workspace().stageInverse(set);
    QCOMPARE(workspace().work(), Workspace::Work::Undoing);
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Server);
    QCOMPARE(Kept(workspace().draft()), before);
    QVERIFY(!workspace().hasParkedDraft());
}

/// An earlier "all would succeed" does not stand beside the refusal. One in passing says nothing of the draft.
void RefusalTest::verdict_outdatesTheDryRun()
{
    stageSomething();
    for (const auto &[status, holds] : {std::pair(403, false), {409, false}, {412, false}, {422, false}, {500, true}}) {
        workspace().dryRun();
        QVERIFY(me().isIdle());
        QVERIFY(workspace().dryRunAnswer());
        m_office->faults().add({.kind = Fault::Kind::Status, .route = u"/v1/change-sets"_s, .status = status});
        workspace().apply();
        QVERIFY(me().isIdle());
        QVERIFY(workspace().refusal());
        QVERIFY2(workspace().dryRunAnswer().has_value() == holds, qPrintable(QString::number(status)));
    }
}

void RefusalTest::problem_marksItsRow()
{
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    me().rename(m_office->readOnly, u"admin"_s);
    const Kept before(workspace().draft());
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Invalid);
    QCOMPARE(Kept(workspace().draft()), before);
    const Draft &draft = workspace().draft();
    QCOMPARE(draft.items().at(0).state, Staged::State::Staged);
    QCOMPARE(draft.items().at(1).state, Staged::State::Rejected);
    QCOMPARE(draft.items().at(1).problem.code, u"role.name.reserved"_s);
    workspace().takeBack(roleRef(m_office->readOnly), u"name"_s);
    QVERIFY(!workspace().refusal());
    QVERIFY(me().apply());
}

void RefusalTest::problem_isGoneWithTheNextTry()
{
    const Id helpdesk = m_office->role(u"helpdesk"_s);
    workspace().stageRemoval(roleRef(helpdesk));
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Objection);
    QCOMPARE(workspace().draft().items().constFirst().problem.code, u"role.held"_s);
    QVERIFY(!workspace().draft().items().constFirst().problem.people.isEmpty());

    const auto other = m_office->seatFor(u"second_admin"_s); // somebody else frees it
    for (const Id &person : holders(other->workspace.project(), helpdesk))
        other->workspace.stage({u"person"_s, person}, u"role"_s, m_office->readOnly.toString());
    QVERIFY(other->apply());
    QTRY_COMPARE(workspace().project().revision, m_office->stored().revision);
    workspace().dryRun();
    QVERIFY(me().isIdle());
    QVERIFY(!workspace().refusal());
    QCOMPARE(workspace().draft().items().constFirst().state, Staged::State::Staged);
    QVERIFY(me().apply());
}

void RefusalTest::manyProblems_markTheirRows()
{
    me().rename(m_office->readOnly, QString());
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    me().rename(m_office->ddo, u"READ ONLY "_s);
    workspace().dryRun();
    QVERIFY(me().isIdle());
    QList<Staged::State> states;
    for (const Staged &staged : workspace().draft().items())
        states << staged.state;
    QCOMPARE(states, (QList<Staged::State>{Staged::State::Rejected, Staged::State::Staged, Staged::State::Staged}));
    // the name is free in the draft, so only the first is refused
    QCOMPARE(workspace().draft().items().constFirst().problem.code, u"role.name.empty"_s);
}

void RefusalTest::signInNeeded_isAskedAtEachAct()
{
    stageSomething();
    me().tokens.setSignInEnded(true);
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    for (int act = 1; act <= 2; ++act) {
        workspace().apply();
        QVERIFY(me().isIdle());
        QCOMPARE(workspace().refusal()->kind, Error::Kind::GrantDead);
        QCOMPARE(workspace().line(), Workspace::Line::SignedOut);
        QCOMPARE(signIn.count(), act);
    }
    me().tokens.setSignInEnded(false);
    workspace().resume();
    QVERIFY(!workspace().refusal());
    QTRY_COMPARE(workspace().line(), Workspace::Line::UpToDate);
    QVERIFY(me().apply());
}

STEWARD_TEST(RefusalTest, "refusal", Core)
#include "refusaltest.moc"
