// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/objects.h"
#include "demo/templates.h"
#include "domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

constexpr int silent = 300; // of 10 000 places and people: nothing is reported of them
constexpr int late = 500;   // of 10 000 places: last reported days ago
constexpr int used = 60;    // of 100 permissions held
constexpr int usedByAdmins = 30;
constexpr int lookBack = 60; // days: how long before the last sign-in a permission may have been used last
constexpr auto lastNight = virtualStart - std::chrono::hours(12);

/// A line for each case type: so much of a hundred cases, and up to so much more. The last type has the rest.
struct Share
{
    std::string_view field;
    int least = 0;
    int more = 0;
};
constexpr std::array<Share, 3> shares{{{"share/a", 35, 16}, {"share/b", 5, 8}, {"share/c", 20, 11}}};

class PlaceCounts
{
public:
    explicit PlaceCounts(const Scene &scene)
        : m_draws(scene.draws("place_facts"))
        , m_types(writtenWords(u"case_types"_s))
    {
        Q_ASSERT(m_types.size() == static_cast<qsizetype>(shares.size()) + 1);
    }

    [[nodiscard]] bool isReported(int number) const { return m_draws.below(number, "silent", 10'000) >= silent; }
    /// The sum is what the place says of itself.
    [[nodiscard]] PlaceFacts of(const Place &place, int number) const
    {
        PlaceFacts facts;
        facts.id = place.id;
        facts.reportedAt = lastNight;
        if (m_draws.below(number, "late", 10'000) < late)
            *facts.reportedAt -= (1 + m_draws.below(number, "days_late", 20)) * day;
        const qint64 bytes = 700 + m_draws.below(number, "bytes", 900); // of each case
        qint64 rest = *place.cases;
        facts.cases.reserve(m_types.size());
        for (size_t type = 0; type < shares.size(); ++type) {
            const Share &share = shares[type];
            const qint64 cases = *place.cases * (share.least + m_draws.below(number, share.field, share.more)) / 100;
            facts.cases << count(static_cast<qsizetype>(type), cases, bytes);
            rest -= cases;
        }
        facts.cases << count(m_types.size() - 1, rest, bytes);
        return facts;
    }

private:
    [[nodiscard]] CaseCount count(qsizetype type, qint64 cases, qint64 bytes) const
    {
        CaseCount count;
        count.caseType = m_types.at(type);
        count.cases = cases;
        count.bytes = cases * bytes;
        return count;
    }

    Draws m_draws;
    QStringList m_types;
};

bool isOffered(const Scene &scene, int permission)
{
    return !scene.tables.region.notOffered.contains(catalogue().at(permission).key);
}

/// Permissions of a web user that were made use of, and when last; of workers the server counts none.
PersonFacts factsOf(const Scene &scene, const Person &person, const Role *role, const Draws &draws, int number)
{
    PersonFacts facts;
    facts.id = person.id;
    facts.reportedAt = lastNight;
    for (int i = 0; i < catalogue().size() && person.lastSignIn; ++i) {
        if (role ? !role->permissions.holds(i) : !isOffered(scene, i))
            continue;
        if (draws.below(number, "used", 100, i + 1) >= (role ? used : usedByAdmins))
            continue;
        const int ago = draws.below(number, "used_ago", lookBack * 1'440, i + 1);
        const Instant when = *person.lastSignIn - std::chrono::minutes(ago);
        facts.lastUse.insert(catalogue().at(i).key, qMin(when, Instant(lastNight)));
    }
    return facts;
}

std::vector<PersonFacts> makePersonFacts(const Scene &scene)
{
    const Draws draws = scene.draws("person_facts");
    std::vector<PersonFacts> facts;
    int number = 0;
    const auto add = [&](const Role *role) {
        const Person &person = scene.people.people[static_cast<size_t>(number++)];
        const bool isWeb = person.kind == Person::Kind::WebUser;
        if (isWeb && draws.below(number, "silent", 10'000) >= silent)
            facts.push_back(factsOf(scene, person, role, draws, number));
    };
    for (int nth = 0; nth < scene.roles.admins; ++nth)
        add(nullptr);
    for (size_t role = 0; role < scene.roles.roles.size(); ++role) {
        for (int nth = 0; nth < scene.roles.holders[role]; ++nth)
            add(&scene.roles.roles[role]);
    }
    return facts;
}

/// Whoever's key was used has used the APIs.
void addKeyUses(const Project &project, std::vector<PersonFacts> &facts)
{
    QHash<Id, Instant> uses;
    for (int row = 0; row < project.apiKeys.size(); ++row) {
        const ApiKey &key = project.apiKeys.at(row);
        if (key.lastUsedAt && *key.lastUsedAt > uses.value(key.owner))
            uses.insert(key.owner, *key.lastUsedAt);
    }
    for (PersonFacts &each : facts) {
        if (const auto use = uses.constFind(each.id); use != uses.constEnd())
            each.lastUse.insert(u"access_api"_s, qMin(*use, Instant(lastNight)));
    }
}

} // namespace

void addFacts(const Scene &scene, Project &project)
{
    const PlaceCounts counts(scene);
    std::vector<PlaceFacts> facts;
    facts.reserve(scene.places.places.size());
    int number = 0;
    for (const Place &place : scene.places.places) {
        ++number;
        if (place.cases && counts.isReported(number))
            facts.push_back(counts.of(place, number));
    }
    project.placeFacts = Table(std::move(facts));
    std::vector<PersonFacts> people = makePersonFacts(scene);
    addKeyUses(project, people);
    project.personFacts = Table(std::move(people));
}

} // namespace steward::demo
