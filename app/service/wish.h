// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"
#include "wire/pointer.h"

namespace steward {

/// What a request asks for, before any of its objects is looked at.
struct Wish
{
    QJsonObject body;
    Id set;              ///< and the key by which a repetition is known
    bool hasKey = false; ///< the caller's own; else nobody can ask again under it
    QByteArray digest;   ///< digestOf(); empty without a key
    bool isDryRun = false;
    QString reason;
    std::optional<SealedSecret> secret; ///< goes with the set
    wire::SentAs sentAs = wire::SentAs::Otherwise;
};

/// For requests about one object: the set they amount to has its id from the header, its reason from the body. Without
/// the header, or where it is no id of ours: a random one, or Error::Invalid "idempotency.malformed".
[[nodiscard]] Result<Wish> readWish(const Context &context);

/// The request in one spelling, and who makes it: who repeats it under its key means the same.
[[nodiscard]] QByteArray digestOf(const Context &context, const QJsonObject &body);

/// From the query of a request that writes. Error::Invalid "query.invalid" for any other question in it: one misspelt
/// must not become a commit.
[[nodiscard]] Result<bool> readDryRun(const Context &context);

/// The answer that was given to the same request before. One that is new gets none; a dry run is always new.
[[nodiscard]] std::optional<Response> repeated(const Context &context, const Wish &wish);

} // namespace steward
