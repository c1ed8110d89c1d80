// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sentence.h"
#include "support/testmain.h"

#include <QMetaProperty>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class SentenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsArgumentsIntoTheirPlaces()
    {
        const Sentence sentence(u"<b>%2</b> put %1 villages under <b>%3</b>"_s, {u"14"_s, u"Wezi"_s, u"Mponela"_s});
        QCOMPARE(sentence.html(), u"<b>Wezi</b> put 14 villages under <b>Mponela</b>"_s);
        QCOMPARE(sentence.plain(), u"Wezi put 14 villages under Mponela"_s);
    }

    void argumentsAreOnlyText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("html");
        QTest::newRow("image") << u"<img src=\"http://x/\">"_s << u"&lt;img src=&quot;http://x/&quot;&gt;"_s;
        QTest::newRow("bold") << u"<b>Wezi</b>"_s << u"&lt;b&gt;Wezi&lt;/b&gt;"_s;
        QTest::newRow("escaped already") << u"&lt;b&gt;"_s << u"&amp;lt;b&amp;gt;"_s;
        QTest::newRow("a place") << u"%1%2"_s << u"%1%2"_s;
        QTest::newRow("line feed") << u"Wezi\nNyirenda"_s << u"Wezi Nyirenda"_s;
        QTest::newRow("NUL") << u"We\0zi"_s << u"We zi"_s;
        QTest::newRow("turned round") << u"gpj.\u202Eexe"_s << u"gpj.exe"_s;
        QTest::newRow("isolates") << u"\u2067Wezi\u2069"_s << u"Wezi"_s;
    }

    void argumentsAreOnlyText()
    {
        QFETCH(QString, name);
        QFETCH(QString, html);
        QCOMPARE(Sentence(u"%1"_s, {name}).html(), html);
        QCOMPARE(Sentence(u"<b>%1</b>"_s, {name}).html(), u"<b>"_s + html + u"</b>"_s);
    }

    /// A translator's slip must not become markup either.
    void ofThePatternOnlyBoldIsMarkup()
    {
        QCOMPARE(Sentence(u"a <i>b</i> & <img src=x>"_s).html(), u"a &lt;i&gt;b&lt;/i&gt; &amp; &lt;img src=x&gt;"_s);
        QCOMPARE(Sentence(u"<b>open"_s).html(), u"<b>open</b>"_s);
        QCOMPARE(Sentence(u"shut</b>"_s).html(), u"shut"_s);
        QCOMPARE(Sentence(u"100 % and %"_s).plain(), u"100 % and %"_s);
    }

    void namesOfTheOtherDirectionStandApart()
    {
        const QString name = u"أحمد"_s;
        QCOMPARE(Sentence(u"%1, 3 phones"_s, {name}).html(), u"\u2068"_s + name + u"\u2069, 3 phones"_s);
        QCOMPARE(Sentence(u"%1, 3 phones"_s, {name}).plain(), name + u", 3 phones"_s);
    }

    void missingArgumentsAreNothing()
    {
        QCOMPARE(Sentence(u"%1 and %2"_s, {u"a"_s}).plain(), u"a and "_s);
        QVERIFY(Sentence().isEmpty());
        QCOMPARE(Sentence().html(), QString());
    }

    void qmlReadsIt()
    {
        const QVariant value = QVariant::fromValue(Sentence(u"<b>%1</b>"_s, {u"a<b"_s}));
        const QMetaObject &meta = Sentence::staticMetaObject;
        const auto get = [&](const char *name) {
            return meta.property(meta.indexOfProperty(name)).readOnGadget(value.constData()).toString();
        };
        QCOMPARE(get("html"), u"<b>a&lt;b</b>"_s);
        QCOMPARE(get("plain"), u"a<b"_s);
    }
};

STEWARD_TEST(SentenceTest, "sentence", Core)

} // namespace steward

#include "sentencetest.moc"
