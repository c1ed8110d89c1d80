// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace steward::tests {

enum class Needs { Core, Gui };

/// Makes the class known to the test program under the name by which ctest calls it. Called "x", the program runs all
/// that are named "x.y", one after the other: for what they share and is slow to start.
bool registerTest(const char *name, Needs needs, std::function<std::unique_ptr<QObject>()> make);

} // namespace steward::tests

/// Once per test class, at the end of its file: STEWARD_TEST(CouplingsTest, "couplings", Core)
#define STEWARD_TEST(Class, name, needs)                                         \
    static const bool steward_registered_##Class = steward::tests::registerTest( \
        name, steward::tests::Needs::needs, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
