// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/parts.h"
#include "support/consolestage.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// The parts of the pages stand where the design has them and look as it says (geometry.json: measured on its pictures,
/// at the size of this window).
class GeometryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void welcome();
    void roles();
    void roleEditor();
    void review();
    void audit();
    void everyPartIsHeld();

private:
    struct Place
    {
        QQuickItem *box = nullptr;
        QQuickItem *text = nullptr;
    };
    using Places = QHash<QString, Place>;

    /// A text is its own box where nothing else is said.
    static Place textOnly(QQuickItem *text) { return {text, text}; }
    [[nodiscard]] static Places shell(const Parts &parts);
    void hold(Parts &parts, const Places &places);
    static void stageTheEdit(ConsoleStage &stage);

    QHash<QString, QJsonObject> m_wanted;
    QSet<QString> m_held;
    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_themeHolder;
};

void GeometryTest::initTestCase()
{
    QFile file(QFile::decodeName(qgetenv("STEWARD_SOURCE_DIR")) + u"/tests/journey/geometry.json"_s);
    QVERIFY(file.open(QFile::ReadOnly));
    const QJsonArray parts = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto &part : parts)
        m_wanted.insert(part.toObject().value(u"part"_s).toString(), part.toObject());
    QVERIFY(m_wanted.size() >= 25);

    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    QQmlComponent component(&m_engine);
    component.setData("import QtQml\nimport Steward.Theme\nQtObject { readonly property QtObject theme: Theme }",
                      QUrl(u"qrc:/theme.qml"_s));
    m_themeHolder.reset(component.create());
    QVERIFY2(m_themeHolder, qPrintable(component.errorString()));
}

void GeometryTest::hold(Parts &parts, const Places &places)
{
    QTest::qWait(400); // what moves has come to rest
    parts.look();
    const auto *theme = m_themeHolder->property("theme").value<QObject *>();
    QStringList wrong;
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        QVERIFY2(m_wanted.contains(place.key()), qPrintable(place.key()));
        m_held << place.key();
        const QStringList differences = parts.differences(m_wanted.value(place.key()), place->box, place->text, *theme);
        if (!differences.isEmpty())
            wrong << place.key() + u": "_s + differences.join(u"; "_s);
    }
    wrong.sort();
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void GeometryTest::stageTheEdit(ConsoleStage &stage)
{
    const domain::EntityRef role{u"role"_s, stage.host().plant(u"ddo_role"_s)};
    stage.workspace().stage(role, u"permissions.access_all_locations"_s, false);
    stage.workspace().stage(role, u"permissions.access_mobile_endpoints"_s, true);
}

void GeometryTest::welcome()
{
    const ConsoleApp app({.demo = {}, .scheme = Preferences::Scheme::Light}, [](const QStringList &) { return false; });
    QVERIFY(app.window());
    app.window()->resize(pictureSize);
    QVERIFY(QTest::qWaitForWindowExposed(app.window()));
    Driver driver(app.window());
    QVERIFY(driver.type(QAccessible::EditableText, u"Address of the server"_s, u"http://127.0.0.1:9"_s));
    driver.press(Qt::Key_Backtab); // no cursor in the picture
    Parts parts(app.window());
    QQuickItem *applied = parts.text(u"14 villages put under Mponela"_s);
    QQuickItem *staged = parts.text(u"District officers see their own places"_s);
    QQuickItem *headline = parts.named(QAccessible::Heading, u"Nothing changes*"_s);
    QQuickItem *signIn = parts.named(QAccessible::Button, u"Sign in"_s);
    hold(parts, {
                    {u"welcome, left pane"_s, {Parts::around(headline, u"WelcomeLedger"_s)}},
                    {u"welcome, headline"_s, textOnly(headline)},
                    {u"welcome, ledger"_s, {Parts::around(applied, u"Sheet"_s)}},
                    {u"welcome, applied row"_s, {applied ? applied->parentItem() : nullptr, applied}},
                    {u"welcome, staged row"_s, {staged ? staged->parentItem() : nullptr, staged}},
                    {u"welcome, heading"_s, textOnly(parts.text(u"Connect to a server"_s))},
                    {u"welcome, address"_s, {parts.named(QAccessible::EditableText, u"Address of the server"_s)}},
                    {u"welcome, Sign in"_s, {signIn, parts.text(u"Sign in"_s, signIn)}},
                });
}

GeometryTest::Places GeometryTest::shell(const Parts &parts)
{
    QQuickItem *rail = parts.named(QAccessible::PageTabList, u"Pages"_s);
    QQuickItem *roles = parts.named(QAccessible::PageTab, u"Roles*"_s);
    QQuickItem *audit = parts.named(QAccessible::PageTab, u"Audit"_s);
    QQuickItem *bar = Parts::around(parts.text(u"Steward"_s), u"TopBar"_s);
    QQuickItem *search = parts.named(QAccessible::EditableText, u"Find a role, permission, person or place"_s);
    QQuickItem *project = parts.named(QAccessible::Button, u"Project: *"_s);
    QQuickItem *draft = parts.named(QAccessible::Pane, u"Draft*"_s);
    QQuickItem *count = parts.text(u"2 changes staged"_s, draft);
    QQuickItem *button = parts.named(QAccessible::Button, u"Review and apply"_s);
    return {
        {u"rail"_s, {rail}},
        {u"rail item, current"_s, {roles, parts.text(u"Roles"_s, roles)}},
        {u"rail item"_s, {audit, parts.text(u"Audit"_s, audit)}},
        {u"rail heading"_s, textOnly(parts.text(u"Record"_s, rail))},
        {u"top bar"_s, {bar}},
        {u"product name"_s, textOnly(parts.text(u"Steward"_s, bar))},
        {u"search field"_s, {search, parts.text(u"Find a role, permission, person or place"_s, search)}},
        {u"project switcher"_s, {project, parts.text(u"Umoyo wa Amayi"_s, project)}},
        {u"draft bar"_s, {draft}},
        {u"draft bar, count"_s, textOnly(count)},
        {u"draft bar, button"_s, {button, parts.text(u"Review and apply"_s, button)}},
    };
}

void GeometryTest::roles()
{
    // the picture is of a live project: its tag is shorter, and moves what comes after it
    demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::M));
    pack.project.environment = domain::Environment::Live;
    ConsoleStage stage(demo::DemoHost::make(pack).value());
    QVERIFY(stage.isOpen());
    stageTheEdit(stage);
    QVERIFY(stage.driver().waitFor(QAccessible::Pane, u"Draft*"_s));
    Parts parts(stage.window());
    QQuickItem *page = parts.named(QAccessible::Pane, u"Roles"_s);
    QQuickItem *sheet = parts.within(page, u"Sheet"_s);
    QQuickItem *row = parts.named(QAccessible::ListItem, u"M&E Officer*"_s);
    QQuickItem *head = parts.named(QAccessible::ColumnHeader, u"M&E Officer*"_s);
    QQuickItem *permission = parts.named(QAccessible::RowHeader, u"Mobile Workers, Can Edit"_s);
    QQuickItem *reading = parts.within(page, u"ReadingLine"_s);
    Places places = shell(parts);
    places.insert({
        {u"sheet"_s, {sheet}},
        {u"role list, row"_s, {row, parts.text(u"M&E Officer"_s, row)}},
        {u"matrix, head of a role"_s, {head, parts.text(u"M&E Officer"_s, head)}},
        {u"matrix, holders of a role"_s, textOnly(parts.text(u"9"_s, head))},
        {u"matrix, permission"_s, {permission, parts.text(u"Mobile Workers"_s, permission)}},
        {u"matrix, level of a permission"_s, textOnly(parts.text(u"Can Edit"_s, permission))},
        {u"reading line"_s, {reading, parts.within(reading, u"Sentence"_s)}},
    });
    hold(parts, places);
}

void GeometryTest::roleEditor()
{
    ConsoleStage stage(demo::PackSize::M);
    QVERIFY(stage.isOpen());
    stageTheEdit(stage);
    QVERIFY(stage.driver().click(QAccessible::ListItem, u"District Data Officer*"_s));
    QVERIFY(stage.driver().waitFor(QAccessible::ListItem, u"Reports, *"_s));
    Parts parts(stage.window());
    QQuickItem *sections = Parts::around(parts.named(QAccessible::List, u"Parts of this role"_s), u"RoleSections"_s);
    QQuickItem *section = parts.named(QAccessible::ListItem, u"Reports, *"_s);
    QQuickItem *title = parts.named(QAccessible::Heading, u"District Data Officer"_s);
    QQuickItem *toggle = parts.named(QAccessible::CheckBox, u"Full Organization Access"_s);
    QQuickItem *impact = Parts::around(parts.text(u"If you apply this"_s), u"ImpactPane"_s);
    QQuickItem *tag = parts.named(QAccessible::StaticText, u"Demo"_s);
    hold(parts,
         {
             {u"environment tag"_s, {tag, parts.text(u"Demo"_s, tag)}},
             {u"role editor, sections"_s, {sections}},
             {u"role editor, section"_s, {section, parts.text(u"Reports"_s, section)}},
             {u"role editor, title"_s, textOnly(title)},
             {u"role editor, toggle"_s, {toggle ? toggle->property("indicator").value<QQuickItem *>() : nullptr}},
             {u"impact panel"_s, {impact}},
             {u"impact panel, title"_s, textOnly(parts.text(u"If you apply this"_s))},
             {u"impact panel, people who lose"_s, textOnly(parts.text(u"−12"_s, impact))},
             {u"impact panel, people who gain"_s, textOnly(parts.text(u"+11"_s, impact))},
         });
}

void GeometryTest::review()
{
    ConsoleStage stage(demo::PackSize::M);
    QVERIFY(stage.isOpen());
    stageTheEdit(stage);
    const domain::EntityRef role{u"role"_s, stage.host().plant(u"ddo_role"_s)};
    stage.workspace().setRead(role, u"permissions.access_all_locations"_s, true);
    stage.workspace().acknowledge(
        {u"locked_out"_s, {u"person"_s, stage.host().plant(u"ddo_without_place"_s)}, u"Yankho Msiska"_s});
    QVERIFY(stage.driver().click(QAccessible::PageTab, u"Review and apply*"_s));
    QVERIFY(stage.driver().waitUntil([&] {
        const auto apply = stage.driver().find(QAccessible::Button, u"Apply 2*"_s);
        return apply && apply->description.isEmpty();
    }));

    Parts parts(stage.window());
    QQuickItem *field = parts.text(u"Full Organization Access"_s);
    QQuickItem *row = Parts::around(field, u"ReviewChange"_s);
    QQuickItem *heading = parts.named(QAccessible::Heading, u"Removal, 1*"_s);
    QQuickItem *tick = parts.named(QAccessible::CheckBox, u"I have read this removal*"_s);
    QQuickItem *before = parts.text(u"On"_s, row);
    QQuickItem *after = parts.text(u"Off"_s, row);
    QQuickItem *aside = parts.named(QAccessible::Pane, u"Before it becomes ink"_s);
    QQuickItem *title = parts.text(u"Before it becomes ink"_s);
    QQuickItem *apply = parts.named(QAccessible::Button, u"Apply 2*"_s);
    QQuickItem *here = parts.named(QAccessible::PageTab, u"Review and apply, 2 staged"_s);
    QQuickItem *name = parts.text(u"Review and apply"_s, here);
    QVERIFY(name);
    QVERIFY(!name->property("truncated").toBool()); // beside its count
    hold(parts, {
                    {u"page title"_s, textOnly(parts.text(u"Review and apply"_s,
                                                          parts.named(QAccessible::Pane, u"Review and apply"_s)))},
                    {u"review, list"_s, {Parts::around(row, u"Sheet"_s)}},
                    {u"review, heading of removals"_s, {heading, parts.text(u"Removal, 1"_s, heading)}},
                    {u"review, removal"_s, {row, field}},
                    {u"review, whose"_s, textOnly(parts.text(u"role District Data Officer"_s, row))},
                    {u"review, tick"_s, {tick ? tick->property("indicator").value<QQuickItem *>() : nullptr}},
                    {u"review, value before"_s, {Parts::around(before, u"ValueBox"_s), before}},
                    {u"review, value removed"_s, {Parts::around(after, u"ValueBox"_s), after}},
                    {u"review, aside"_s, {aside}},
                    {u"review, title of the aside"_s, textOnly(title)},
                    {u"review, Apply"_s, {apply, parts.text(u"Apply 2 changes to the demo"_s, apply)}},
                });
}

void GeometryTest::audit()
{
    ConsoleStage stage(demo::PackSize::M);
    QVERIFY(stage.isOpen());
    QVERIFY(stage.driver().click(QAccessible::PageTab, u"Audit"_s));
    QVERIFY(stage.driver().waitFor(QAccessible::Button, u"Put this back"_s));
    QTest::qWait(300);
    Parts parts(stage.window());
    QQuickItem *list = parts.named(QAccessible::List, u"Entries"_s);
    QQuickItem *row = parts.within(list, u"AuditRow"_s);
    QQuickItem *avatar = parts.within(row, u"Avatar"_s);
    QQuickItem *sentence = parts.within(row, u"Sentence"_s);
    QQuickItem *detail = Parts::around(parts.text(u"What changed"_s), u"AuditDetail"_s);
    QQuickItem *title = parts.within(detail, u"Label"_s);
    QQuickItem *back = parts.named(QAccessible::Button, u"Put this back"_s);
    QQuickItem *day = list ? parts.text(list->property("currentSection").toString(), list) : nullptr;
    QQuickItem *page = parts.named(QAccessible::Pane, u"Audit"_s);
    QQuickItem *sentenceOfPage = parts.text(parts.within(page, u"PageHeader"_s)->property("text").toString(), page);
    hold(parts, {
                    {u"page title"_s, textOnly(parts.text(u"Audit"_s, page))},
                    {u"page sentence"_s, textOnly(sentenceOfPage)},
                    {u"audit, list"_s, {list}},
                    {u"audit, day"_s, {day ? day->parentItem() : nullptr, day}},
                    {u"audit, row chosen"_s, {row, sentence}},
                    {u"audit, author of a row"_s,
                     {avatar, parts.text(avatar ? avatar->property("initials").toString() : QString(), avatar)}},
                    {u"audit, title of the detail"_s, textOnly(title)},
                    {u"audit, Put this back"_s, {back, parts.text(u"Put this back"_s, back)}},
                });
}

void GeometryTest::everyPartIsHeld()
{
    int whole = 0;
    for (auto part = m_wanted.cbegin(); part != m_wanted.cend(); ++part) {
        QVERIFY2(m_held.contains(part.key()), qPrintable(part.key()));
        whole += part->value(u"holds"_s).toString() == "xywh"_L1 ? 1 : 0;
    }
    QVERIFY2(whole >= 25, qPrintable(QString::number(whole)));
}

STEWARD_TEST(GeometryTest, "geometry", Gui)
#include "geometrytest.moc"
