// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

#include <variant>

namespace steward::cli {

/// What both commands know.
struct CommonOptions
{
    QString pack;      ///< letter of the pack that is asked about, where there is no server
    QUrl server;       ///< whose project is asked about; empty: the pack
    int limit = 20;    ///< of people named in one list
    bool json = false; ///< for machines
};

/// What somebody may, who sees a place, who holds a permission, who sees and changes a setting.
struct ExplainOptions
{
    enum class What { User, Location, Permission, Setting };

    What what = What::User;
    QString which; ///< a handle: user name or address, site code, key of a permission or of a setting
    QString only;  ///< handle of the one person who is asked about; empty: everybody
    CommonOptions common;
};

/// What a change set in a file would do.
struct ImpactOptions
{
    QString file;   ///< "-": the standard input
    QString author; ///< handle; empty: nobody's rights are asked about
    CommonOptions common;
};

/// Whether the log of a project is as it was written.
struct AuditOptions
{
    QString database; ///< path of a file, or a right address of a PostgreSQL
    bool json = false;
};

/// The command line of stewardctl, told apart from its doing. An Error::Invalid says in `detail` what is wrong with it;
/// with the code "help", it is the help that was asked for.
using Options = std::variant<ExplainOptions, ImpactOptions, AuditOptions>;
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

} // namespace steward::cli
