// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/tablenames.h"

#include <algorithm>

namespace steward::domain {

namespace {

// Between two looks at the clock, some 50 microseconds of work:
constexpr int rowsBetweenLooks = 32;
constexpr qint64 lettersAtOnce = 1'000;
constexpr int mostAsked = 1'000; ///< of an index that has more, where many of its hits are not wanted

/// Where \a query fits one of the names of \a row best.
template<typename Row>
std::optional<NameHit> bestOf(const SearchQuery &query, const Row &row)
{
    std::optional<NameHit> best;
    quint8 field = 0;
    for (const QString &name : namesOf(row)) {
        const std::string folded = foldForSearch(name);
        if (const auto fit = query.fit(folded)) {
            NameHit hit{row.id, field, fit->rank, folded.substr(fit->at)};
            if (!best || hit.isBefore(*best))
                best = std::move(hit);
        }
        ++field;
    }
    return best;
}

/// One of the names of a row.
QString nameAt(const Table<Place> &table, int row, quint8 field) // which is not put together for that
{
    const auto [places, slot] = table.cells(row);
    const std::array columns{&places.names, &places.siteCodes, &places.externalIds};
    return columns.at(field)->at(slot).toString();
}
QString nameAt(const Table<Person> &table, int row, quint8 field)
{
    return namesOf(table.at(row)).at(field);
}

} // namespace

RowNames namesOf(const Place &place)
{
    return {place.name, place.siteCode, place.externalId};
}

RowNames namesOf(const Person &person)
{
    return {person.name, person.handle, person.email == person.handle ? QString() : person.email};
}

template<typename Row>
void TableNames<Row>::follow(const Table<Row> &table)
{
    if (m_table.isSharedWith(table))
        return;
    m_table = table;
    if (m_work == Work::Read || m_work == Work::Sort)
        return; // compared when that is done
    if (m_hasIndex)
        compareAnew();
    else
        build();
}

template<typename Row>
bool TableNames<Row>::step(const IsTimeUp &isTimeUp)
{
    bool hasTime = true;
    while (hasTime && m_work != Work::Nothing) {
        switch (m_work) {
        case Work::Read:
            hasTime = read(isTimeUp);
            break;
        case Work::Sort:
            hasTime = sort(isTimeUp);
            break;
        case Work::Compare:
            hasTime = compare(isTimeUp);
            break;
        case Work::CompareGone:
            hasTime = compareGone(isTimeUp);
            break;
        case Work::Nothing:
            break;
        }
    }
    return m_work != Work::Nothing;
}

template<typename Row>
void TableNames<Row>::build()
{
    m_builder = {};
    m_building = m_table;
    m_changed.clear();
    m_next = 0;
    m_work = Work::Read;
}

/// This and the next three: false when the time is up.
template<typename Row>
bool TableNames<Row>::read(const IsTimeUp &isTimeUp)
{
    while (m_next < m_building.size()) {
        quint8 field = 0;
        for (const QString &name : namesOf(m_building.at(m_next)))
            m_builder.add({m_next, field++, name});
        if (++m_next % rowsBetweenLooks == 0 && isTimeUp())
            return false;
    }
    m_work = Work::Sort;
    return true;
}

template<typename Row>
bool TableNames<Row>::sort(const IsTimeUp &isTimeUp)
{
    while (m_builder.step(lettersAtOnce)) {
        if (isTimeUp())
            return false;
    }
    m_index = m_builder.take();
    m_hasIndex = true;
    m_seen = std::exchange(m_building, {});
    m_numbers = RowNumbers(m_seen);
    m_laidOver.clear();
    compareAnew();
    return true;
}

template<typename Row>
void TableNames<Row>::compareAnew()
{
    for (const int number : std::exchange(m_laidOver, {})) { // of a state that m_seen never came to
        const auto row = m_table.find(m_numbers.idOf(number));
        m_changed.push_back({number, row ? namesOf(*row) : RowNames()});
    }
    m_next = 0;
    m_new = 0;
    m_work = Work::Compare;
    layOver();
}

template<typename Row>
bool TableNames<Row>::compare(const IsTimeUp &isTimeUp)
{
    while (m_next < m_table.size()) {
        if (m_table.sharesRow(m_seen, m_next)) {
            m_next = m_table.lastBesides(m_next) + 1;
            continue;
        }
        compareRow(m_next);
        if (++m_next % rowsBetweenLooks == 0 && isTimeUp()) {
            layOver();
            return false;
        }
    }
    m_next = m_seen.size() == m_table.size() - m_new ? m_seen.size() : 0; // then none of them is gone
    m_work = Work::CompareGone;
    layOver();
    return true;
}

template<typename Row>
void TableNames<Row>::compareRow(int row)
{
    const Id id = m_table.idAt(row);
    const int before = m_seen.indexOf(id);
    if (before < 0)
        ++m_new;
    else if (m_table.hasSame(row, m_seen, before))
        return;
    RowNames names = namesOf(m_table.at(row));
    if (before < 0 || namesOf(m_seen.at(before)) != names)
        m_changed.push_back({m_numbers.numberOf(id), std::move(names)});
}

template<typename Row>
bool TableNames<Row>::compareGone(const IsTimeUp &isTimeUp)
{
    while (m_next < m_seen.size()) {
        if (m_seen.sharesRow(m_table, m_next)) {
            m_next = m_seen.lastBesides(m_next) + 1;
            continue;
        }
        const Id id = m_seen.idAt(m_next);
        if (m_table.indexOf(id) < 0)
            m_changed.push_back({m_numbers.numberOf(id), {}});
        if (++m_next % rowsBetweenLooks == 0 && isTimeUp()) {
            layOver();
            return false;
        }
    }
    m_work = Work::Nothing;
    m_seen = m_table;
    layOver();
    m_laidOver.clear();
    return true;
}

/// What was found to have changed; where that is too much, begins anew.
template<typename Row>
void TableNames<Row>::layOver()
{
    if (m_changed.empty())
        return;
    if (m_index.changedRows() + static_cast<int>(m_changed.size()) > mostChanged) {
        build();
        return;
    }
    std::vector<int> numbers;
    std::vector<SearchText> texts;
    for (const Changed &changed : m_changed) {
        numbers.push_back(changed.number);
        quint8 field = 0;
        for (const QString &name : changed.names)
            texts.push_back({changed.number, field++, name});
    }
    m_laidOver.insert(m_laidOver.end(), numbers.cbegin(), numbers.cend());
    m_index = m_index.with(std::move(numbers), texts);
    m_changed.clear();
}

template<typename Row>
NameAnswer TableNames<Row>::find(const SearchQuery &query, int limit, const IsWanted &isWanted) const
{
    if (!m_hasIndex)
        return scan(query, limit, isWanted);
    NameAnswer answer;
    bool goesOn = true;
    for (int asked = limit; goesOn; asked *= 4) {
        const SearchAnswer found = m_index.find(query, asked);
        answer = {looked(query, found.hits, isWanted), found.hasMore || !found.isComplete};
        goesOn = found.hasMore && answer.hits.size() < static_cast<size_t>(limit) && asked < mostAsked;
    }
    if (answer.hits.size() > static_cast<size_t>(limit)) {
        answer.hits.resize(static_cast<size_t>(limit));
        answer.hasMore = true;
    }
    return answer;
}

/// The hits as their rows are now: an index that is behind may still tell of what is no more.
template<typename Row>
std::vector<NameHit> TableNames<Row>::looked(const SearchQuery &query, const std::vector<SearchHit> &hits,
                                             const IsWanted &isWanted) const
{
    std::vector<NameHit> rows;
    for (const SearchHit &hit : hits) {
        const Id id = m_numbers.idOf(hit.row);
        const int row = m_table.indexOf(id);
        if (row < 0 || (isWanted && !isWanted(m_table.at(row))))
            continue;
        const std::string folded = foldForSearch(nameAt(m_table, row, hit.field));
        if (const auto fit = query.fit(folded))
            rows.push_back({id, hit.field, fit->rank, folded.substr(fit->at)});
    }
    return rows;
}

template<typename Row>
NameAnswer TableNames<Row>::scan(const SearchQuery &query, int limit, const IsWanted &isWanted) const
{
    NameAnswer answer;
    const int end = std::min(m_table.size(), mostScanned);
    for (int i = 0; i < end; ++i) {
        const auto row = m_table.at(i);
        auto hit = bestOf(query, row);
        if (hit && (!isWanted || isWanted(row)))
            answer.hits.push_back(std::move(*hit));
    }
    std::stable_sort(answer.hits.begin(), answer.hits.end(),
                     [](const NameHit &left, const NameHit &right) { return left.isBefore(right); });
    answer.hasMore = end < m_table.size() || answer.hits.size() > static_cast<size_t>(limit);
    answer.hits.resize(std::min(answer.hits.size(), static_cast<size_t>(limit)));
    return answer;
}

template class TableNames<Place>;
template class TableNames<Person>;

} // namespace steward::domain
