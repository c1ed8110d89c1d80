// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

#include <QJsonArray>

namespace steward {

/// A page of a list, as it is told.
struct ListPage
{
    QString path;    ///< of the request, without the query
    QUrlQuery query; ///< of the request
    qint64 revision = 0;
    QJsonArray items;
    QString next; ///< the cursor of the page after it; empty: this is the last
};

/// With \a more members; RFC 8288, relative to the server's address.
[[nodiscard]] Response toldOf(const ListPage &page, QJsonObject more = {});

/// One page of the objects of a kind that the caller is shown and that fit what he asks for, in their order in the
/// project as it stood when the page was begun. The query may name `limit`, `cursor`, `handle` and any field of the
/// kind with the value it must have; of a field that is a list, with one it must hold. A class of its own as it looks
/// at a bounded number of rows at a time: a question about one of 100,000 people holds up nobody.
class Listing
{
public:
    /// Error::Invalid "query.invalid"; Error::Stale "cursor.gone" when the object the cursor stands at was removed.
    [[nodiscard]] static Result<Listing> begin(const Reading &reading);

    /// Nothing: there is more to look at.
    [[nodiscard]] std::optional<Response> step();

private:
    using Fields = QList<std::pair<QString, QString>>;

    explicit Listing(const Reading &reading);

    [[nodiscard]] bool readQuery(const QUrlQuery &query);
    [[nodiscard]] bool fits(int row) const;
    [[nodiscard]] Response page() const;

    const domain::EntityKind *m_kind;
    domain::Project m_project;
    domain::Person m_person;
    QString m_path; ///< without the cursor
    QUrlQuery m_query;
    Fields m_fields;
    QString m_handle; ///< folded, as handles are compared
    int m_limit = 0;
    int m_next = 0; ///< row to look at
    QJsonArray m_items;
};

} // namespace steward
