// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sentence.h"
#include "controls/stage.h"
#include "support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QQmlNetworkAccessManagerFactory>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

const QStringList hostileNames{
    u"<img src=\"http://127.0.0.1:9/a.png\">"_s,
    u"<IMG SRC=http://127.0.0.1:9/b.png>"_s,
    u"</b><img src='http://127.0.0.1:9/c.png'/><b>"_s,
    u"<a href=\"http://127.0.0.1:9/\">click</a>"_s,
    u"<b><img src=\"file:///etc/passwd\"></b>"_s,
    u"&lt;img src=\"http://127.0.0.1:9/d.png\"&gt;"_s,
    u"<style>*{color:red}</style>"_s,
    u"%2%1<u>x</u>"_s,
    u"<\u200bimg src=\"http://127.0.0.1:9/e.png\">"_s,
};

/// Counts what QML asks of the network, and lets none of it out.
class Counting : public QQmlNetworkAccessManagerFactory
{
public:
    class Manager : public QNetworkAccessManager
    {
    public:
        Manager(Counting &counting, QObject *parent)
            : QNetworkAccessManager(parent)
            , m_counting(counting)
        {
        }

    protected:
        QNetworkReply *createRequest(Operation op, const QNetworkRequest &request, QIODevice *data) override
        {
            ++m_counting.requests;
            QNetworkRequest nowhere(request);
            nowhere.setUrl(QUrl(u"http://127.0.0.1:1/"_s));
            return QNetworkAccessManager::createRequest(op, nowhere, data);
        }

    private:
        Counting &m_counting;
    };

    QNetworkAccessManager *create(QObject *parent) override { return new Manager(*this, parent); }

    std::atomic<int> requests = 0; // images are loaded in a thread of the engine's
};

} // namespace

class SentenceControlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The trap works: what we forbid does make a request.
    void automaticTextAsksTheNetwork()
    {
        Counting counting;
        Stage stage;
        stage.engine().setNetworkAccessManagerFactory(&counting);
        QQuickItem *item = stage.show(u"Text { width: 200 }"_s);
        QVERIFY(item);
        item->setProperty("text", hostileNames[0]);
        QTRY_VERIFY(counting.requests > 0);
    }

    void namesAreOnlyText_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : hostileNames)
            QTest::newRow(qPrintable(name)) << name;
    }

    void namesAreOnlyText()
    {
        QFETCH(QString, name);
        Counting counting;
        Stage stage;
        stage.engine().setNetworkAccessManagerFactory(&counting);

        const Sentence sentence(u"<b>%1</b> leaves."_s, {name});
        QQuickItem *item = stage.show(u"Sentence { width: 600 }"_s);
        QVERIFY(item);
        item->setProperty("value", QVariant::fromValue(sentence));
        // A second way round: somebody hands over markup that no Sentence has made.
        item->setProperty("value", QVariantMap{{u"html"_s, name}, {u"plain"_s, name}});
        QTest::qWait(20);
        item->setProperty("value", QVariant::fromValue(sentence));
        QCOMPARE(item->property("plain").toString(), sentence.plain());

        for (const QString &control :
             {u"Label { width: 600"_s, u"ActionButton {"_s, u"Chip {"_s, u"EffectLine { width: 600"_s,
              u"Banner { width: 600"_s, u"Toast {"_s, u"ReadingLine { width: 600; title: root.name"_s,
              u"Placeholder { title: \"a\""_s, u"Tick {"_s, u"Field { label: root.name"_s, u"Radio {"_s,
              u"RailItem { iconName: \"x\""_s, u"Strip { title: root.name"_s, u"PaneHeader { title: \"a\""_s,
              u"ProgressLine { width: 600"_s}) {
            QQuickItem *shown =
                stage.show(u"Item { id: root; property string name\n"_s + control + u"\n text: root.name } }"_s);
            QVERIFY2(shown, qPrintable(control));
            shown->setProperty("name", name);
            QTest::qWait(0);
        }
        QTest::qWait(50);
        QCOMPARE(counting.requests.load(), 0);
    }

    /// Shown markup is exactly what the pattern says: two words as wide as the same words in bold, no more.
    void boldIsKept()
    {
        Stage stage;
        QQuickItem *item = stage.show(u"Sentence {}"_s);
        QVERIFY(item);
        item->setProperty("value", QVariant::fromValue(Sentence(u"%1 leaves"_s, {u"Wezi Nyirenda"_s})));
        const double thin = item->implicitWidth();
        item->setProperty("value", QVariant::fromValue(Sentence(u"<b>%1</b> leaves"_s, {u"Wezi Nyirenda"_s})));
        const double bold = item->implicitWidth();
        QVERIFY(bold > thin);
        QVERIFY(bold < thin * 1.15);
        QCOMPARE(Stage::complaints(), QStringList());
    }
};

STEWARD_TEST(SentenceControlTest, "sentence", Gui)

} // namespace steward::tests

#include "sentencetest.moc"
