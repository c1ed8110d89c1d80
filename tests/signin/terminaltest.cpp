// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// stewardctl asks a real server, signed in by a certified identity provider through a browser that is elsewhere.
#include "demo/pack.h"
#include "domain/effective.h"
#include "signin/server.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr int patience = 60'000; // ms

struct Told
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

/// stewardctl, and as soon as it shows an address and a code, \a person at a browser with \a more of its options.
Told ask(const QStringList &arguments, const QString &person, const QStringList &more = {})
{
    QProcess program;
    program.setReadChannel(QProcess::StandardError);
    program.start(QStringLiteral(STEWARDCTL_PROGRAM), arguments);
    Told told;
    static const QRegularExpression invitation(u"open (\\S+) in any browser and enter (\\S+)\n"_s);
    QRegularExpressionMatch match;
    while (!(match = invitation.match(QString::fromUtf8(told.err))).hasMatch()) {
        if (!program.waitForReadyRead(patience) && program.state() == QProcess::NotRunning)
            break;
        told.err += program.readAllStandardError();
    }
    if (match.hasMatch())
        QProcess::execute(OidcProvider::browser(),
                          QStringList{match.captured(1), u"--code"_s, match.captured(2), u"--login"_s, person} + more);
    program.waitForFinished(patience);
    told.err += program.readAllStandardError();
    told.out = program.readAllStandardOutput();
    told.status = program.exitCode();
    return told;
}

} // namespace

namespace {

/// Somebody who is shown his places and no others.
Id limitedPerson(const domain::Project &project)
{
    for (int row = 0; row < project.people.size(); ++row) {
        const domain::Person person = project.people.at(row);
        const auto role = project.roles.find(person.role);
        if (role && domain::isLimitedToPlaces(role->permissions) && domain::canEnter(project, person))
            return person.id;
    }
    return {};
}

} // namespace

class TerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void explainsWhatTheServerHas();
    void says_whatAChangeOfMineWouldDo();
    void whoIsShownAPart_isTold();
    void notAMember_isTold();
    void refusedInTheBrowser();
    void aServerWithoutAClientForTerminals();
    void noServer();

private:
    OidcProvider m_provider;
    QHash<QString, Id> m_plants;
    Id m_limited;
};

void TerminalTest::initTestCase()
{
    QVERIFY(m_provider.start());
    const demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    m_plants = pack.plants;
    m_limited = limitedPerson(pack.project);
    QVERIFY(!m_limited.isNull());
}

void TerminalTest::explainsWhatTheServerHas()
{
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.bind(m_provider.issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    QVERIFY(server.start(m_provider.issuer()));
    const QStringList question{u"explain"_s, u"permission"_s, u"edit_data"_s, u"--json"_s};
    const Told told = ask(question + QStringList{u"--server"_s, server.url().toString()}, u"thokozani"_s);
    QVERIFY2(told.status == 0, told.err.constData());
    const QJsonObject answer = QJsonDocument::fromJson(told.out).object();
    const Told ofPack = ask(question, {});
    const QJsonObject expected = QJsonDocument::fromJson(ofPack.out).object();
    QVERIFY(expected.value("answers"_L1).isArray());
    QCOMPARE(answer.value("permission"_L1), expected.value("permission"_L1));
    const auto count = [](const QJsonObject &object) {
        return object.value("answers"_L1).toArray().first().toObject().value("count"_L1);
    };
    QVERIFY(count(expected).toInt() > 0);
    QCOMPARE(count(answer), count(expected));
    QVERIFY2(told.err.count('\n') == 1, told.err.constData()); // the invitation, and nothing else: no token, no person
    // Nothing is left behind that could be used.
    QVERIFY(m_provider.countOf(u"refresh_token.destroyed"_s) >= 1);
}

void TerminalTest::says_whatAChangeOfMineWouldDo()
{
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.bind(m_provider.issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    QVERIFY(server.start(m_provider.issuer()));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(R"({"changes": [{"entity": {"kind": "role", "handle": "district-data-officer"},
                                "field": "permissions.access_all_locations", "after": false}]})");
    file.close();
    const Told told =
        ask({u"impact"_s, file.fileName(), u"--json"_s, u"--server"_s, server.url().toString()}, u"thokozani"_s);
    QVERIFY2(told.status == 0 || told.status == 1, told.err.constData());
    const QJsonObject answer = QJsonDocument::fromJson(told.out).object();
    QCOMPARE(answer.value("author"_L1).toObject().value("id"_L1).toString(), m_plants.value(u"me"_s).toString());
    QVERIFY(!answer.value("changes"_L1).toArray().isEmpty());
}

void TerminalTest::whoIsShownAPart_isTold()
{
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.bind(m_provider.issuer(), u"limited"_s, m_limited));
    QVERIFY(server.start(m_provider.issuer()));
    const Told told =
        ask({u"explain"_s, u"permission"_s, u"edit_data"_s, u"--server"_s, server.url().toString()}, u"limited"_s);
    QVERIFY2(told.status == 0, told.err.constData());
    QVERIFY2(told.err.contains("shows you a part of the project"), told.err.constData());
}

void TerminalTest::notAMember_isTold()
{
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.start(m_provider.issuer()));
    const Told told =
        ask({u"explain"_s, u"permission"_s, u"edit_data"_s, u"--server"_s, server.url().toString()}, u"somebody"_s);
    QCOMPARE(told.status, 2);
    QVERIFY(told.out.isEmpty());
    QVERIFY2(told.err.contains("may not enter this project (member."), told.err.constData());
}

void TerminalTest::refusedInTheBrowser()
{
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.start(m_provider.issuer()));
    const Told told = ask({u"explain"_s, u"permission"_s, u"edit_data"_s, u"--server"_s, server.url().toString()},
                          u"thokozani"_s, {u"--deny"_s});
    QCOMPARE(told.status, 2);
    QVERIFY2(told.err.contains("refused in the browser (signin.denied)"), told.err.constData());
}

void TerminalTest::aServerWithoutAClientForTerminals()
{
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.start(m_provider.issuer(), {}));
    const Told told = ask({u"explain"_s, u"permission"_s, u"edit_data"_s, u"--server"_s, server.url().toString()}, {});
    QCOMPARE(told.status, 2);
    QVERIFY2(told.err.contains("not set up for signing in from a terminal"), told.err.constData());
}

void TerminalTest::noServer()
{
    const auto of = [](const QString &address) {
        return ask({u"explain"_s, u"permission"_s, u"edit_data"_s, u"--server"_s, address}, {});
    };
    QCOMPARE(of(u"http://127.0.0.1:1"_s).status, 2);
    QVERIFY(of(u"http://127.0.0.1:1"_s).err.contains("check the line and the address"));
    QVERIFY(of(u"http://steward.example.test"_s).err.contains("must begin with https"));
    QVERIFY(of(u"steward.example.test"_s).err.contains("an address is expected"));
    QVERIFY(of(u"https://ada:secret@steward.example.test"_s).err.contains("an address is expected"));
    QVERIFY(!of(u"https://ada:secret@steward.example.test"_s).err.contains("secret"));
}

STEWARD_TEST(TerminalTest, "terminal", Core)

#include "terminaltest.moc"
