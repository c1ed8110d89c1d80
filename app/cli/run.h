// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/change.h"
#include "domain/project.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace steward::cli {

/// What stewardctl says and ends with.
struct Told
{
    QString out;    ///< the answer, for the standard output
    QString err;    ///< why there is none, for the standard error
    int status = 0; ///< 0 done, 1 the change set would be refused or the log is not right, 2 there is no answer
};

/// A project as its server shows it to who is signed in.
struct ShownProject
{
    domain::Project project;
    Id person;           ///< who is signed in
    Instant at;          ///< when it was so
    bool isWhole = true; ///< false: a part, by that person's places
};

/// What the commands need and cannot do themselves.
struct Outside
{
    /// A change set as the API takes it.
    std::function<Result<domain::ChangeSet>(const QJsonObject &)> readChangeSet;
    /// Waits, for a person too. An error is one of a session or of the workspace's Loader.
    std::function<Result<ShownProject>(const QUrl &server)> fetchProject;
};

/// Does what the command line says; touches nothing but the file, database or server it is told to read.
[[nodiscard]] Told run(const QStringList &arguments, const Outside &outside);

} // namespace steward::cli
