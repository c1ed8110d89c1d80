// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exchange.h"
#include "server/sitefolder.h"

namespace steward::server {

/// Gives out the browser build, from memory: no path of a request ever reaches the file system. Immutable, so
/// thread-safe.
class Site
{
public:
    /// \a headers go with every answer.
    Site(SiteFolder folder, Headers headers)
        : m_folder(std::move(folder))
        , m_headers(std::move(headers))
    {
    }

    /// The answer when the target of \a exchange is one of the files ("/" is the page); else nothing. O(1).
    [[nodiscard]] std::optional<Response> answer(const Exchange &exchange) const;

private:
    [[nodiscard]] Response give(const SiteFile &file, const Headers &asked) const;

    const SiteFolder m_folder;
    const Headers m_headers;
};

} // namespace steward::server
