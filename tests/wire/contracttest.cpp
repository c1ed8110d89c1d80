// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/contract.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using wire::Standing;

/// Which contract a server keeps, and what that means for a client.
class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contract_travels();
    void standings_data();
    void standings();
    void badContracts_data();
    void badContracts();
};

void ContractTest::contract_travels()
{
    const wire::Contract contract{QVersionNumber(1, 4, 2), QVersionNumber(1, 0, 0)};
    const auto read = wire::contractFromJson({{u"contract"_s, toJson(contract)}, {u"offered"_s, QJsonObject()}});
    QVERIFY(read);
    QCOMPARE(*read, contract);
}

void ContractTest::standings_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<Standing>("standing");
    // of a server of 1.4.2, which serves clients from 1.2.0 on
    QTest::newRow("the same") << u"1.4.2"_s << Standing::Fits;
    QTest::newRow("an older patch") << u"1.4.0"_s << Standing::Fits;
    QTest::newRow("a newer client") << u"2.0.0"_s << Standing::Fits;
    QTest::newRow("an older minor") << u"1.3.9"_s << Standing::NewerServer;
    QTest::newRow("the oldest served") << u"1.2.0"_s << Standing::NewerServer;
    QTest::newRow("older than that") << u"1.1.9"_s << Standing::TooOld;
    QTest::newRow("an older major") << u"0.9.0"_s << Standing::TooOld;
}

void ContractTest::standings()
{
    QFETCH(QString, ours);
    QTEST(wire::standing({QVersionNumber(1, 4, 2), QVersionNumber(1, 2, 0)}, ours), "standing");
}

void ContractTest::badContracts_data()
{
    QTest::addColumn<QJsonValue>("contract");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QJsonValue &version, const QJsonValue &oldest, const QString &pointer) {
        QTest::newRow(name) << QJsonValue(QJsonObject{{u"version"_s, version}, {u"oldestClient"_s, oldest}}) << pointer;
    };
    QTest::newRow("none") << QJsonValue() << u"/contract/version"_s;
    QTest::newRow("a text") << QJsonValue(u"1.0.0"_s) << u"/contract/version"_s;
    row("a number", 1, u"1.0.0"_s, u"/contract/version"_s);
    row("a word", u"new"_s, u"1.0.0"_s, u"/contract/version"_s);
    row("two parts", u"1.0"_s, u"1.0.0"_s, u"/contract/version"_s);
    row("with a tail", u"1.0.0-rc"_s, u"1.0.0"_s, u"/contract/version"_s);
    row("oldest empty", u"1.0.0"_s, u""_s, u"/contract/oldestClient"_s);
}

void ContractTest::badContracts()
{
    QFETCH(QJsonValue, contract);
    QFETCH(QString, pointer);
    const auto read = wire::contractFromJson({{u"contract"_s, contract}});
    QVERIFY(!read);
    QCOMPARE(read.error().fields.constFirst().pointer, pointer);
}

STEWARD_TEST(ContractTest, "contract", Core)
#include "contracttest.moc"
