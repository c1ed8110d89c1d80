// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/driver.h"

#include <QString>

#include <functional>

namespace steward::tests {

/// One step of the tour: what the person does, and how one knows that it happened.
struct Step
{
    QString name;                ///< a word, for the picture's name and --break
    QString title;               ///< what is done, for the one who reads along
    std::function<bool()> act;   ///< false: it could not be done
    std::function<bool()> check; ///< asked again and again, until it holds or the time is over
    /// What is done in place of \a act when the step shall fail; nothing: nothing is done.
    std::function<bool()> sabotage = {};
};

/// What the steps work on.
class Part
{
public:
    virtual ~Part() = default;

    [[nodiscard]] virtual QList<Step> steps() = 0;
    /// Null before there is a window.
    [[nodiscard]] virtual Driver *driver() = 0;
};

struct TourOptions
{
    QString folder;
    QString scheme = QStringLiteral("light");
    QString pack; ///< not empty: the part inside the demo
    QString broken;
    bool listsSteps = false;
};

/// Walks through the steps, with a picture of each. The exit code of the program.
[[nodiscard]] int walk(Part &part, const TourOptions &options, int firstNumber);

} // namespace steward::tests
