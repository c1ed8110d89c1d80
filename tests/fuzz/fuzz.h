// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace steward::fuzzing {

/// A target is one file with these two functions; ./dev fuzz runs it.

/// Takes any bytes and demands of what comes of them whatever must always hold. \a bytes end where they end: to read
/// beyond is seen.
void fuzz(const QByteArray &bytes);

/// Good inputs to begin with, made anew for each run, so that they never fall behind what they are examples of.
[[nodiscard]] QByteArrayList seeds();

/// Ends the program, and so keeps the input, unless \a holds.
void require(bool holds, const char *what);
/// The same with both texts, where these say what is wrong.
void requireSame(const QByteArray &left, const QByteArray &right, const char *what);

} // namespace steward::fuzzing
