// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/placesearch.h"

#include "domain/placetree.h"
#include "domain/values/codec.h"
#include "service/limits.h"
#include "service/listing.h"
#include "service/searchshelf.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// What a hit is found by, in the order of namesOf().
constexpr std::array foundBy{"name"_L1, "site_code"_L1, "external_id"_L1};

/// Which they are, and in what order; short, as it only has to tell states of one project apart.
QString digestOf(std::span<const NameHit> hits)
{
    constexpr qsizetype longEnough = 16;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const NameHit &hit : hits) {
        const std::array<char, 32> digits = hit.id.digits();
        hash.addData(QByteArrayView(digits.data(), qsizetype{digits.size()}));
    }
    return QString::fromLatin1(hash.result().toHex().first(longEnough));
}

} // namespace

PlaceSearch::PlaceSearch(const Context &context)
    : m_now(context.current)
    , m_begun(context.current.revision)
    , m_path(context.path)
    , m_query(context.query)
    , m_requestId(context.requestId)
{
}

Result<PlaceSearch> PlaceSearch::begin(const Context &context)
{
    PlaceSearch search(context);
    const auto limit = context.number(u"limit"_s, limits::usualObjects, 1, limits::mostObjects);
    if (!limit || !search.readQuery())
        return Error{.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
    search.m_limit = static_cast<int>(*limit);
    search.m_shown = context.searches.of(context.current, *context.person);
    return search;
}

/// As of a list: nothing unknown, nothing twice.
bool PlaceSearch::readQuery()
{
    QStringList asked;
    for (const auto &[name, value] : m_query.queryItems(QUrl::FullyDecoded)) {
        if (asked.contains(name))
            return false;
        asked << name;
        if (name == "search"_L1)
            m_text = value;
        else if (name == "cursor"_L1 ? !readCursor(value) : name != "limit"_L1)
            return false;
    }
    return m_text.size() <= limits::longestSearch && !SearchQuery(m_text).isEmpty();
}

bool PlaceSearch::readCursor(const QString &text)
{
    bool isNumber = false;
    m_cursor = {text.section(u'.', 0, 0).toInt(&isNumber), text.section(u'.', 1)};
    return isNumber && m_cursor.hits > 0 && m_cursor.hits < limits::mostFound;
}

std::optional<Response> PlaceSearch::step()
{
    return m_shown->step(m_now, m_begun) ? std::optional(page()) : std::nullopt;
}

/// One hit more than is shown is asked for: it says whether there is another page.
Response PlaceSearch::page() const
{
    const int most = std::min(m_cursor.hits + m_limit, limits::mostFound);
    const NameAnswer found = m_shown->names().find(SearchQuery(m_text), most + 1);
    const std::span hits(found.hits);
    const size_t first = static_cast<size_t>(m_cursor.hits);
    if (first > hits.size() || (first > 0 && digestOf(hits.first(first)) != m_cursor.digest))
        return refusal({.kind = Error::Kind::Stale, .code = u"cursor.gone"_s}, m_requestId);

    const size_t end = std::min(hits.size(), static_cast<size_t>(most));
    const bool isMore = end < hits.size();
    QJsonArray items;
    for (const NameHit &hit : hits.subspan(first, end - first))
        items << itemOf(hit);
    return toldOf({.path = m_path,
                   .query = m_query,
                   .revision = m_begun,
                   .items = items,
                   .next = isMore && most < limits::mostFound ? QString::number(most) + u'.' + digestOf(hits.first(end))
                                                              : QString()},
                  {{u"complete"_s, !isMore && !found.hasMore}});
}

QJsonObject PlaceSearch::itemOf(const NameHit &hit) const
{
    const Place place = *m_shown->places().find(hit.id);
    QJsonObject item = toJson(place);
    item.insert(u"found_by"_s, foundBy.at(hit.field));
    item.insert(u"path"_s, pathTo(place));
    return item;
}

/// What lies above the place, from the top down: all of that is shown to whom the place is shown.
QJsonArray PlaceSearch::pathTo(const Place &place) const
{
    const Table<Place> &places = m_shown->places();
    QJsonArray path;
    int row = places.indexOf(place.parent);
    for (int step = 0; row >= 0 && step < mostLevels; ++step) {
        const auto [above, slot] = places.cells(row);
        path.prepend(QJsonObject{{u"id"_s, above.idAt(slot).toString()}, {u"name"_s, above.names.at(slot).toString()}});
        row = places.indexOf(above.parents.at(slot));
    }
    return path;
}

} // namespace steward
