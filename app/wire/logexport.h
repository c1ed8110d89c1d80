// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/changes.h"

namespace steward::wire {

/// How the log leaves the server for other programs.
enum class ExportFormat {
    Csv,      ///< RFC 4180, UTF-8: a line for each change of a row; of a row without any, one line
    JsonLines ///< a LogEntry on each line
};

/// "csv", "jsonl".
[[nodiscard]] std::optional<ExportFormat> exportFormatFrom(QStringView name);
[[nodiscard]] QByteArray mediaTypeOf(ExportFormat format);

/// What stands before the first row; may be empty.
[[nodiscard]] QByteArray exportHead(ExportFormat format);
/// With its ends of line.
[[nodiscard]] QByteArray exportOf(ExportFormat format, const LogEntry &entry, const HandleOf &handleOf = {});

/// A cell of a CSV file. What a spreadsheet would take for a formula gets an apostrophe in front (ASVS 1.2.10), what
/// has commas, quotes or line breaks is quoted.
[[nodiscard]] QByteArray csvCell(const QString &text);

} // namespace steward::wire
