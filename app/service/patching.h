// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "service/wish.h"

#include <variant>

namespace steward::handlers {

/// What is to be done to an object that is there, as its author knew it.
struct Asked
{
    Wish wish;
    domain::EntityRef entity;
    qint64 version = 0; ///< as of If-Match
};

/// Of a \a wish that could be read. Or the answer: a refusal, or what the same request was answered before.
[[nodiscard]] std::variant<Asked, Response> readAsked(const Context &context, const Result<Wish> &wish);

/// Each of the fields \a sent, from what it is now: RFC 7396 within it.
[[nodiscard]] domain::ChangeSet patchSet(const Context &context, const Asked &asked, const QJsonObject &sent);
/// The set, each field from what it was at the version asked.
[[nodiscard]] Answer submitPatch(Context &context, const Asked &asked, domain::ChangeSet set);

} // namespace steward::handlers
