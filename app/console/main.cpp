// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/consoleapp.h"

#include <QGuiApplication>
#include <QProcess>

#include <cstdio>
#ifdef Q_OS_WASM
#include <QAccessible>
#include <QQuickWindow>

#include <emscripten.h>
#include <utility>
#endif

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

#ifndef Q_OS_WASM
bool startWindow(const QStringList &arguments)
{
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}
#endif

} // namespace

#ifdef Q_OS_WASM
namespace {

/// wasm/page/boot.js takes its notice away then.
void tellPageOfFirstFrame(const QQuickWindow *window)
{
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [told = false]() mutable {
        if (!std::exchange(told, true))
            EM_ASM({ window.dispatchEvent(new Event('steward-first-frame')); });
    });
}

} // namespace

int main()
{
    // In the browser main() returns while the program lives: nothing may lie on its stack, and QCoreApplication keeps a
    // reference to the count of arguments.
    static char name[] = "steward";
    static char *arguments[] = {name, nullptr};
    static int count = 1;
    auto *application = new QGuiApplication(count, arguments);
    setUpApplication();
    auto *console = new ConsoleApp({.demo = demo::PackSize::M}, ProjectSwitcher::Start());
    QAccessible::setRootObject(application); // what exec() would have done besides
    if (!console->window())
        return 1;
    tellPageOfFirstFrame(console->window());
    return 0;
}
#else
int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    setUpApplication();
    const Options options = parseOptions(QCoreApplication::arguments());
    if (!options.mistake.isEmpty()) {
        std::fprintf(stderr, "steward: %s\n", qUtf8Printable(options.mistake));
        return 2;
    }
    if (options.help) {
        std::fputs(qUtf8Printable(*options.help), stdout);
        return 0;
    }
    const ConsoleApp console(options, startWindow);
    return console.window() ? QCoreApplication::exec() : 1;
}
#endif
