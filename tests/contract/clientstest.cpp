// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contract/clientfile.h"
#include "contract/end.h"
#include "contract/shape.h"
#include "core/json.h"
#include "service/limits.h"
#include "support/cluster.h"
#include "support/testmain.h"

#include <QTest>
#include <QVersionNumber>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

bool isJson(const Response &response)
{
    return headerValue(response.headers, "content-type").split(';').constFirst().endsWith("json");
}

QByteArray typeOf(const Response &response)
{
    return headerValue(response.headers, "content-type");
}

ClientFile recorded(End &end, const domain::Project &project)
{
    ClientFile file{.version = QString(limits::contractVersion), .revision = project.revision, .exchanges = {}};
    const QHash<QString, Id> plants = demo::generate(demo::shapeOf(demo::PackSize::S)).plants;
    for (const Step &step : script(project, plants)) {
        const Response answer = end.ask(step.who, step.request);
        if (answer.status != step.status)
            qFatal("%s: %d", qPrintable(step.name), answer.status);
        const auto body = isJson(answer) ? parseObject(answer.body) : Result<QJsonObject>(QJsonObject());
        file.exchanges << ClientFile::Exchange{step, typeOf(answer),
                                               isJson(answer) && body ? shapeOf(QJsonValue(*body)) : QJsonObject()};
    }
    return file;
}

} // namespace

/// What clients of this release and of those before it ask is answered as it was: with the status, the media type and
/// all members they know. How a change of the contract that an older client cannot read is noticed.
class ClientsTest : public QObject
{
    Q_OBJECT

public:
    explicit ClientsTest(bool isOnPostgres = false)
        : m_isOnPostgres(isOnPostgres)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void everyRelease_hasItsFile();
    void mistakes_areSeen_data();
    void mistakes_areSeen();
    void answers_areAsTheyWere_data();
    void answers_areAsTheyWere();

private:
    [[nodiscard]] std::unique_ptr<End> makeEnd(const QString &name) const;

    bool m_isOnPostgres;
};

/// STEWARD_RECORD_CLIENT: makes the file of this release anew.
void ClientsTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("STEWARD_RECORD_CLIENT"))
        return;
    DemoEnd end;
    const domain::Project project = end.project();
    QVERIFY(recorded(end, project).write(ClientFile::pathOf(QString(limits::contractVersion))));
}

void ClientsTest::everyRelease_hasItsFile()
{
    const QString version(limits::contractVersion);
    QString error;
    const auto file = ClientFile::read(ClientFile::pathOf(version), &error);
    const QString how = u"client-%1.jsonl is lacking in tests/data. Each release keeps what its client asks, from the "
                        "commit that raises limits::contractVersion on: run `STEWARD_RECORD_CLIENT=1 tests_contract "
                        "clients` (with STEWARD_SOURCE_DIR set), add the file, and leave those of earlier releases as "
                        "they are. %2"_s.arg(version, error);
    QVERIFY2(file && file->version == version && file->exchanges.size() > 150, qPrintable(how));
    // as long as it is served, a release's client is asked after
    const QString oldest(limits::oldestClient);
    QVERIFY2(ClientFile::paths().contains(ClientFile::pathOf(oldest)), qPrintable(oldest));
}

void ClientsTest::mistakes_areSeen_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QString>("mistake");
    QTest::newRow("the same") << QByteArray(R"({"a":1,"b":[{"c":"x","d":null},{"c":"y"}]})") << QString();
    QTest::newRow("more") << QByteArray(R"({"a":2,"b":[{"c":"x","e":1}],"f":{}})") << QString();
    QTest::newRow("nothing in the list") << QByteArray(R"({"a":2,"b":[]})") << QString();
    QTest::newRow("gone") << QByteArray(R"({"b":[]})") << u"/a is gone"_s;
    QTest::newRow("gone in a list") << QByteArray(R"({"a":1,"b":[{"c":"x"},{"d":null}]})") << u"/b/1/c is gone"_s;
    QTest::newRow("another type") << QByteArray(R"({"a":"1","b":[]})") << u"/a is of another type: string"_s;
    QTest::newRow("null") << QByteArray(R"({"a":1,"b":[{"c":null}]})") << u"/b/0/c is of another type: null"_s;
    QTest::newRow("no list") << QByteArray(R"({"a":1,"b":{}})") << u"/b is of another type: object"_s;
}

void ClientsTest::mistakes_areSeen()
{
    QFETCH(QByteArray, now);
    QFETCH(QString, mistake);
    const QJsonObject shape = shapeOf(QJsonValue(*parseObject(R"({"a":1,"b":[{"c":"x","d":null},{"c":"y"}]})")));
    QCOMPARE(mistakes(shape, QJsonValue(*parseObject(now))).join(u'\n'), mistake);
}

void ClientsTest::answers_areAsTheyWere_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("end");
    const auto oldest = QVersionNumber::fromString(QString(limits::oldestClient));
    const QStringList ends = m_isOnPostgres ? QStringList{u"PostgreSQL"_s} : QStringList{u"in process"_s, u"SQLite"_s};
    for (const QString &path : ClientFile::paths()) {
        QString error;
        const auto file = ClientFile::read(path, &error);
        QVERIFY2(file, qPrintable(error));
        for (const QString &end : ends) {
            if (QVersionNumber::fromString(file->version) >= oldest)
                QTest::addRow("%s, %s", qPrintable(file->version), qPrintable(end)) << path << end;
        }
    }
}

void ClientsTest::answers_areAsTheyWere()
{
    QFETCH(QString, path);
    QFETCH(QString, end);
    QString error;
    const ClientFile file = *ClientFile::read(path, &error);
    const qint64 revision = DemoEnd().project().revision;
    QVERIFY2(file.revision == revision,
             "pack S was another then: have the release's own program record it on this one");
    const auto asked = makeEnd(end);
    QVERIFY(asked);
    QStringList wrong;
    for (const ClientFile::Exchange &exchange : file.exchanges) {
        const Response answer = asked->ask(exchange.step.who, exchange.step.request);
        if (answer.status != exchange.step.status || typeOf(answer) != exchange.type) {
            wrong << u"%1: %2 %3 in place of %4 %5"_s.arg(exchange.step.name)
                         .arg(answer.status)
                         .arg(QString::fromUtf8(typeOf(answer)))
                         .arg(exchange.step.status)
                         .arg(QString::fromUtf8(exchange.type));
            continue;
        }
        const auto body = parseObject(answer.body);
        if (!exchange.shape.isEmpty() && !body)
            wrong << exchange.step.name + u": no JSON"_s;
        else if (!exchange.shape.isEmpty())
            for (const QString &mistake : mistakes(exchange.shape, QJsonValue(*body)))
                wrong << exchange.step.name + u": "_s + mistake;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join(u'\n')));
}

std::unique_ptr<End> ClientsTest::makeEnd(const QString &name) const
{
    if (name == "in process"_L1)
        return std::make_unique<DemoEnd>();
    auto live = std::make_unique<LiveEnd>(name == "PostgreSQL"_L1 ? Cluster::instance().newDatabase() : QString());
    if (!live->start())
        return nullptr;
    return live;
}

STEWARD_TEST(ClientsTest, "clients", Core)

namespace {

const bool isRegisteredForPostgres =
    registerTest("clients_postgres", Needs::Core, [] { return std::make_unique<ClientsTest>(true); });

} // namespace

#include "clientstest.moc"
