// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/objects.h"
#include "demo/templates.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

constexpr int all = std::numeric_limits<int>::max();

/// How many people live around a health centre, and what its light runs on; the fields of these slugs are in the table.
void describeFacilities(const Scene &scene, std::vector<Place> &places)
{
    const Draws draws = scene.draws("place");
    const QStringList powers = writtenWords(u"powers"_s);
    for (int which = 0; which < scene.places.count[PackShape::Facility]; ++which) {
        const int row = scene.places.first[PackShape::Facility] + which;
        const int people = 1'500 + 10 * draws.below(row + 1, "catchment", 1'850);
        const int power = draws.below(row + 1, "power", static_cast<int>(powers.size()));
        places[static_cast<size_t>(row)].customData = {{u"catchment"_s, QString::number(people)},
                                                       {u"power"_s, powers.at(power)}};
    }
}

} // namespace

void addProfiles(const Scene &scene, std::vector<Place> &places, Project &project)
{
    project.customFields = Table(writtenRows<CustomField>(scene, u"custom_fields"_s, "custom_field", all));
    project.profiles = Table(writtenRows<Profile>(scene, u"profiles"_s, "profile", all));
    describeFacilities(scene, places);
}

} // namespace steward::demo
