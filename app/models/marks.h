// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// Marks as models say them, each in the order of the enum of the control that draws it (MarginMark, MatrixMark,
/// EffectLine and ImpactRow of Steward.Controls take the number; tests/models/pages hold the two together).
namespace steward::Marks {
Q_NAMESPACE
QML_ELEMENT

/// In the margin of a row.
enum class Margin { None, Staged, Removed, Conflict, Danger, Locked, Added };
Q_ENUM_NS(Margin)

/// In a cell of the matrix.
enum class Cell { NotGranted, Granted, Implied, Some, Blocked, NotOffered, StagedOn, StagedOff, Dangerous };
Q_ENUM_NS(Cell)

/// Of an effect line.
enum class Line { Draft, Danger, Warning, Plain };
Q_ENUM_NS(Line)

/// Of a row of the impact.
enum class Impact { Loses, Gains, Same, Warns };
Q_ENUM_NS(Impact)

} // namespace steward::Marks
