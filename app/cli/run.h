// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/change.h"

#include <QStringList>

#include <functional>

namespace steward::cli {

/// What stewardctl says and ends with.
struct Told
{
    QString text;
    int status = 0; ///< 0 done, 1 refused or not found, 2 wrong command line
};

/// A change set out of the bytes of a file, as the API takes it.
using ReadChangeSet = std::function<Result<domain::ChangeSet>(const QByteArray &)>;

/// Does what the command line says; touches nothing but the file it is told to read.
[[nodiscard]] Told run(const QStringList &arguments, const ReadChangeSet &readChangeSet);

} // namespace steward::cli
