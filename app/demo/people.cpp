// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/people.h"

#include "demo/names.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

constexpr int day = 86'400; // seconds
constexpr int never = -1;

constexpr std::array<Weighted, 7> webSignIn{{{3'300, 0, day - 1},
                                             {3'000, day, 7 * day - 1},
                                             {1'700, 7 * day, 30 * day - 1},
                                             {1'000, 30 * day, 90 * day - 1},
                                             {500, 90 * day, 180 * day - 1},
                                             {400, 180 * day, 400 * day - 1},
                                             {100, never, never}}};
constexpr std::array<Weighted, 8> mobileSignIn{{{5'200, 0, day - 1},
                                                {2'100, day, 3 * day - 1},
                                                {1'200, 3 * day, 7 * day - 1},
                                                {600, 7 * day, 14 * day - 1},
                                                {400, 14 * day, 30 * day - 1},
                                                {300, 30 * day, 90 * day - 1},
                                                {150, 90 * day, 365 * day - 1},
                                                {50, never, never}}};
constexpr std::array<Weighted, 4> workersOfVillage{{{900, 0, 0}, {6'900, 1, 1}, {1'800, 2, 2}, {400, 3, 3}}};
constexpr int inactiveWorkers = 350; // of 10 000
constexpr int inactiveWebUsers = 450;
constexpr int leftAgo = 30 * day; // whoever is not active any more has not been there for this long

/// About the golden part of \a count, and with no divisor in common: steps of it come to each once, and never leave a
/// large part out for long.
qint64 strideOver(qint64 count)
{
    qint64 stride = qMax<qint64>(1, count * 618 / 1'000);
    while (std::gcd(stride, count) > 1)
        ++stride;
    return stride;
}

class Maker
{
public:
    Maker(const PackShape &shape, const Tables &tables, const PlacePlan &places, const RolePlan &roles,
          QHash<QString, Id> &plants)
        : m_tables(tables)
        , m_places(places)
        , m_roles(roles)
        , m_plants(plants)
        , m_draws(tables.region.key.toStdString(), shape.letter.toStdString(), "person")
        , m_names(tables.region, m_draws, shape.webUsers + shape.mobileWorkers)
        , m_isCounted(shape.hasCountedRoles)
    {
        const auto count = static_cast<size_t>(shape.webUsers) + static_cast<size_t>(shape.mobileWorkers);
        m_plan.people.reserve(count);
        m_plan.homes.reserve(count);
    }

    PeoplePlan make();

private:
    /// The holder with number \a nth, from 1, of \a of holders of one role; \a role null: an admin.
    struct Seat
    {
        const RoleTemplate *made = nullptr;
        Id role;
        int nth = 1;
        int of = 1;
        bool mayBePlant = true; ///< plants are among the holders of the first role of a key
    };

    void reserveNames();
    void add(const Seat &seat);
    [[nodiscard]] const PersonPlant *plantOf(const Seat &seat, const std::vector<int> &rows);
    [[nodiscard]] std::vector<int> rowsOf(const Seat &seat);
    [[nodiscard]] int nextVillage();
    [[nodiscard]] std::vector<int> plantedRows(const PersonPlant &plant, const Seat &seat, std::vector<int> rows) const;
    void placeWorkers();
    void addRest(std::vector<int> &counts, int rest) const;
    void setState(Person &person, int number, const PersonPlant *plant) const;

    const Tables &m_tables;
    const PlacePlan &m_places;
    const RolePlan &m_roles;
    QHash<QString, Id> &m_plants;
    Draws m_draws;
    PersonNames m_names;
    bool m_isCounted;
    std::vector<int> m_villageOfWorker; ///< row of the village, by number of the worker
    qint64 m_placedWorkers = 0;
    qint64 m_stride = 1;
    PeoplePlan m_plan;
};

PeoplePlan Maker::make()
{
    reserveNames();
    placeWorkers();
    for (int nth = 1; nth <= m_roles.admins; ++nth)
        add({nullptr, {}, nth, m_roles.admins, true});
    for (size_t i = 0; i < m_roles.roles.size(); ++i) {
        const RoleTemplate &made = *m_roles.templates[i];
        const bool isFirst = std::find(m_roles.templates.begin(), m_roles.templates.end(), &made)
                             == m_roles.templates.begin() + static_cast<std::ptrdiff_t>(i);
        for (int nth = 1; nth <= m_roles.holders[i]; ++nth)
            add({&made, m_roles.roles[i].id, nth, m_roles.holders[i], isFirst});
    }
    return std::move(m_plan);
}

void Maker::reserveNames()
{
    m_names.reserve(m_tables.workerInMarketDistrict.name);
    for (const PersonPlant &plant : m_tables.people)
        m_names.reserve(plant.name);
}

void Maker::add(const Seat &seat)
{
    const int number = static_cast<int>(m_plan.people.size()) + 1;
    std::vector<int> rows = rowsOf(seat);
    const PersonPlant *plant = plantOf(seat, rows);
    if (plant)
        rows = plantedRows(*plant, seat, std::move(rows));

    Person person;
    person.id = m_draws.id(number);
    person.kind = seat.made ? seat.made->kind : Person::Kind::WebUser;
    person.isAdmin = seat.made == nullptr;
    const bool isCommunityWorker = seat.made && seat.made->spread == Spread::Village;
    person.name = plant && !plant->name.isEmpty() ? plant->name : m_names.next(number, isCommunityWorker ? 70 : 50);
    person.handle = PersonNames::handle(person.name);
    if (person.kind == Person::Kind::WebUser)
        person.handle += u'@' + m_tables.region.mailDomain;
    if (seat.made && m_draws.below(number, "without_role", 10'000) >= seat.made->withoutRole)
        person.role = seat.role;
    for (const int row : rows)
        person.places << m_places.places[static_cast<size_t>(row)].id;
    if (!person.places.isEmpty())
        person.primaryPlace = person.places.constFirst();
    setState(person, number, plant);
    if (plant)
        m_plants.insert(plant->key, person.id);
    m_plan.people.push_back(std::move(person));
    m_plan.homes.push_back(rows.empty() ? -1 : rows.front());
}

const PersonPlant *Maker::plantOf(const Seat &seat, const std::vector<int> &rows)
{
    if (!seat.mayBePlant)
        return nullptr;
    const QString role = seat.made ? seat.made->key : u"admin"_s;
    for (const PersonPlant &plant : m_tables.people) {
        if (plant.role == role && plant.nth == seat.nth)
            return &plant;
    }
    const PersonPlant &worker = m_tables.workerInMarketDistrict;
    if (role != worker.role || m_plants.contains(worker.key))
        return nullptr;
    const Id district = m_plants.value(u"market_district"_s);
    for (const int row : rows) {
        for (int up = row; up >= 0; up = m_places.parents[static_cast<size_t>(up)]) {
            if (m_places.places[static_cast<size_t>(up)].id == district)
                return &worker;
        }
    }
    return nullptr;
}

std::vector<int> Maker::rowsOf(const Seat &seat)
{
    if (!seat.made || seat.made->spread == Spread::None)
        return {};
    if (seat.made->spread == Spread::Top)
        return {0};
    if (seat.made->spread == Spread::Village)
        return {nextVillage()};
    return {m_places.spread(m_places.levelOf(seat.made->spread), seat.nth - 1, seat.of)};
}

std::vector<int> Maker::plantedRows(const PersonPlant &plant, const Seat &seat, std::vector<int> rows) const
{
    switch (plant.places) {
    case PersonPlant::Places::AsRole:
        return rows;
    case PersonPlant::Places::None:
        return {};
    case PersonPlant::Places::Top:
        return {0};
    case PersonPlant::Places::First:
        return {m_places.first[m_places.levelOf(seat.made->spread)]};
    case PersonPlant::Places::Two: {
        const PackShape::Level level = m_places.levelOf(seat.made->spread);
        const int next = m_places.first[level] + (rows.front() - m_places.first[level] + 1) % m_places.count[level];
        if (next != rows.front())
            rows.push_back(next);
        return rows;
    }
    }
    Q_UNREACHABLE();
}

/// Workers per village, drawn, then scaled to the exact sum. Nobody works in an archived village.
void Maker::placeWorkers()
{
    int workers = 0;
    for (size_t i = 0; i < m_roles.roles.size(); ++i)
        workers += m_roles.templates[i]->spread == Spread::Village ? m_roles.holders[i] : 0;
    if (workers == 0)
        return;
    const int first = m_places.first[PackShape::Village];
    std::vector<int> drawn;
    qint64 sum = 0;
    for (int which = 0; which < m_places.count[PackShape::Village]; ++which) {
        const bool isUsed = !m_places.places[static_cast<size_t>(first + which)].isArchived;
        drawn.push_back(isUsed ? m_draws.among(workersOfVillage, which + 1, "workers", "workers_within") : 0);
        sum += drawn.back();
    }
    int left = workers;
    qint64 before = 0; // drawn for the villages so far
    for (int &count : drawn) {
        const qint64 upTo = before + count;
        const qint64 share =
            m_isCounted ? count * qint64{workers} / sum : upTo * qint64{workers} / sum - before * qint64{workers} / sum;
        before = upTo;
        count = static_cast<int>(share);
        left -= count;
    }
    addRest(drawn, left);
    m_villageOfWorker.reserve(static_cast<size_t>(workers));
    for (size_t which = 0; which < drawn.size(); ++which)
        m_villageOfWorker.insert(m_villageOfWorker.end(), static_cast<size_t>(drawn[which]),
                                 first + static_cast<int>(which));
    if (!m_isCounted)
        m_stride = strideOver(workers);
}

/// What rounding has left over goes to the lowest numbers. (Only where each village is rounded by itself, as in the
/// packs that were made first; carried on from village to village, nothing is left.)
void Maker::addRest(std::vector<int> &counts, int rest) const
{
    const auto first = static_cast<size_t>(m_places.first[PackShape::Village]);
    for (size_t which = 0; rest > 0; which = (which + 1) % counts.size()) {
        if (m_places.places[first + which].isArchived)
            continue;
        ++counts[which];
        --rest;
    }
}

/// The village of the next worker, role after role. In steps over the whole country, so that the holders of each of
/// several roles are everywhere; with one role village after village.
int Maker::nextVillage()
{
    const auto workers = static_cast<qint64>(m_villageOfWorker.size());
    return m_villageOfWorker[static_cast<size_t>(m_placedWorkers++ * m_stride % workers)];
}

void Maker::setState(Person &person, int number, const PersonPlant *plant) const
{
    const bool isWeb = person.kind == Person::Kind::WebUser;
    const bool hasLeft = m_draws.below(number, "inactive", 10'000) < (isWeb ? inactiveWebUsers : inactiveWorkers);
    person.isActive = plant ? !plant->isInactive : !hasLeft;
    person.isBreakGlass = plant && plant->isBreakGlass;
    int ago = isWeb ? m_draws.among(webSignIn, number, "last_sign_in", "last_sign_in_within")
                    : m_draws.among(mobileSignIn, number, "last_sign_in", "last_sign_in_within");
    if (ago != never && !person.isActive)
        ago += leftAgo;
    if (plant && plant->signedInSecondsAgo)
        ago = *plant->signedInSecondsAgo;
    if (ago != never)
        person.lastSignIn = virtualStart - std::chrono::seconds(ago);
}

} // namespace

PeoplePlan makePeople(const PackShape &shape, const Tables &tables, const PlacePlan &places, const RolePlan &roles,
                      QHash<QString, Id> &plants)
{
    return Maker(shape, tables, places, roles, plants).make();
}

} // namespace steward::demo
