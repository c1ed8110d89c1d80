// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench slice: how long the program takes to start, and how long a toggle takes to its effect on the screen.
#include "bench/report.h"
#include "console/consoleapp.h"
#include "demo/pack.h"
#include "domain/catalogue.h"
#include "support/mainjob.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QQuickWindow>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

constexpr int rounds = 9;
constexpr int toggles = 40;
constexpr int atRest = 400; // ms: no frame is under way, nothing moves

/// From starting the program to each of its words, in ms.
struct Start
{
    double frame = -1;   ///< the first frame that takes the mouse and the keys
    double project = -1; ///< the first one that shows the project
};

Start startOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    Start start;
    QByteArray said;
    while (process.state() != QProcess::NotRunning && process.waitForReadyRead(20'000)) {
        const double now = double(timer.nsecsElapsed()) / 1e6;
        said += process.readAll();
        if (start.frame < 0 && said.contains("frame"))
            start.frame = now;
        if (start.project < 0 && said.contains("project"))
            start.project = now;
    }
    process.waitForFinished(20'000);
    return start;
}

/// As the started program: says "frame" at its first frame, and "project" at the first that shows the demo's.
int child(bool isDemo)
{
    Options options;
    if (isDemo)
        options.demo = demo::PackSize::M;
    const ConsoleApp console(options, [](const QStringList &) { return false; });
    if (!console.window())
        return 1;
    QObject::connect(
        console.window(), &QQuickWindow::frameSwapped, console.window(),
        [&console] {
            const bool isShown = console.demo() && console.workspace()->loadState() == Workspace::Load::Ready;
            std::puts(isShown ? "project" : "frame");
            std::fflush(stdout);
            if (isShown || !console.demo())
                QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void measureStart(bench::Report &report)
{
    QList<double> minimal;
    QList<double> welcome;
    QList<double> open;
    QList<double> project;
    const QString self = QCoreApplication::applicationFilePath();
    for (int i = 0; i < rounds; ++i) { // in turn, so that all three meet the same machine
        minimal << startOf(QStringLiteral(BENCH_MINIMAL), {}).frame;
        welcome << startOf(self, {u"--child"_s, u"welcome"_s}).frame;
        const Start demo = startOf(self, {u"--child"_s, u"demo"_s});
        open << demo.frame;
        project << demo.project;
    }
    const double base = bench::median(minimal);
    const QString against = u"a minimal Qt Quick Controls window"_s;
    report.add({.name = u"start, minimal window"_s, .value = base, .unit = u"ms"_s});
    report.add({.name = u"start, welcome page"_s,
                .value = bench::median(welcome),
                .unit = u"ms"_s,
                .against = against,
                .ratio = bench::median(welcome) / base,
                .goal = 2.5});
    report.add({.name = u"start, with the demo"_s,
                .pack = u"M, 2,000 places"_s,
                .value = bench::median(open),
                .unit = u"ms"_s,
                .against = against,
                .ratio = bench::median(open) / base,
                .goal = 3.0});
    report.add({.name = u"start, until the demo's roles are shown"_s,
                .pack = u"M, 2,000 places"_s,
                .value = bench::median(project),
                .unit = u"ms"_s,
                .against = against,
                .ratio = bench::median(project) / base});
}

void measurePack(bench::Report &report)
{
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        (void)demo::makePack(demo::PackSize::M);
        times << double(timer.nsecsElapsed()) / 1e6;
    }
    report.add(
        {.name = u"making the pack"_s, .pack = u"M, 2,000 places"_s, .value = bench::median(times), .unit = u"ms"_s});
}

/// From the press of the key to the end of the first frame after which the panel tells the new impact, in ms; below 0
/// when it did not within two seconds. Looking is not part of the time.
double toggleTime(const ConsoleApp &console, tests::Driver &driver)
{
    double elapsed = -1;
    double looking = 0; // the key's own call may draw the frame: looked at once, not after one more
    bool isShown = false;
    QElapsedTimer timer;
    const auto now = [&timer] { return double(timer.nsecsElapsed()) / 1e6; };
    const auto swapped = QObject::connect(console.window(), &QQuickWindow::frameSwapped, console.window(), [&] {
        if (isShown)
            return;
        const double swap = now();
        elapsed = swap - looking;
        isShown = tests::isShownBy(driver, console.workspace()->review().impact);
        looking += now() - swap;
    });
    timer.start();
    QTest::keyClick(console.window(), Qt::Key_Space);
    while (!isShown && timer.elapsed() < 2000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    QObject::disconnect(swapped);
    return isShown ? elapsed : -1;
}

bool measureToggle(bench::Report &report)
{
    const ConsoleApp console({.demo = demo::PackSize::M, .scheme = Preferences::Scheme::Light},
                             [](const QStringList &) { return false; });
    if (!console.window())
        return false;
    tests::Driver driver(console.window());
    QString failure;
    if (!driver.click(QAccessible::EditableText, u"Find a role, permission, person or place"_s))
        failure = driver.failure();
    driver.write(u"District Data Officer"_s);
    driver.press(Qt::Key_Return);
    if (!driver.waitFor(QAccessible::Heading, u"District Data Officer"_s))
        failure = driver.failure();
    if (failure.isEmpty() && !driver.click(QAccessible::CheckBox, u"Full Organization Access*"_s))
        failure = driver.failure();
    if (!failure.isEmpty()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure));
        return false;
    }
    // the click has staged it already: taken back, so that each measured press stages it
    QTest::qWait(atRest);
    QTest::keyClick(console.window(), Qt::Key_Space);
    QTest::qWait(atRest);
    QList<double> times;
    for (int i = 0; i < toggles; ++i) {
        const double time = toggleTime(console, driver);
        if (time < 0) {
            std::fputs("the impact was not shown\n", stderr);
            return false;
        }
        times << time;
        QTest::qWait(atRest);
        QTest::keyClick(console.window(), Qt::Key_Space); // back again
        QTest::qWait(atRest);
    }
    report.add({.name = u"toggle to repainted impact"_s,
                .pack = u"M, 2,000 places"_s,
                .value = bench::median(times),
                .unit = u"ms"_s,
                .goal = 16});
    report.add({.name = u"toggle to repainted impact.p99"_s,
                .pack = u"M, 2,000 places"_s,
                .value = bench::percentile(times, 99),
                .unit = u"ms"_s});
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    setUpApplication();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--child"_L1)
        return child(arguments.at(2) == "demo"_L1);
    if (arguments.size() != 2) {
        std::fputs("bench_slice FILE.json\n", stderr);
        return 2;
    }
    bench::Report report(u"slice"_s, {u"M, 2,000 places, 3,000 people"_s});
    measureStart(report);
    measurePack(report);
    if (!measureToggle(report))
        return 1;
    return report.finish(arguments.at(1));
}
