// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// main() of every test program: the first argument names the test, the rest is Qt Test's.
#include "support/testmain.h"

#include "support/effort.h"

#include <QCoreApplication>
#include <QTest>
#ifdef QT_GUI_LIB
#include <QGuiApplication>
#endif

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace steward::tests {

namespace {

struct Entry
{
    Needs needs;
    std::function<std::unique_ptr<QObject>()> make;
};

std::map<std::string, Entry> &registry()
{
    static std::map<std::string, Entry> entries;
    return entries;
}

} // namespace

bool registerTest(const char *name, Needs needs, std::function<std::unique_ptr<QObject>()> make)
{
    return registry().emplace(name, Entry{needs, std::move(make)}).second;
}

} // namespace steward::tests

int main(int argc, char *argv[])
{
    using namespace steward::tests;
    const auto found = argc > 1 ? registry().find(argv[1]) : registry().end();
    if (found == registry().end()) {
        for (const auto &[name, entry] : registry())
            std::fprintf(stderr, "%s\n", name.c_str());
        return 2;
    }
    std::vector<char *> arguments{argv[0]};
    arguments.insert(arguments.end(), argv + 2, argv + argc);
    int count = static_cast<int>(arguments.size());

    std::unique_ptr<QCoreApplication> application;
#ifdef QT_GUI_LIB
    if (found->second.needs == Needs::Gui)
        application = std::make_unique<QGuiApplication>(count, arguments.data());
#endif
    if (!application)
        application = std::make_unique<QCoreApplication>(count, arguments.data());
    if (isFull()) // Qt stops a test after five minutes
        qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    const std::unique_ptr<QObject> test = found->second.make();
    return QTest::qExec(test.get(), count, arguments.data());
}
