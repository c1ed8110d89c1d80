// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/strictjson.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::oidc;

class StrictJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
};

void StrictJsonTest::takes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *text : {"{}", " { } ", "{\"a\":1}", "{\"a\":-0.5e+10,\"b\":0,\"c\":1E5}",
                             "{\"a\":[],\"b\":[1,\"x\",null,true,false]}", "{\"a\":{\"a\":{}}}",
                             "{\"\\u00e9\\n\":\"\\ud83d\\ude00\"}", "{\"\xC3\xA9\":1}", "\n{\t\"a\" :\r1 }"})
        QTest::newRow(text) << QByteArray(text);
}

void StrictJsonTest::takes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(parseStrictObject(bytes));
}

void StrictJsonTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto malformed = [](const QByteArray &bytes) {
        QTest::newRow(bytes.left(40).toPercentEncoding().constData()) << bytes << u"json.malformed"_s;
    };
    const auto repeated = [](const QByteArray &bytes) {
        QTest::newRow(bytes.constData()) << bytes << u"json.repeated"_s;
    };
    for (const char *text : {"",
                             " ",
                             "{",
                             "}",
                             "[]",
                             "1",
                             "null",
                             "\"a\"",
                             "{a:1}",
                             "{'a':1}",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{,\"a\":1}",
                             "{\"a\":1 \"b\":2}",
                             "{\"a\":01}",
                             "{\"a\":1.}",
                             "{\"a\":.5}",
                             "{\"a\":+1}",
                             "{\"a\":1e}",
                             "{\"a\":0x1}",
                             "{\"a\":NaN}",
                             "{\"a\":-}",
                             "{\"a\":[1,]}",
                             "{\"a\":[,1]}",
                             "{\"a\":tru}",
                             "{\"a\":True}",
                             "{\"a\":\"\t\"}",
                             "{\"a\":\"\n\"}",
                             "{\"a\":\"\\x41\"}",
                             "{\"a\":\"\\u12\"}",
                             "{\"a\":\"\\u12g4\"}",
                             "{\"a\":\"",
                             "{\"a\":\"\\",
                             "{\"a\":1}{}",
                             "{\"a\":1}x",
                             "{\"a\":1}//",
                             "/**/{}",
                             "\xEF\xBB\xBF{}",
                             "{\"a\":\"\xC3\x28\"}",
                             "{\"a\":\"\xff\"}",
                             "{\"a\":\"\xED\xA0\x80\"}",
                             "{\"a\":\"\xC0\xAF\"}"})
        malformed(text);
    malformed(QByteArray("{\"a\":1}\0", 8));
    malformed(QByteArray("{\"a\":\0}", 7));
    malformed(R"({"a":)" + QByteArray(17, '[') + QByteArray(17, ']') + '}');
    malformed(R"({"a":)" + QByteArray(200'000, '['));
    repeated(R"({"a":1,"a":1})");
    repeated(R"({"a":1,"\u0061":1})");
    repeated(R"({"x":{"a":1,"b":2,"a":3}})");
    repeated(R"({"x":[{"/":1,"\/":3}]})");
}

void StrictJsonTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto object = parseStrictObject(bytes);
    QVERIFY(!object);
    QCOMPARE(object.error().code, code);
}

STEWARD_TEST(StrictJsonTest, "strictjson", Core)
#include "strictjsontest.moc"
