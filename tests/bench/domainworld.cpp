// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/domainworld.h"

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::bench {

using namespace domain;
using demo::PackShape;

namespace {

constexpr int wantedHolders = 20'000;
constexpr int wantedMoved = 5'000;

template<typename Row>
std::vector<Row> valuesOf(const Table<Row> &table)
{
    std::vector<Row> values;
    values.reserve(static_cast<size_t>(table.size()));
    for (int row = 0; row < table.size(); ++row)
        values.push_back(table.at(row));
    return values;
}

qint64 bytesOf(const QString &text)
{
    return text.size() * qint64{sizeof(QChar)};
}

qint64 bytesOf(const QJsonObject &data)
{
    return data.isEmpty() ? 0 : bytesOf(QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact)));
}

void countTexts(World &world)
{
    for (const Place &place : world.places)
        world.placeTexts +=
            bytesOf(place.name) + bytesOf(place.siteCode) + bytesOf(place.externalId) + bytesOf(place.customData);
    for (const Person &person : world.people)
        world.personTexts +=
            bytesOf(person.name) + bytesOf(person.handle) + bytesOf(person.email) + bytesOf(person.userData);
}

/// The places of a pack: level after level, from the top.
class Levels
{
public:
    Levels(const std::vector<Place> &places, const PackShape &shape)
        : m_shape(shape)
        , m_parents(places.size(), -1)
        , m_sizes(places.size())
    {
        QHash<Id, int> rows;
        for (size_t row = 0; row < places.size(); ++row) {
            m_parents[row] = rows.value(places[row].parent, -1);
            rows.insert(places[row].id, static_cast<int>(row));
        }
        for (size_t row = places.size(); row-- > 0;) {
            m_sizes[row] += places[row].isArchived ? 0 : 1;
            if (m_parents[row] >= 0)
                m_sizes[static_cast<size_t>(m_parents[row])] += m_sizes[row];
        }
    }

    [[nodiscard]] int parent(int row) const { return m_parents[static_cast<size_t>(row)]; }
    [[nodiscard]] int size(int row) const { return m_sizes[static_cast<size_t>(row)]; } ///< in use, at and below
    [[nodiscard]] int count() const { return static_cast<int>(m_parents.size()); }

    [[nodiscard]] int first(size_t level) const
    {
        return std::accumulate(m_shape.places.begin(), m_shape.places.begin() + static_cast<ptrdiff_t>(level), 0);
    }
    [[nodiscard]] int last(size_t level) const { return first(level) + m_shape.places.at(level) - 1; }

    /// Another row of the same level; -1: there is none.
    [[nodiscard]] int beside(int row) const
    {
        for (size_t level = 0; level < m_shape.places.size() && row >= 0; ++level) {
            if (row <= last(level))
                return row < last(level) ? last(level) : row > first(level) ? first(level) : -1;
        }
        return -1;
    }

private:
    const PackShape &m_shape;
    std::vector<int> m_parents;
    std::vector<int> m_sizes;
};

/// Puts facilities of other areas below the first, until there are enough; its row. -1: the pack has too few.
int gather(std::vector<Place> &places, const Levels &levels)
{
    if (levels.count() < 2 * wantedMoved)
        return -1;
    const int area = levels.first(PackShape::Area);
    int size = levels.size(area);
    for (int row = levels.last(PackShape::Facility); size < wantedMoved; --row) {
        if (levels.size(row) > wantedMoved / 2 || levels.parent(row) == area)
            continue;
        places[static_cast<size_t>(row)].parent = places[static_cast<size_t>(area)].id;
        size += levels.size(row);
    }
    return area;
}

/// The place with most below it that can stand elsewhere.
int largestThatCanMove(const Levels &levels)
{
    int largest = -1;
    for (int row = 0; row < levels.count(); ++row) {
        if (levels.beside(levels.parent(row)) >= 0 && (largest < 0 || levels.size(row) > levels.size(largest)))
            largest = row;
    }
    return largest;
}

void plantMove(World &world, const PackShape &shape)
{
    const int gathered = gather(world.places, Levels(world.places, shape));
    const Levels levels(world.places, shape);
    const int row = gathered >= 0 ? gathered : largestThatCanMove(levels);
    const Place &place = world.places.at(static_cast<size_t>(row));
    const Place &to = world.places.at(static_cast<size_t>(levels.beside(levels.parent(row))));
    world.moved = levels.size(row);
    world.move = {.entity = {u"place"_s, place.id},
                  .field = u"parent"_s,
                  .before = place.parent.toString(),
                  .after = to.id.toString(),
                  .baseVersion = place.version};
}

void plantHolders(World &world)
{
    QHash<Id, int> counts;
    for (const Person &person : world.people) {
        if (person.kind == Person::Kind::MobileWorker && !person.role.isNull() && person.isActive)
            ++counts[person.role];
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > world.holders || (it.value() == world.holders && it.key() < world.role)) {
            world.role = it.key();
            world.holders = it.value();
        }
    }
    if (world.people.size() < size_t{2} * wantedHolders)
        return;
    for (Person &person : world.people) {
        if (world.holders >= wantedHolders)
            return;
        const bool mayTake = person.kind == Person::Kind::MobileWorker && person.isActive && !person.roleUntil;
        if (mayTake && person.role != world.role) {
            person.role = world.role;
            ++world.holders;
        }
    }
}

} // namespace

World makeWorld(const PackShape &shape)
{
    World world{.letter = shape.letter, .rest = demo::generate(shape).project};
    world.places = valuesOf(world.rest.places);
    world.people = valuesOf(world.rest.people);
    world.rest.places = {};
    world.rest.people = {};
    const QLocale english(QLocale::English);
    world.pack = u"%1, %2/%3"_s.arg(shape.letter, english.toString(qulonglong(world.places.size())),
                                    english.toString(qulonglong(world.people.size())));
    plantMove(world, shape);
    plantHolders(world);
    countTexts(world);
    const auto isAdmin = [](const Person &person) { return person.isAdmin && person.isActive; };
    world.admin = std::ranges::find_if(world.people, isAdmin)->id;
    return world;
}

} // namespace steward::bench
