// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "probe/probe.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// What others have published, by their own numbers: tests/probe/vectors, a case a line, each with its source and with
/// what is to be answered. Cases that are to fail are made of the published ones.
class VectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crypt_data() { readCases(u"crypt.jsonl"_s, 35); }
    void crypt()
    {
        QFETCH(QJsonObject, given);
        QCOMPARE(probe::cryptCase(given), given.value("answer"_L1).toString().toUtf8());
    }

    void jws_data() { readCases(u"jws.jsonl"_s, 24); }
    void jws()
    {
        QFETCH(QJsonObject, given);
        QCOMPARE(probe::verifyCase(given), given.value("answer"_L1).toString().toUtf8());
    }

private:
    static void readCases(const QString &name, int count)
    {
        QTest::addColumn<QJsonObject>("given");
        QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + "/tests/probe/vectors/"_L1 + name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArrayList lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), count);
        for (const QByteArray &line : lines) {
            const auto given = parseObject(line);
            QVERIFY2(given, line.constData());
            QTest::newRow(qPrintable(given->value("source"_L1).toString())) << *given;
        }
    }
};

STEWARD_TEST(VectorsTest, "vectors", Core)

} // namespace steward

#include "vectorstest.moc"
