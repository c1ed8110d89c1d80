// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/connectedstage.h"
#include "support/consolestage.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// What the window itself makes of the page: the frame of a demo, a width for one pane.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemosFrameHidesNoBar();
    void whereRolesAreChosenNoneIsMade();
    void theMatrixsBarsHideNoCell();
    void whereThingsStandIsTheWidthsAlone_data();
    void whereThingsStandIsTheWidthsAlone();
};

#define VERIFY_DONE(driver, act) QVERIFY2(act, qPrintable((driver).failure() + u'\n' + (driver).shown()))

namespace {

/// The colours at the start edge of the window, beside the page that is current in the rail.
QList<QRgb> edge(const Driver &driver, int width)
{
    const auto page = driver.find(QAccessible::PageTab, u"Roles"_s);
    const QImage picture = driver.picture();
    QList<QRgb> colours;
    for (int x = 0; page && x < width; ++x)
        colours << picture.pixel(x, page->rect.center().y());
    return colours;
}

/// The lowest line of the window where a cell of the matrix is to be seen.
int lowestCell(const Driver &driver)
{
    int lowest = 0;
    for (const Driver::Found &one : driver.all()) {
        if (one.role == QAccessible::Cell)
            lowest = std::max(lowest, one.rect.bottom());
    }
    return lowest;
}

} // namespace

/// The bar of the current page stands at the edge; a demo's frame lies over the edge, so there it stands beside it.
void WindowTest::theDemosFrameHidesNoBar()
{
    constexpr int frame = 3; // of the design
    constexpr int bar = 3;
    QList<QRgb> plain;
    {
        ConnectedStage connected;
        QVERIFY(connected.isOpen());
        VERIFY_DONE(connected.driver(), connected.signIn());
        plain = edge(connected.driver(), bar + 1);
    }
    QCOMPARE(plain.size(), bar + 1);
    const QRgb accent = plain.constFirst();
    QCOMPARE(plain.first(bar), QList<QRgb>(bar, accent));
    QVERIFY(plain.at(bar) != accent);

    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Heading, u"Roles"_s));
    const QList<QRgb> framed = edge(stage.driver(), frame + bar + 1);
    QCOMPARE(framed.size(), frame + bar + 1);
    const QRgb blue = stage.driver().picture().pixel(1, stage.window()->height() / 2);
    QVERIFY(blue != accent);
    QCOMPARE(framed.first(frame), QList<QRgb>(frame, blue));
    QCOMPARE(framed.sliced(frame, bar), QList<QRgb>(bar, accent)); // all of it
    QVERIFY(framed.constLast() != accent);
}

void WindowTest::whereRolesAreChosenNoneIsMade()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    const auto within = [&driver](QAccessible::Role role, const QString &pane) {
        const auto place = driver.find(role, pane);
        int count = 0;
        const auto all = driver.all();
        for (const Driver::Found &one : all)
            count += place && one.name == "New role"_L1 && one.within.contains(place->id) ? 1 : 0;
        return place ? count : -1;
    };
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"Roles"_s));
    QCOMPARE(within(QAccessible::Pane, u"Roles"_s), 2); // beside the title, and in the list

    stage.window()->resize(800, 700);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::EditableText, u"Find a role"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"* roles*"_s));
    const QString chooser = u"Roles in the matrix"_s;
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Dialog, chooser));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Find a role"_s));
    QCOMPARE(within(QAccessible::Dialog, chooser), 0);
    // and the keyboard finds none either
    for (int i = 0; i < 12; ++i) {
        driver.press(Qt::Key_Tab);
        QVERIFY(driver.focused() && driver.focused()->name != "New role"_L1);
    }
    QVERIFY(stage.workspace().draft().isEmpty());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// The bar that scrolls the matrix sideways has room of its own; where all columns are to be seen there is neither.
void WindowTest::theMatrixsBarsHideNoCell()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Table, u"What each role may"_s));
    VERIFY_DONE(driver, driver.waitGone(QAccessible::ScrollBar, u"Scroll sideways"_s));
    auto table = driver.find(QAccessible::Table, u"What each role may"_s);
    QVERIFY(table);
    QTRY_COMPARE(lowestCell(driver), table->rect.bottom());

    stage.window()->resize(1024, 680);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::ScrollBar, u"Scroll sideways"_s));
    QTest::qWait(300);
    const auto bar = driver.find(QAccessible::ScrollBar, u"Scroll sideways"_s);
    table = driver.find(QAccessible::Table, u"What each role may"_s);
    QVERIFY(bar && table);
    QVERIFY2(lowestCell(driver) > 0 && lowestCell(driver) < bar->rect.top(), qPrintable(driver.shown()));
    QCOMPARE(bar->rect.bottom(), table->rect.bottom());
    const auto upDown = driver.find(QAccessible::ScrollBar, u"Scroll up and down"_s);
    QVERIFY(upDown && !upDown->rect.intersects(bar->rect));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void WindowTest::whereThingsStandIsTheWidthsAlone_data()
{
    QTest::addColumn<Qt::Key>("page");
    QTest::newRow("roles") << Qt::Key_1;
    QTest::newRow("audit") << Qt::Key_2;
    QTest::newRow("review") << Qt::Key_0;
    QTest::newRow("editor") << Qt::Key_Return;
}

/// Made narrower and wider again, each page looks as if its window had always been as wide.
void WindowTest::whereThingsStandIsTheWidthsAlone()
{
    QFETCH(Qt::Key, page);
    const auto open = [page](ConsoleStage &stage) {
        Driver &driver = stage.driver();
        if (page != Qt::Key_Return) {
            driver.press(page, Qt::AltModifier);
            return driver.waitFor(QAccessible::Heading, page == Qt::Key_1   ? u"Roles"_s
                                                        : page == Qt::Key_2 ? u"Audit"_s
                                                                            : u"Review and apply"_s);
        }
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.write(u"district data"_s);
        driver.press(Qt::Key_Return);
        return driver.waitFor(QAccessible::Heading, u"District Data Officer"_s);
    };
    const auto placesIn = [](ConsoleStage &stage) {
        QStringList places;
        static const QRegularExpression digests(u"\\b[0-9a-f]{4}\\b"_s); // each project has its own
        const auto all = stage.driver().all();
        for (const Driver::Found &one : all) {
            const QRect &at = one.rect;
            if (digests.match(one.name).hasMatch())
                continue;
            places << u"%1 at %2, %3, %4 × %5"_s.arg(one.name).arg(at.x()).arg(at.y()).arg(at.width()).arg(at.height());
        }
        return places;
    };
    // Whatever comes or goes slowly has done so: nothing has moved for a while, however busy the machine is.
    const auto settled = [&placesIn](ConsoleStage &stage, int width) {
        stage.window()->resize(width, 680);
        QStringList places;
        for (int looks = 0, same = 0; looks < 100 && same < 4; ++looks) {
            QTest::qWait(100);
            const QStringList now = placesIn(stage);
            same = now == places ? same + 1 : 0;
            places = now;
        }
        return places;
    };
    const QList<int> widths{1440, 1024, 800, 1300, 900, 1200};
    QHash<int, QStringList> wanted;
    for (const int width : QSet<int>(widths.cbegin(), widths.cend())) {
        ConsoleStage fresh;
        QVERIFY(fresh.isOpen());
        fresh.window()->resize(width, 680);
        VERIFY_DONE(fresh.driver(), open(fresh));
        wanted.insert(width, settled(fresh, width));
    }
    ConsoleStage resized;
    QVERIFY(resized.isOpen());
    VERIFY_DONE(resized.driver(), open(resized));
    for (const int width : widths) {
        QStringList wrong = settled(resized, width);
        wrong.removeIf([&](const QString &place) { return wanted.value(width).contains(place); });
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 wide:\n%2"_s.arg(width).arg(wrong.join(u'\n'))));
    }
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(WindowTest, "window", Gui)
#include "windowtest.moc"
