// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/searchquery.h"
#include "service/context.h"
#include "service/shownplaces.h"

#include <span>

namespace steward {

/// One page of the places whose name, site code or external id has what is looked for in it, as domain::SearchIndex
/// ranks them, each with the way down to it. Only what the caller is shown is looked through. The query names `search`
/// and may name `limit` and `cursor`.
///
/// A cursor says how many hits came before it and, as a digest, which: pages are of the project as it is when they are
/// asked for, and as long as cursors hold, all of them together are the one answer that it gives then.
///
/// Costs what ShownPlaces does, then O(hits up to the page's last), of which there are limits::mostFound at most.
class PlaceSearch
{
public:
    /// Error::Invalid "query.invalid".
    [[nodiscard]] static Result<PlaceSearch> begin(const Context &context);

    /// Nothing: not all names are read yet. Of the places as they were at begin(), or later, but told as of then: so is
    /// what the caller is shown of them. 412 "cursor.gone" when other hits come before the cursor by now.
    [[nodiscard]] std::optional<Response> step();

private:
    struct Cursor
    {
        int hits = 0; ///< before it
        QString digest;
    };

    explicit PlaceSearch(const Context &context);

    [[nodiscard]] bool readQuery();
    [[nodiscard]] bool readCursor(const QString &text);
    [[nodiscard]] Response page() const;
    [[nodiscard]] QJsonObject itemOf(const domain::NameHit &hit) const;
    [[nodiscard]] QJsonArray pathTo(const domain::Place &place) const;

    std::shared_ptr<ShownPlaces> m_shown;
    const domain::Project &m_now; ///< moves on between steps
    qint64 m_begun;               ///< revision
    QString m_path;
    QUrlQuery m_query;
    QByteArray m_requestId;
    QString m_text;
    int m_limit = 0;
    Cursor m_cursor;
};

} // namespace steward
