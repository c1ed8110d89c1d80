// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/places.h"

#include "demo/names.h"

#include <QStringBuilder>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::demo {

using domain::LocationType;
using domain::Place;

namespace {

constexpr std::array<Weighted, 5> villagesOfFacility{
    {{1'500, 6, 9}, {3'500, 10, 14}, {2'900, 15, 19}, {1'600, 20, 27}, {500, 28, 42}}};
constexpr std::array<Weighted, 4> casesOfVillage{{{3'000, 5, 15}, {5'000, 16, 40}, {1'700, 41, 90}, {300, 91, 240}}};
constexpr int twins = 300; // of 10 000 villages: those that share their name with an earlier one, as in life

QString sixDigits(int number)
{
    constexpr QStringView zeros = u"000000";
    const QString digits = QString::number(number);
    return zeros.sliced(qMin(zeros.size(), digits.size())) % digits;
}

class Maker
{
public:
    Maker(const PackShape &shape, const Region &region)
        : m_shape(shape)
        , m_region(region)
        , m_letter(shape.letter.toStdString())
        , m_siteKey(region.key.toLower())
        , m_draws(region.key.toStdString(), m_letter, "place")
        , m_typeDraws(region.key.toStdString(), m_letter, "location_type")
        , m_names(region, m_draws, shape.places[PackShape::Village])
    {
    }

    PlacePlan make();

private:
    void addType(const QString &name, PackShape::Level level);
    void makeLevel(PackShape::Level level);
    void makeVillages();
    void add(PackShape::Level level, int which, int parent, const QString &name);
    QString nameFor(PackShape::Level level, int which, int number);
    QString villageName(int number, int which, const QSet<QString> &siblings);
    [[nodiscard]] std::vector<int> villageCounts() const;
    [[nodiscard]] std::vector<bool> archivedVillages() const;

    const PackShape &m_shape;
    const Region &m_region;
    std::string m_letter;
    QString m_siteKey;
    Draws m_draws;
    Draws m_typeDraws;
    PlaceNames m_names;
    PlacePlan m_plan;
    std::optional<PackShape::Level> m_above;
};

PlacePlan Maker::make()
{
    m_plan.places.reserve(static_cast<size_t>(m_shape.placeCount()));
    for (const auto level : {PackShape::Country, PackShape::Zone, PackShape::District, PackShape::Area,
                             PackShape::Facility, PackShape::Village}) {
        if (m_shape.places[level] == 0)
            continue;
        m_plan.first[level] = static_cast<int>(m_plan.places.size());
        m_plan.count[level] = m_shape.places[level];
        addType(m_region.levels.at(level), level);
        if (level == PackShape::Village)
            makeVillages();
        else
            makeLevel(level);
        m_above = level;
    }
    return std::move(m_plan);
}

void Maker::addType(const QString &name, PackShape::Level level)
{
    constexpr std::array codes{"country"_L1, "zone"_L1, "district"_L1, "area"_L1, "facility"_L1, "village"_L1};
    LocationType type;
    type.id = m_typeDraws.id(level + 1);
    type.name = name;
    type.code = codes.at(level);
    if (!m_plan.types.empty())
        type.parentType = m_plan.types.back().id;
    type.sharesCases = level >= PackShape::Facility;
    type.viewsDescendants = level == PackShape::Facility;
    m_plan.types.push_back(std::move(type));
}

void Maker::makeLevel(PackShape::Level level)
{
    for (int which = 0; which < m_shape.places[level]; ++which) {
        const int parent = m_above ? m_plan.spread(*m_above, which, m_shape.places[level]) : -1;
        const int number = static_cast<int>(m_plan.places.size()) + 1;
        add(level, which, parent, nameFor(level, which, number));
    }
}

QString Maker::nameFor(PackShape::Level level, int which, int number)
{
    if (level == PackShape::Country)
        return m_region.country;
    if (level == PackShape::Zone && which < m_region.zones.size())
        return m_region.zones.at(which);
    return level == PackShape::Facility ? m_names.nextFacility(number) : m_names.next(number);
}

void Maker::add(PackShape::Level level, int which, int parent, const QString &name)
{
    constexpr std::u16string_view letters = u"czdahv";
    const int number = static_cast<int>(m_plan.places.size()) + 1;
    Place place;
    place.id = m_draws.id(number);
    place.name = name;
    place.siteCode = m_siteKey % u'-' % QChar(letters[level]) % u'-' % sixDigits(which + 1);
    place.type = m_plan.types.back().id;
    if (parent >= 0)
        place.parent = m_plan.places[static_cast<size_t>(parent)].id;
    m_plan.parents.push_back(parent);
    m_plan.places.push_back(std::move(place));
}

/// Drawn, then scaled to the exact sum; what is left over goes to the lowest numbers. The widest gets exactly what the
/// shape says, and no other as many.
std::vector<int> Maker::villageCounts() const
{
    const int facilities = m_shape.places[PackShape::Facility];
    std::vector<int> drawn(static_cast<size_t>(facilities));
    for (int which = 0; which < facilities; ++which)
        drawn[static_cast<size_t>(which)] = m_draws.among(
            villagesOfFacility, m_plan.first[PackShape::Facility] + which + 1, "villages", "villages_within");
    const auto widest = std::max_element(drawn.begin(), drawn.end());
    const qint64 total = m_shape.places[PackShape::Village] - m_shape.widestFacility;
    const qint64 sum = std::accumulate(drawn.begin(), drawn.end(), qint64{0}) - *widest;
    const qint64 most = m_shape.widestFacility - 1;
    Q_ASSERT(total >= 0 && most * (facilities - 1) >= total);

    qint64 left = total;
    for (auto it = drawn.begin(); it != drawn.end(); ++it) {
        *it = it == widest ? m_shape.widestFacility : static_cast<int>(qMin(*it * total / sum, most));
        left -= it == widest ? 0 : *it;
    }
    while (left > 0) {
        for (auto it = drawn.begin(); it != drawn.end() && left > 0; ++it) {
            if (*it >= most)
                continue;
            ++*it;
            --left;
        }
    }
    return drawn;
}

/// One of each of so many equal stretches.
std::vector<bool> Maker::archivedVillages() const
{
    const qint64 villages = m_shape.places[PackShape::Village];
    const qint64 wanted = m_shape.archivedVillages;
    std::vector<bool> archived(static_cast<size_t>(villages));
    for (qint64 i = 0; i < wanted; ++i) {
        const qint64 from = i * villages / wanted;
        const qint64 to = (i + 1) * villages / wanted;
        const int number = m_plan.first[PackShape::Village] + static_cast<int>(from) + 1;
        archived[static_cast<size_t>(from + m_draws.below(number, "archived", static_cast<int>(to - from)))] = true;
    }
    return archived;
}

QString Maker::villageName(int number, int which, const QSet<QString> &siblings)
{
    if (which > 0 && m_draws.below(number, "twin", 10'000) < twins) {
        const int other = m_plan.first[PackShape::Village] + m_draws.below(number, "twin_of", which);
        const QString name = m_plan.places[static_cast<size_t>(other)].name;
        if (!siblings.contains(name))
            return name;
    }
    return m_names.nextVillage(number);
}

void Maker::makeVillages()
{
    const std::vector<int> counts = villageCounts();
    const std::vector<bool> archived = archivedVillages();
    const auto widest = std::max_element(counts.begin(), counts.end());
    m_plan.widest = m_plan.first[PackShape::Facility] + static_cast<int>(widest - counts.begin());
    int which = 0;
    for (size_t facility = 0; facility < counts.size(); ++facility) {
        QSet<QString> siblings;
        for (int i = 0; i < counts[facility]; ++i, ++which) {
            const int number = static_cast<int>(m_plan.places.size()) + 1;
            const QString name = villageName(number, which, siblings);
            siblings.insert(name);
            add(PackShape::Village, which, m_plan.first[PackShape::Facility] + static_cast<int>(facility), name);
            Place &village = m_plan.places.back();
            village.isArchived = archived[static_cast<size_t>(which)];
            if (!village.isArchived)
                village.cases = m_draws.among(casesOfVillage, number, "cases_reported", "cases_reported_within");
        }
    }
}

} // namespace

int PlacePlan::spread(PackShape::Level level, int which, int of) const
{
    return first[level] + static_cast<int>(qint64{which} * count[level] / of);
}

PackShape::Level PlacePlan::levelOf(Spread spread) const
{
    int level = PackShape::Village;
    switch (spread) {
    case Spread::District:
        level = PackShape::District;
        break;
    case Spread::Area:
        level = PackShape::Area;
        break;
    case Spread::Facility:
        level = PackShape::Facility;
        break;
    case Spread::None:
    case Spread::Top:
    case Spread::Village:
        break;
    }
    while (level < PackShape::Village
           && (count[static_cast<size_t>(level)] == 0 || first[static_cast<size_t>(level)] == 0))
        ++level;
    return static_cast<PackShape::Level>(level);
}

bool PlacePlan::isWithin(int row, int ancestor) const
{
    while (row >= 0 && row != ancestor)
        row = parents[static_cast<size_t>(row)];
    return row == ancestor;
}

PlacePlan makePlaces(const PackShape &shape, const Region &region)
{
    return Maker(shape, region).make();
}

} // namespace steward::demo
