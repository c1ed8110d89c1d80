// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/logfilter.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;

Q_DECLARE_METATYPE(steward::domain::LogFilter)

/// A filter of the log as a query, there and back. What is refused the service's tests say.
class LogFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data();
    void thereAndBack();
    void othersArePassedOver();
    void everythingHasToHold();
};

void LogFilterTest::thereAndBack_data()
{
    QTest::addColumn<LogFilter>("filter");
    QTest::addColumn<QString>("query");
    const Instant moment(1'795'000'000'123ms);
    const QString text = toText(moment);
    QTest::newRow("nothing") << LogFilter() << QString();
    QTest::newRow("somebody") << LogFilter{.author = Id(1, 2)} << u"&author="_s + Id(1, 2).toString();
    QTest::newRow("a rule") << LogFilter{.author = Id()} << u"&author=rule"_s;
    QTest::newRow("a kind") << LogFilter{.kind = u"place"_s} << u"&kind=place"_s;
    QTest::newRow("an object") << LogFilter{.object = Id(3, 4)} << u"&object="_s + Id(3, 4).toString();
    QTest::newRow("since") << LogFilter{.from = moment} << u"&from="_s + text;
    QTest::newRow("up to") << LogFilter{.until = moment} << u"&until="_s + text;
    QTest::newRow("all")
        << LogFilter{.author = Id(1, 2), .kind = u"role"_s, .object = Id(3, 4), .from = moment, .until = moment + 1ms}
        << u"&author=%1&kind=role&object=%2&from=%3&until=%4"_s.arg(Id(1, 2).toString(), Id(3, 4).toString(), text,
                                                                    toText(moment + 1ms));
}

void LogFilterTest::thereAndBack()
{
    QFETCH(const LogFilter, filter);
    QFETCH(const QString, query);
    QCOMPARE(wire::queryOf(filter), query);
    const auto read = wire::logFilterFrom(QUrlQuery(query.mid(1)), {});
    QVERIFY(read);
    QVERIFY(*read == filter);
    QCOMPARE(read->isEmpty(), query.isEmpty());
}

void LogFilterTest::othersArePassedOver()
{
    const auto read = wire::logFilterFrom(QUrlQuery(u"limit=3&kind=role"_s), {u"limit"_s});
    QVERIFY(read);
    QVERIFY(*read == LogFilter{.kind = u"role"_s});
    QCOMPARE(wire::logFilterFrom(QUrlQuery(u"limit=3&kind=role"_s), {}).error().code, u"query.invalid"_s);
}

void LogFilterTest::everythingHasToHold()
{
    const EntityRef role{u"role"_s, Id(1, 1)};
    const EntityRef person{u"person"_s, Id(2, 2)};
    const QList<Change> changes{{.entity = role, .field = u"name"_s}, {.entity = person, .field = u"name"_s}};
    QVERIFY(LogFilter().takes(changes));
    QVERIFY(LogFilter().takes(QList<Change>()));
    QVERIFY(LogFilter{.kind = u"person"_s}.takes(changes));
    QVERIFY(!LogFilter{.kind = u"place"_s}.takes(changes));
    QVERIFY((LogFilter{.kind = u"role"_s, .object = role.id}.takes(changes)));
    QVERIFY(!(LogFilter{.kind = u"role"_s, .object = person.id}.takes(changes))); // of two different changes
    const Instant moment(1000ms);
    QVERIFY((LogFilter{.from = moment, .until = moment + 1ms}.takes(moment, Id(3, 3))));
    QVERIFY(!(LogFilter{.from = moment + 1ms}.takes(moment, Id(3, 3))));
    QVERIFY(!(LogFilter{.until = moment}.takes(moment, Id(3, 3))));
    QVERIFY(!(LogFilter{.author = Id()}.takes(moment, Id(3, 3))));
    QVERIFY(LogFilter{.author = Id()}.takes(moment, Id()));
}

STEWARD_TEST(LogFilterTest, "logfilter", Core)
#include "logfiltertest.moc"
