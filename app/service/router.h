// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

#include <functional>
#include <optional>

namespace steward {

using Handler = std::function<Answer(Context &)>;

/// One route, and what its caller must be allowed to do. A route without an act or a kind is for any member of
/// the project; one that is \a open also for a signed-in stranger.
struct Route
{
    Request::Verb verb;
    QString pattern; ///< "/v1/roles/{}"
    std::optional<domain::Act> act;
    bool isOpen = false;
    Handler handler;
    const domain::EntityKind *kind = nullptr; ///< of the objects it is about: its rules say who may
};

/// Every route there is; what is not here does not exist.
[[nodiscard]] const std::vector<Route> &routes();

/// What a path and verb lead to. \a allowed lists the verbs of a path that is known with another verb.
struct Match
{
    const Route *route = nullptr;
    QStringList arguments;
    QByteArrayList allowed;
};
[[nodiscard]] Match match(Request::Verb verb, const QString &path);

} // namespace steward
