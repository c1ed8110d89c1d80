// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/objects.h"
#include "demo/templates.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

constexpr int tenThousand = 10'000;
constexpr int withTwoFactor = 7'200; // of so many web users
constexpr int withStrongPassword = 6'200;
constexpr int withWeakPassword = 2'800; // of the rest nothing is reported
constexpr int withLanguage = 600;
constexpr int withPlaceEnd = 50; // of so many active workers
constexpr int leaving = 50;
constexpr int withRoleEnd = 100; // of so many active web users

class Accounts
{
public:
    Accounts(const Scene &scene, const Project &project, std::vector<Person> &people)
        : m_scene(scene)
        , m_people(people)
        , m_draws(scene.draws("person"))
        , m_languages(writtenWords(u"languages"_s))
    {
        for (int row = 0; row < project.profiles.size(); ++row)
            m_profiles.insert(project.profiles.at(row).handle, project.profiles.at(row).id);
    }

    void add();

private:
    void add(size_t index, const RoleTemplate *made);
    void addFactors(Person &person, int number) const;
    void addEnds(Person &person, int number) const;
    void addPlanted(const PersonPlant &plant);
    [[nodiscard]] bool isDrawn(int number, std::string_view field, int of10000) const
    {
        return m_draws.below(number, field, tenThousand) < of10000;
    }
    /// Between three weeks and half a year ahead, at midnight of the project.
    [[nodiscard]] Instant laterDay(int number, std::string_view field) const;
    [[nodiscard]] Instant midnightIn(int days) const;

    const Scene &m_scene;
    std::vector<Person> &m_people;
    Draws m_draws;
    QStringList m_languages;
    QHash<QString, Id> m_profiles; ///< by handle
};

void Accounts::add()
{
    size_t index = 0;
    for (int nth = 1; nth <= m_scene.roles.admins; ++nth)
        add(index++, nullptr);
    for (size_t role = 0; role < m_scene.roles.roles.size(); ++role) {
        for (int nth = 1; nth <= m_scene.roles.holders[role]; ++nth)
            add(index++, m_scene.roles.templates[role]);
    }
    for (const PersonPlant &plant : m_scene.tables.people)
        addPlanted(plant);
}

void Accounts::add(size_t index, const RoleTemplate *made)
{
    Person &person = m_people[index];
    const int number = static_cast<int>(index) + 1;
    if (made && !made->profile.isEmpty())
        person.profile = m_profiles.value(made->profile);
    addFactors(person, number);
    if (person.isActive && made)
        addEnds(person, number);
}

void Accounts::addFactors(Person &person, int number) const
{
    if (person.kind == Person::Kind::WebUser) {
        person.hasTwoFactor = isDrawn(number, "two_factor", withTwoFactor);
        return;
    }
    const int strength = m_draws.below(number, "strong_password", tenThousand);
    if (strength < withStrongPassword + withWeakPassword)
        person.hasStrongPassword = strength < withStrongPassword;
    if (isDrawn(number, "has_language", withLanguage))
        person.userData.insert(u"language"_s,
                               m_languages.at(m_draws.below(number, "language", static_cast<int>(m_languages.size()))));
}

/// At most one end for each, so that what it does is plain to see.
void Accounts::addEnds(Person &person, int number) const
{
    const bool isWorker = person.kind == Person::Kind::MobileWorker;
    if (isWorker && isDrawn(number, "leaves", leaving)) {
        person.deactivateAfter = laterDay(number, "leaves_after");
    } else if (isWorker && !person.places.isEmpty() && isDrawn(number, "place_ends", withPlaceEnd)) {
        person.placeEnds.insert(person.places.constLast(), laterDay(number, "place_ends_after"));
    } else if (!isWorker && !person.role.isNull() && isDrawn(number, "role_ends", withRoleEnd)) {
        const Id after = m_scene.named(u"read_only_role"_s);
        person.roleUntil = laterDay(number, "role_ends_after");
        person.roleAfter = person.role == after ? Id() : after;
    }
}

/// Of people with a part to play the second factor and the ends are what the table says.
void Accounts::addPlanted(const PersonPlant &plant)
{
    const int index = plant.role == "admin"_L1 ? plant.nth - 1 : m_scene.holder(plant.role, plant.nth);
    if (index < 0 || index >= static_cast<int>(m_people.size()))
        return;
    Person &person = m_people[static_cast<size_t>(index)];
    if (plant.hasTwoFactor)
        person.hasTwoFactor = true;
    person.roleUntil.reset();
    person.roleAfter = {};
    person.placeEnds.clear();
    person.deactivateAfter.reset();
    if (plant.roleEndsInDays) {
        person.roleUntil = midnightIn(*plant.roleEndsInDays);
        person.roleAfter = m_scene.named(u"role."_s + plant.roleAfter);
    }
    if (plant.placeEndsInDays)
        person.placeEnds.insert(person.places.constLast(), midnightIn(*plant.placeEndsInDays));
    if (plant.leavesInDays)
        person.deactivateAfter = midnightIn(*plant.leavesInDays);
}

Instant Accounts::laterDay(int number, std::string_view field) const
{
    constexpr int soonest = 21, latest = 180;
    return midnightIn(soonest + m_draws.below(number, field, latest - soonest + 1));
}

Instant Accounts::midnightIn(int days) const
{
    const auto today = std::chrono::floor<std::chrono::days>(virtualStart);
    return today + days * day - std::chrono::minutes(m_scene.tables.region.utcOffsetMinutes);
}

} // namespace

void addAccounts(const Scene &scene, const Project &project, std::vector<Person> &people)
{
    Accounts(scene, project, people).add();
}

} // namespace steward::demo
