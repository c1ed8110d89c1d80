// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/listing.h"

#include "core/json.h"
#include "domain/names.h"
#include "service/limits.h"
#include "service/nextpage.h"
#include "service/visible.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// Rows looked at before others are answered: some milliseconds.
constexpr int rowsAtATime = 2000;

/// As it is written in a query: an id, a word, a number, true or false; empty for nothing.
bool isWritten(const QJsonValue &value, const QString &text)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return text.isEmpty() ? array.isEmpty()
                              : std::ranges::any_of(array, [&text](const QJsonValue &one) { return one == text; });
    }
    if (value.isBool())
        return text == (value.toBool() ? "true"_L1 : "false"_L1);
    if (value.isDouble())
        return text == QString::number(value.toInteger());
    return value.isObject() ? false : value.toString() == text;
}

bool isHeldByKind(const EntityKind &kind, const Project &project, const QString &field)
{
    return kind.size(project) == 0 || !kind.fieldAt(project, 0, field).isUndefined();
}

} // namespace

Listing::Listing(const Reading &reading)
    : m_kind(reading.kind)
    , m_project(reading.project)
    , m_person(*reading.person)
    , m_path(reading.path)
    , m_query(reading.query)
{
}

Result<Listing> Listing::begin(const Reading &reading)
{
    Listing listing(reading);
    const auto limit = reading.number(u"limit"_s, limits::usualObjects, 1, limits::mostObjects);
    if (!limit || !listing.readQuery(reading.query))
        return Error{.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
    listing.m_limit = static_cast<int>(*limit);
    if (!reading.query.hasQueryItem(u"cursor"_s))
        return listing;
    const auto last = Id::fromString(reading.query.queryItemValue(u"cursor"_s));
    if (!last)
        return Error{.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
    const int row = listing.m_kind->indexOf(listing.m_project, *last);
    if (row < 0) // how many rows before it went with it nobody can say
        return Error{.kind = Error::Kind::Stale, .code = u"cursor.gone"_s};
    listing.m_next = row + 1;
    return listing;
}

/// What is misspelt must not become "all": a question nobody knows is refused, as is one asked twice.
bool Listing::readQuery(const QUrlQuery &query)
{
    QStringList asked;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (asked.contains(name))
            return false;
        asked << name;
        if (name == "handle"_L1 && !value.isEmpty())
            m_handle = foldedCode(value);
        else if (name != "limit"_L1 && name != "cursor"_L1)
            m_fields << std::pair{name, value};
    }
    return std::ranges::all_of(m_fields,
                               [this](const auto &field) { return isHeldByKind(*m_kind, m_project, field.first); });
}

bool Listing::fits(int row) const
{
    if (!m_handle.isEmpty() && foldedCode(m_kind->handleAt(m_project, row)) != m_handle)
        return false;
    return std::ranges::all_of(m_fields, [this, row](const auto &field) {
        return isWritten(m_kind->fieldAt(m_project, row, field.first), field.second);
    });
}

std::optional<Response> Listing::step()
{
    const View view(m_project, m_person);
    const int size = m_kind->size(m_project);
    const int pause = std::min(size, m_next + rowsAtATime);
    for (; m_next < pause && m_items.size() < m_limit; ++m_next) {
        if (fits(m_next) && view.showsRow(*m_kind, m_next))
            m_items << m_kind->objectAt(m_project, m_next);
    }
    if (m_next < size && m_items.size() < m_limit)
        return std::nullopt;
    return page();
}

Response Listing::page() const
{
    const bool isMore = m_next < m_kind->size(m_project);
    return toldOf({.path = m_path,
                   .query = m_query,
                   .revision = m_project.revision,
                   .items = m_items,
                   .next = isMore ? m_kind->idAt(m_project, m_next - 1).toString() : QString()});
}

Response toldOf(const ListPage &page, QJsonObject more)
{
    more.insert(u"items"_s, page.items);
    more.insert(u"revision"_s, page.revision);
    Response response{200, {{"content-type", "application/json"}}, {}};
    response.headers.append(std::pair{QByteArray("etag"), "\"r" + QByteArray::number(page.revision) + '"'});
    if (!page.next.isEmpty()) {
        more.insert(u"next"_s, page.next);
        linkNext(response, page.path, page.query, u"cursor"_s, page.next);
    }
    response.body = canonicalJson(more);
    return response;
}

} // namespace steward
