// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/looks.h"
#include "support/mainjob.h"
#include "support/rawserver.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// Names are somebody else's words. Whatever they spell, they are shown as they are, on every page and in every dialog,
/// and change nothing around them.
class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void roles();
    void search();
    void dialogsOfARole();
    void throughTheMainJob();

private:
    [[nodiscard]] QStringList hostileNames() const;
    [[nodiscard]] std::unique_ptr<demo::DemoHost> hostileHost() const;
    void look();
    void openRole();
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }

    RawServer m_bait; ///< whoever fetches a picture asks here
    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))
#define LOOK()                          \
    do {                                \
        look();                         \
        if (QTest::currentTestFailed()) \
            return;                     \
    } while (false)

namespace {

const QString roleName = u"<b>x</b>&amp; \"%1\" <i>O'Neil"_s;
const QString personName = u"<img src=x onerror=alert(1)>%1"_s;
const QString placeName = u"</b><h1>&lt;Zomba"_s;

/// As one reads it: in one line, without what turns the direction.
QString seen(QString name)
{
    for (const char16_t hidden : {u'\u202E', u'\u202C', u'\u2066', u'\u2069', u'\u200F'})
        name.remove(QChar(hidden));
    return name.replace(u'\n', u' ').replace(u'\t', u' ');
}

template<typename Row>
void rename(domain::Table<Row> &table, const QStringList &names)
{
    for (int row = 0; row < table.size(); ++row) {
        Row renamed = table.at(row);
        renamed.name = names.at(row % names.size());
        table = table.with(renamed);
    }
}

template<typename Row>
void rename(domain::Table<Row> &table, const Id &id, const QString &name)
{
    if (const auto row = table.find(id)) {
        Row renamed = *row;
        renamed.name = name;
        table = table.with(renamed);
    }
}

} // namespace

QStringList NamesTest::hostileNames() const
{
    return {
        u"<img src=\"%1\">"_s.arg(m_bait.url(u"/bait.png"_s).toString()),
        u"<a href=\"file:///etc/passwd\">click</a>"_s,
        u"Nurse \u202Eevil\u202C \u2066turned\u2069\u200F"_s,
        u"zero\u200Bwidth\u200Djoined\uFEFF"_s,
        QString(300, u'W'),
        u"name in many words "_s.repeated(16),
        u"👩🏽‍⚕️🇲🇼 Chisomo"_s,
        u"'; DROP TABLE people; -- \\ \"%2 %1 %n\""_s,
        u"two\nlines\tand a tab"_s,
        u"مركز صحي زومبا"_s,
    };
}

std::unique_ptr<demo::DemoHost> NamesTest::hostileHost() const
{
    demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    domain::Project &project = pack.project;
    project.name = u"<u>Umoyo</u> %2 &amp; %1"_s;
    rename(project.roles, hostileNames());
    rename(project.people, hostileNames());
    rename(project.places, hostileNames());
    rename(project.roles, pack.plants.value(u"ddo_role"_s), roleName);
    rename(project.people, pack.plants.value(u"ddo_without_place"_s), personName);
    rename(project.people, pack.plants.value(u"me"_s), u"Me <b>%1</b> %2"_s);
    rename(project.places, pack.plants.value(u"market_district"_s), placeName);
    auto host = demo::DemoHost::make(pack);
    return host ? std::move(host).value() : nullptr;
}

void NamesTest::init()
{
    auto host = hostileHost();
    QVERIFY(host);
    m_stage = std::make_unique<ConsoleStage>(std::move(host));
    QVERIFY(m_stage->isOpen());
    QVERIFY(driver().waitFor(QAccessible::Heading, u"Roles"_s));
}

void NamesTest::cleanup()
{
    QCOMPARE(m_bait.count(), 0);
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
}

void NamesTest::look()
{
    QTest::qWait(250); // what moves has come to rest
    const QStringList wrong = readAsMarkup(driver()) + misplaced(driver());
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void NamesTest::openRole()
{
    VERIFY_DONE(driver().click(QAccessible::ListItem, roleName + u'*'));
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, roleName));
}

void NamesTest::roles()
{
    const domain::Project project = m_stage->stored();
    QVERIFY(project.roles.size() >= 7);
    for (int row = 0; row < project.roles.size(); ++row)
        VERIFY_DONE(driver().waitFor(QAccessible::ListItem, seen(project.roles.at(row).name) + u'*'));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Me: Me <b>%1</b> %2, Admin"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Project: <u>Umoyo</u> %2 &amp; %1, switch"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::MenuItem, u"<u>Umoyo</u> %2 &amp; %1*"_s));
    LOOK();
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::MenuItem, u"*"_s));
    QCOMPARE(driver().window()->title(), u"<u>Umoyo</u> %2 &amp; %1 (Demo) – Steward"_s);
    LOOK();
    // the line that reads a cell
    VERIFY_DONE(driver().tabTo(QAccessible::Table, u"What each role may"_s));
    QSet<QString> read;
    for (int i = 0; i < 10; ++i) {
        read << driver().focused()->description;
        driver().press(Qt::Key_Right);
        LOOK();
    }
    const auto isRead = [&read](const QString &name) {
        return std::any_of(read.cbegin(), read.cend(), [&name](const QString &line) { return line.startsWith(name); });
    };
    QVERIFY2(isRead(roleName), qPrintable(QStringList(read.values()).join(u'\n')));
}

void NamesTest::search()
{
    const QString field = u"Find a role, permission, person or place"_s;
    VERIFY_DONE(driver().type(QAccessible::EditableText, field, u"<img src=x"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, personName + u", "_s + roleName));
    LOOK();
    VERIFY_DONE(driver().type(QAccessible::EditableText, field, u"w"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, QString(300, u'W') + u", "_s + u'*'));
    LOOK();
    VERIFY_DONE(driver().type(QAccessible::EditableText, field, u"<b>%1 nobody"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"Nothing in this project matches “<b>%1 nobody”."_s));
    LOOK();
}

void NamesTest::dialogsOfARole()
{
    openRole();
    LOOK();
    for (const QString &item : {u"Rename…"_s, u"Make a copy…"_s, u"Remove…"_s}) {
        VERIFY_DONE(driver().click(QAccessible::Button, u"More about this role"_s));
        VERIFY_DONE(driver().waitFor(QAccessible::MenuItem, item));
        LOOK();
        if (!driver().find(QAccessible::MenuItem, item)->description.isEmpty()) {
            driver().press(Qt::Key_Escape); // it says why it cannot be
            continue;
        }
        VERIFY_DONE(driver().click(QAccessible::MenuItem, item));
        VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"*"_s));
        LOOK();
        driver().press(Qt::Key_Escape);
        VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"*"_s));
    }
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"Holders*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, personName + u'*'));
    LOOK();
}

void NamesTest::throughTheMainJob()
{
    openRole();
    VERIFY_DONE(driver().click(QAccessible::CheckBox, fullReach));
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, u'*' + personName + u" has no place.*"_s));
    LOOK();
    VERIFY_DONE(driver().click(QAccessible::Button, u"Names: *"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::EditableText, u"Find a person"_s));
    LOOK();
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::EditableText, u"Find a person"_s));

    VERIFY_DONE(driver().click(QAccessible::Button, u"Give a place…"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"A place for "_s + personName));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*<a href=*"_s));
    LOOK();
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Find a place"_s, placeName));
    VERIFY_DONE(driver().click(QAccessible::ListItem, placeName + u'*'));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Stage "_s + placeName));
    LOOK();
    driver().press(Qt::Key_Escape); // empties the field
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"A place for*"_s));

    VERIFY_DONE(driver().click(QAccessible::PageTab, u"Review and apply*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Settle…*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*role "_s + roleName + u'*'));
    LOOK();
    VERIFY_DONE(driver().click(QAccessible::CheckBox, removalTick(fullReach)));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Settle…*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, personName + u" could not enter any more"_s));
    LOOK();
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"*could not enter*"_s));
    VERIFY_DONE(nameLockedOut(driver(), personName));
    VERIFY_DONE(driver().type(QAccessible::EditableText, whyLabel, u"<b>because</b> %1 &amp;"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Apply 1 *"_s));
    const qint64 revision = m_stage->revision();
    VERIFY_DONE(
        driver().waitUntil([&] { return driver().find(QAccessible::Button, u"Apply 1 *"_s)->description.isEmpty(); }));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Apply 1 *"_s));
    QTRY_COMPARE(m_stage->revision(), revision + 1);
    QCOMPARE(m_stage->rowsSince(revision).constFirst().reason, u"<b>because</b> %1 &amp;"_s);

    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*Me <b>%1</b> %2 changed the role "_s + roleName + u'*'));
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, u"*“<b>because</b> %1 &amp;”*"_s));
    LOOK();

    // as the author that is looked for
    driver().press(Qt::Key_Slash);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Filter the entries"_s));
    LOOK();
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Who"_s, u"me <b>"_s));
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"Me <b>%1</b> %2, *"_s));
    VERIFY_DONE(driver().waitUntil([&] {
        const auto who = driver().find(QAccessible::EditableText, u"Who"_s);
        return who && who->description.contains(u"Chosen: Me <b>%1</b> %2"_s);
    }));
    LOOK();
    VERIFY_DONE(driver().click(QAccessible::Button, u"Show these entries"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Remove the filter By Me <b>%1</b> %2"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Filter the entries"_s));
    LOOK();
    driver().press(Qt::Key_Slash);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Filter the entries"_s));
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Who"_s, u"<b>%1 nobody"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"No web user has “<b>%1 nobody” in the name."_s));
    LOOK();
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Who"_s, u"name in many words"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Remove the filter By name in many words *"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Filter the entries"_s));
    LOOK();
}

STEWARD_TEST(NamesTest, "names", Gui)
#include "namestest.moc"
