// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <variant>

namespace steward::cli {

/// Whose rights, what is seen of a place by whom, who holds a permission.
struct ExplainOptions
{
    enum class What { User, Location, Permission };

    What what = What::User;
    QString which; ///< a handle: user name or address, site code, key of a permission
    QString pack;  ///< letter of the pack that is asked about
    bool isJson = false;
    int limit = 20; ///< of people named
};

/// What a change set in a file would do.
struct ImpactOptions
{
    QString file;
    QString author; ///< handle; empty: a rule
    QString pack;
    bool isJson = false;
};

/// The command line of stewardctl, told apart from its doing. An Error::Invalid says in `detail` what is wrong with it;
/// with the code "help", it is the help that was asked for.
using Options = std::variant<ExplainOptions, ImpactOptions>;
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

} // namespace steward::cli
