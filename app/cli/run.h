// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/change.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace steward::cli {

/// What stewardctl says and ends with.
struct Told
{
    QString out;    ///< the answer, for the standard output
    QString err;    ///< why there is none, for the standard error
    int status = 0; ///< 0 done, 1 the change set would be refused or the log is not right, 2 there is no answer
};

/// A change set as the API takes it; what its JSON means, the caller knows.
using ReadChangeSet = std::function<Result<domain::ChangeSet>(const QJsonObject &)>;

/// Does what the command line says; touches nothing but the file or database it is told to read.
[[nodiscard]] Told run(const QStringList &arguments, const ReadChangeSet &readChangeSet);

} // namespace steward::cli
