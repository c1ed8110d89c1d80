// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/ask.h"
#include "demo/pack.h"
#include "domain/access/accesswords.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// docs/stewardctl.md names every member that an answer has, and every word.
class DocumentedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void members_data();
    void members();
    void words();
    void options();

private:
    QSet<QString> m_marked; ///< what stands in the document as `code`
    QString m_document;
    QTemporaryDir m_folder;
};

namespace {

/// All names of members; not below members whose content is the project's own.
void collect(QSet<QString> &names, const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array)
        collect(names, one);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        names.insert(it.key());
        const bool isOwn =
            QStringList{u"arguments"_s, u"reasons"_s, u"before"_s, u"after"_s, u"value"_s}.contains(it.key());
        if (!isOwn)
            collect(names, it.value());
    }
}

template<typename E>
QStringList allWords(E last)
{
    QStringList words;
    for (int value = 0; value <= static_cast<int>(last); ++value)
        words << wordOf(static_cast<E>(value));
    return words;
}

} // namespace

void DocumentedTest::initTestCase()
{
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/docs/stewardctl.md"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_document = QString::fromUtf8(file.readAll());
    static const QRegularExpression code(u"`([^`\n]+)`"_s);
    for (auto it = code.globalMatch(m_document); it.hasNext();)
        m_marked.insert(it.next().captured(1));
}

void DocumentedTest::members_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("least"); // so many different members, or the answer is not the one meant
    const demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    const auto person = [&pack](const QString &plant) {
        return pack.project.people.find(pack.plants.value(plant))->handle;
    };
    for (const QString &plant : {u"me"_s, u"ddo_holder"_s, u"viewer"_s, u"lost_worker"_s})
        QTest::newRow(qPrintable(plant)) << u"explain user "_s + person(plant) << 20;
    QTest::newRow("location") << u"explain location mw-d-000001"_s << 15;
    QTest::newRow("location of one") << u"explain location mw-d-000001 --user "_s + person(u"viewer"_s) << 15;
    QTest::newRow("setting") << u"explain setting two_factor_auth"_s << 15;
    QTest::newRow("permission") << u"explain permission edit_data"_s << 15;

    const auto impact = [this](const char *name, const QByteArray &changes) {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(R"({"changes": [)" + changes + "]}");
        QTest::newRow(name) << u"impact \"%1\""_s.arg(file.fileName()) << 6;
    };
    const QByteArray role = R"({"entity": {"kind": "role", "handle": "District Data Officer"}, )";
    impact("lock-out", role + R"("field": "permissions.access_all_locations", "after": false})");
    impact("stale", role + R"("field": "name", "before": "A", "after": "B"})");
    impact("invalid", role + R"("field": "name", "after": ""})");
    impact("moved", R"({"entity": {"kind": "place", "handle": "mw-h-000001"}, "field": "name", "after": "New"},
        {"entity": {"kind": "person", "handle": "Lonjezo Sakala"}, "field": "role", "after": "District Data Officer"})");
}

void DocumentedTest::members()
{
    QFETCH(QString, line);
    QFETCH(int, least);
    QSet<QString> names;
    collect(names, askJson(line));
    QVERIFY2(names.size() >= least, qPrintable(line));
    const QSet<QString> lacking = names - m_marked;
    QVERIFY2(lacking.isEmpty(), qPrintable(lacking.values().join(u", "_s)));
}

void DocumentedTest::words()
{
    using namespace domain;
    const QStringList all = allWords(Reason::OutOfReach) + allWords(Step::Kind::Target)
                            + allWords(Effective::State::Blocked) + allWords(Sight::Data) + allWords(Vendor::State::Out)
                            + allWords(View::Remark::Kind::PlaceEnds) + allWords(Problem::Kind::LockOut)
                            + allWords(Effect::Tone::Danger) + allWords(Change::Op::Remove);
    QCOMPARE(all.size(), 16 + 12 + 5 + 4 + 4 + 4 + 5 + 5 + 3);
    for (const QString &word : all)
        QVERIFY2(m_marked.contains(word), qPrintable(word));
}

/// What --help tells of is told there, too.
void DocumentedTest::options()
{
    static const QRegularExpression option(u"--[a-z]+"_s);
    const QString help = ask(u"--help"_s).out;
    int options = 0;
    for (auto it = option.globalMatch(help); it.hasNext(); ++options) {
        const QString name = it.next().captured();
        QVERIFY2(name == "--help"_L1 || m_document.contains(name), qPrintable(name));
    }
    QVERIFY(options >= 6);
}

STEWARD_TEST(DocumentedTest, "documented", Core)

#include "documentedtest.moc"
