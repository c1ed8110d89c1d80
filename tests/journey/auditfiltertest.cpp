// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "journey/job.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

/// Some of the entries of the audit: chosen by mouse and by keys, and never more or fewer than the store has.
class AuditFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byMouse();
    void byKeys();
    void nothingFits();
    void whatIsNewIsFilteredToo();
    void theWholeObjectInAListWithGaps();
    void aLinkOpensWhatDoesNotFit();
    void aSlowSearchSaysWhatItWaitsFor();
    void aFailedSearchIsTold();
    void whoMayNotReadHasNone();

private:
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }
    [[nodiscard]] EntityRef role() { return {u"role"_s, m_stage->role(u"ddo_role"_s).id}; }
    /// Somebody else sets a field of the role; returns the set.
    Id set(const QString &field, const QJsonValue &value, const QString &who = u"second_admin"_s);
    void openAudit();
    void openFilter();
    void filterBy(const QString &name); ///< as quickly as it goes
    [[nodiscard]] bool isChosen(const QString &name);
    void choose(const QString &field, int steps);
    /// How many sets of the log fit, by the store alone, and how many there are: "4 of 33 entries".
    [[nodiscard]] QString countOf(const std::function<bool(const AuditRow &)> &fits);
    [[nodiscard]] static bool isAbout(const AuditRow &row, const QString &kind);
    [[nodiscard]] int rowsShown();

    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))
#define STOP_IF_FAILED()            \
    if (QTest::currentTestFailed()) \
    return

namespace {

const QString auditRoute = u"/v1/audit?"_s;
const QString funnel = u"Filter the entries"_s;
const QString show = u"Show these entries"_s;

} // namespace

void AuditFilterTest::init()
{
    m_stage = std::make_unique<ConsoleStage>();
    QVERIFY(m_stage->isOpen());
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s));
}

void AuditFilterTest::cleanup()
{
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
}

Id AuditFilterTest::set(const QString &field, const QJsonValue &value, const QString &who)
{
    const Project project = m_stage->stored();
    const auto applied = m_stage->applyAs(who, {Change{.entity = role(),
                                                       .field = field,
                                                       .before = fieldValue(project, role(), field),
                                                       .after = value,
                                                       .baseVersion = *versionOf(project, role())}});
    const QList<AuditRow> rows = m_stage->rowsSince(project.revision);
    return applied && rows.size() == 1 ? rows.constFirst().set : Id();
}

void AuditFilterTest::openAudit()
{
    QVERIFY(driver().waitUntil([&] { return m_stage->workspace().project().revision == m_stage->revision(); }));
    driver().press(Qt::Key_2, Qt::AltModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Audit"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::List, u"What changed, *"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"%1 entries"_s.arg(m_stage->rowsSince(0).size())));
}

void AuditFilterTest::openFilter()
{
    driver().press(Qt::Key_Slash);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, funnel));
    QVERIFY(driver().waitUntil([&] { return driver().focused() && driver().focused()->name == "Who"_L1; }));
    QTest::qWait(200); // until it has come up, when the keyboard is given to the field once more
}

void AuditFilterTest::filterBy(const QString &name)
{
    openFilter();
    STOP_IF_FAILED();
    driver().write(name);
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));
}

bool AuditFilterTest::isChosen(const QString &name)
{
    return driver().waitUntil([&] {
        const auto who = driver().find(QAccessible::EditableText, u"Who"_s);
        return who && who->description.contains(u"Chosen: "_s + name);
    });
}

void AuditFilterTest::choose(const QString &field, int steps)
{
    VERIFY_DONE(driver().tabTo(QAccessible::ComboBox, field));
    for (int i = 0; i < steps; ++i)
        driver().press(Qt::Key_Down);
}

QString AuditFilterTest::countOf(const std::function<bool(const AuditRow &)> &fits)
{
    const QList<AuditRow> rows = m_stage->rowsSince(0);
    return u"%1 of %2 entries"_s.arg(std::count_if(rows.cbegin(), rows.cend(), fits)).arg(rows.size());
}

bool AuditFilterTest::isAbout(const AuditRow &row, const QString &kind)
{
    return std::any_of(row.changes.cbegin(), row.changes.cend(),
                       [&kind](const Change &change) { return change.entity.kind == kind; });
}

int AuditFilterTest::rowsShown()
{
    const auto list = driver().find(QAccessible::List, u"Entries"_s);
    const auto all = driver().all();
    return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [&list](const Driver::Found &one) {
        return list && one.role == QAccessible::ListItem && one.within.contains(list->id);
    }));
}

void AuditFilterTest::byMouse()
{
    QVERIFY(!set(u"name"_s, u"District Lead"_s).isNull());
    const Id wezi = m_stage->host().plant(u"second_admin"_s);
    openAudit();
    STOP_IF_FAILED();
    VERIFY_DONE(driver().click(QAccessible::Button, funnel));
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, funnel));
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"Wezi Nyirenda, *"_s));
    VERIFY_DONE(isChosen(u"Wezi Nyirenda"_s));
    VERIFY_DONE(driver().click(QAccessible::ComboBox, u"What"_s));
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"Roles"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, show));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));

    const auto hers = [&wezi](const AuditRow &row) { return row.author == wezi; };
    const QString both = countOf([&](const AuditRow &row) { return hers(row) && isAbout(row, u"role"_s); });
    const QString one = countOf(hers);
    QVERIFY(both != one); // or the kind would not be tested
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, both));
    QVERIFY(!driver().find(QAccessible::ListItem, u"*Thokozani Mwale *"_s));
    VERIFY_DONE(
        driver().waitFor(QAccessible::ListItem, u"*renamed the role District Data Officer to District Lead*"_s));

    // each part goes by itself, and then all
    VERIFY_DONE(driver().click(QAccessible::Button, u"Remove the filter Roles"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, one));
    VERIFY_DONE(driver().waitGone(QAccessible::Button, u"Remove the filter Roles"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Clear filter"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"%1 entries"_s.arg(m_stage->rowsSince(0).size())));
    VERIFY_DONE(driver().waitGone(QAccessible::Button, u"Clear filter"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*Thokozani Mwale *"_s));
}

void AuditFilterTest::byKeys()
{
    QVERIFY(!set(u"name"_s, u"District Lead"_s).isNull());
    const Id wezi = m_stage->host().plant(u"second_admin"_s);
    openAudit();
    STOP_IF_FAILED();
    const QString all = u"%1 entries"_s.arg(m_stage->rowsSince(0).size());
    const QString focus = driver().focused()->name;

    // Escape closes and leaves everything as it was, once the field is empty
    openFilter();
    STOP_IF_FAILED();
    driver().write(u"wezi"_s);
    VERIFY_DONE(driver().waitGone(QAccessible::ListItem, u"Anyone"_s));
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Anyone"_s));
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, all));
    QVERIFY(driver().waitUntil([&] { return driver().focused() && driver().focused()->name == focus; }));

    // a name and Return are enough
    filterBy(u"nyirenda"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText,
                                 countOf([&wezi](const AuditRow &row) { return row.author == wezi; })));
    QVERIFY(
        driver().waitUntil([&] { return driver().focused() && driver().focused()->role == QAccessible::ListItem; }));
    driver().press(Qt::Key_Down); // on the list, at once
    VERIFY_DONE(driver().waitFor(QAccessible::List, u"What changed, *"_s));

    // by the list of people, by kind, and by days: a wrong one is told, and the keyboard is there
    openFilter();
    STOP_IF_FAILED();
    driver().press(Qt::Key_Down);
    driver().press(Qt::Key_Home);
    for (int i = 0; i < 40; ++i)
        driver().press(Qt::Key_Up);
    driver().press(Qt::Key_Space);
    VERIFY_DONE(isChosen(u"Anyone"_s));
    choose(u"What"_s, 2);
    choose(u"When"_s, 4);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().tabTo(QAccessible::EditableText, u"First day"_s));
    driver().write(u"2026-6-1"_s);
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, funnel));
    QVERIFY(driver().waitUntil([&] {
        const auto here = driver().focused();
        return here && here->name == "First day"_L1
               && here->description.contains(u"Write a day as year, month and day, like 2026-11-19."_s);
    }));
    driver().press(Qt::Key_A, Qt::ControlModifier);
    driver().write(u"2026-06-01"_s);
    driver().press(Qt::Key_Tab);
    driver().write(u"2026-05-31"_s);
    driver().press(Qt::Key_Return);
    QVERIFY(driver().waitUntil(
        [&] { return driver().focused()->description.contains(u"The last day is before the first."_s); }));
    driver().press(Qt::Key_A, Qt::ControlModifier);
    driver().write(u"2026-11-18"_s);
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));
    const auto moment = [](const char16_t *text) { return *instantFromText(QStringView(text)); };
    const auto offset = std::chrono::minutes(m_stage->stored().utcOffsetMinutes);
    const QString fitting = countOf([&](const AuditRow &row) {
        return isAbout(row, u"person"_s) && row.at >= moment(u"2026-06-01T00:00:00Z") - offset
               && row.at < moment(u"2026-11-19T00:00:00Z") - offset;
    });
    QVERIFY(!fitting.startsWith(u"0 "_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, fitting));

    // a part goes by the keyboard too, which is not lost with it
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Remove the filter 1 Jun 2026 to 18 Nov 2026"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText,
                                 countOf([](const AuditRow &row) { return isAbout(row, u"person"_s); })));
    QVERIFY(driver().focused());
    QCOMPARE(driver().focused()->name, funnel);
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Clear filter"_s));
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, all));
    QCOMPARE(driver().focused()->name, funnel);
    driver().press(Qt::Key_Return); // the button, where "/" is not known
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, funnel));
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));
    QVERIFY(driver().waitUntil([&] { return driver().focused() && driver().focused()->name == funnel; }));
}

void AuditFilterTest::nothingFits()
{
    openAudit();
    STOP_IF_FAILED();
    openFilter();
    choose(u"What"_s, 3); // no place was ever changed
    STOP_IF_FAILED();
    driver().press(Qt::Key_Return); // opens the choice
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Places"_s));
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().click(QAccessible::Button, show));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"Nothing fits this filter Every entry is still there. *"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, countOf([](const AuditRow &) { return false; })));
    QCOMPARE(rowsShown(), 0);
    QVERIFY(!driver().find(QAccessible::Button, u"Put this back"_s)); // there is no entry to act on
    // the keyboard is still on the page
    openFilter();
    STOP_IF_FAILED();
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, funnel));
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Show all entries"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::StaticText, u"Nothing fits this filter*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Put this back"_s));
    QCOMPARE(driver().focused()->name, funnel);
}

void AuditFilterTest::whatIsNewIsFilteredToo()
{
    openAudit();
    STOP_IF_FAILED();
    filterBy(u"nyirenda"_s);
    STOP_IF_FAILED();
    const Id wezi = m_stage->host().plant(u"second_admin"_s);
    const auto hers = [&wezi](const AuditRow &row) { return row.author == wezi; };
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, countOf(hers)));
    const QString before = countOf(hers).section(u' ', 0, 0);
    QVERIFY(!set(u"landing_page"_s, u"webapps"_s, u"me"_s).isNull());
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, countOf(hers)));
    QCOMPARE(countOf(hers).section(u' ', 0, 0), before);
    QVERIFY(!driver().find(QAccessible::ListItem, u"*Thokozani Mwale *"_s));
    QVERIFY(!set(u"name"_s, u"District Lead"_s).isNull());
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, countOf(hers)));
    VERIFY_DONE(
        driver().waitFor(QAccessible::ListItem, u"*renamed the role District Data Officer to District Lead*"_s));
}

/// As the object was then, though what was changed since is none of the rows.
void AuditFilterTest::theWholeObjectInAListWithGaps()
{
    QVERIFY(!set(u"landing_page"_s, u"webapps"_s, u"me"_s).isNull());
    QVERIFY(!set(u"name"_s, u"District Lead"_s).isNull());
    QVERIFY(!set(u"name"_s, u"District Chief"_s).isNull());
    openAudit();
    STOP_IF_FAILED();
    filterBy(u"mwale"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*now Web Apps*"_s)); // the first that fits
    VERIFY_DONE(driver().waitGone(QAccessible::ListItem, u"*Wezi Nyirenda *"_s));
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Show all fields"_s));
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: District Data Officer, not changed"_s));
}

void AuditFilterTest::aLinkOpensWhatDoesNotFit()
{
    const Id renaming = set(u"name"_s, u"District Lead"_s);
    QVERIFY(!set(u"landing_page"_s, u"webapps"_s, u"me"_s).isNull());
    openAudit();
    STOP_IF_FAILED();
    filterBy(u"mwale"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*now Web Apps*"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::ListItem, u"*Wezi Nyirenda *"_s));
    const QString count =
        countOf([me = m_stage->host().plant(u"me"_s)](const AuditRow &row) { return row.author == me; });
    driver().press(Qt::Key_K, Qt::ControlModifier);
    driver().write(u"steward://project/%1/audit/%2"_s.arg(m_stage->stored().id.toString(), renaming.toString()));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: was District Data Officer, now District Lead"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, count)); // the filter stands
    VERIFY_DONE(driver().click(QAccessible::Button, u"Clear filter"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*Wezi Nyirenda renamed the role *"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: was District Data Officer, now District Lead"_s));
}

void AuditFilterTest::aSlowSearchSaysWhatItWaitsFor()
{
    openAudit();
    STOP_IF_FAILED();
    m_stage->transport().faults().add(late(auditRoute, 3s));
    filterBy(u"nyirenda"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().waitFor(QAccessible::ProgressBar, u"Looking for entries that fit"_s, 2000));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Put this back"_s)); // what was read is still there
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*Wezi Nyirenda *"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::ProgressBar, u"Looking for entries that fit"_s));
}

void AuditFilterTest::aFailedSearchIsTold()
{
    openAudit();
    STOP_IF_FAILED();
    demo::Fault busy = status(503, u"server.busy"_s);
    busy.route = auditRoute;
    m_stage->transport().faults().add(busy);
    filterBy(u"nyirenda"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().waitFor(QAccessible::AlertMessage, u"The server could not load the audit.*"_s, 15'000));
    QVERIFY(!driver().find(QAccessible::StaticText, u"Nothing fits this filter*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Clear filter"_s));
    m_stage->transport().faults().clear();
    VERIFY_DONE(driver().click(QAccessible::Button, u"Try again"_s));
    const Id wezi = m_stage->host().plant(u"second_admin"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText,
                                 countOf([&wezi](const AuditRow &row) { return row.author == wezi; })));
    VERIFY_DONE(driver().waitGone(QAccessible::AlertMessage, u"The server could not load the audit.*"_s));
}

void AuditFilterTest::whoMayNotReadHasNone()
{
    demo::Fault forbidden = status(403, u"permission.missing"_s);
    forbidden.route = u"/v1/audit"_s;
    m_stage->transport().faults().add(forbidden);
    driver().press(Qt::Key_2, Qt::AltModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, u"You cannot read the audit*"_s));
    QVERIFY(!driver().find(QAccessible::Button, funnel));
    driver().press(Qt::Key_Slash);
    QTest::qWait(300);
    QVERIFY(!driver().find(QAccessible::Dialog, funnel));
}

STEWARD_TEST(AuditFilterTest, "auditfilter", Gui)
#include "auditfiltertest.moc"
