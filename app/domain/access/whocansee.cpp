// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/question.h"
#include "domain/catalogue.h"

namespace steward::domain {

namespace {

/// A question, held against all roles at once, so that a person costs a look at his role and, where it matters, at his
/// places.
class Looking
{
public:
    Looking(const Access &access, const Sought &sought)
        : m_people(access.people())
        , m_within(access.project().places, sought.places)
        , m_opens(static_cast<size_t>(access.project().places.size()))
        , m_admins(adminsPass(sought))
    {
        for (int row = 0; row < access.project().roles.size(); ++row) {
            m_passes.push_back(passOf(access.amountOfRole(row), sought));
            m_limited.push_back(access.amountOfRole(row).isLimited);
        }
        for (const int row : m_within.rows())
            m_opens[static_cast<size_t>(row)] = true;
    }

    [[nodiscard]] Reason at(int row) const
    {
        const int role = m_people.roleAt(row);
        if (role < 0)
            return role == PeopleScan::Inactive ? Reason::Inactive
                   : role == PeopleScan::Admin  ? m_admins.reason
                                                : Reason::NoRole;
        const Pass &pass = m_passes[static_cast<size_t>(role)];
        if (!m_limited[static_cast<size_t>(role)]) // his places do not matter
            return pass.reason;
        return reasonOf(pass, ownOf(m_people.placesAt(row)), true, m_within);
    }

private:
    [[nodiscard]] Within::Own ownOf(std::span<const int> places) const
    {
        if (places.empty())
            return Within::Own::None;
        if (std::ranges::any_of(places, [this](int place) { return place >= 0 && m_opens[size_t(place)]; }))
            return Within::Own::Here;
        const bool isInUse = std::ranges::any_of(places, [this](int place) { return m_people.isInUse(place); });
        return isInUse ? Within::Own::Elsewhere : Within::Own::Archived;
    }

    const PeopleScan &m_people;
    Within m_within;
    std::vector<bool> m_opens; ///< by row of the places: who is assigned there has what is asked for
    Pass m_admins;
    std::vector<Pass> m_passes; ///< by row of the roles
    std::vector<bool> m_limited;
};

Step roleStep(const Access::Amount &amount, const Standing &standing)
{
    if (standing.isAdmin)
        return {.kind = Step::Kind::Admin};
    return {.kind = standing.isDefaultRole ? Step::Kind::DefaultRole : Step::Kind::Role, .id = amount.role};
}

/// From the role to the place: what grants it, or what is in the way.
void addScope(Answer &answer, const Access::Amount &amount, const Person &person, const Sought &sought,
              const Within &within)
{
    static const int everywhere = catalogue().indexOf(u"access_all_locations");
    static const int api = catalogue().indexOf(u"access_api");
    const Id asked = sought.places.value(0);
    if (sought.where == Sought::Where::Anywhere)
        return;
    if (!amount.isLimited) {
        if (!amount.role.isNull())
            answer.path << Step{.kind = Step::Kind::Everywhere, .permission = everywhere};
    } else if (answer.reason == Reason::OpenInApi) {
        answer.path << Step{.kind = Step::Kind::AroundPlaces, .permission = api};
    } else if (answer.reason == Reason::Open) {
        const auto [own, target] = within.link(person.places);
        answer.path << Step{.kind = own == target ? Step::Kind::AssignedPlace : Step::Kind::PlaceAbove, .id = own};
    } else if (!asked.isNull()) {
        answer.path << Step{.kind = Step::Kind::Target, .id = asked};
    }
}

/// What follows once it is known how somebody stands: in what order grants and obstacles are told.
void addWay(Answer &answer, const Access::Amount &amount, const Pass &pass, const Person &person, const Sought &sought,
            const Within &within)
{
    static const int everywhere = catalogue().indexOf(u"access_all_locations");
    switch (answer.reason) {
    case Reason::NoPlace:
    case Reason::PlacesArchived:
        answer.path << Step{.kind = Step::Kind::Everywhere, .permission = everywhere};
        return;
    case Reason::NotGranted:
    case Reason::Blocked:
        answer.path << permissionStep(amount, pass.permission);
        return;
    case Reason::Open:
    case Reason::OpenInApi:
    case Reason::Unplaced:
    case Reason::PlaceArchived:
    case Reason::OutOfReach:
        if (pass.permission >= 0)
            answer.path << permissionStep(amount, pass.permission);
        addScope(answer, amount, person, sought, within);
        return;
    default:
        return;
    }
}

} // namespace

Answer Access::canSee(const Person &person, const Sought &sought) const
{
    const Standing standing = this->standing(person);
    const Within within(m_project.places, sought.places);
    Answer answer{standing.reason, {{.kind = Step::Kind::Person, .id = person.id}}};
    if (!standing.isAdmin && standing.role < 0)
        return answer;
    const Amount &amount = amountOf(standing);
    answer.path << roleStep(amount, standing);
    const Pass pass = standing.isAdmin ? adminsPass(sought) : passOf(amount, sought);
    if (standing.reason == Reason::Open)
        answer.reason = reasonOf(pass, within.of(person.places), standing.isLimited, within);
    addWay(answer, amount, pass, person, sought, within);
    return answer;
}

Answer Access::canSee(const ApiKey &key, const Sought &sought) const
{
    static const int api = catalogue().indexOf(u"access_api");
    const auto owner = m_project.people.find(key.owner);
    Answer answer{standing(key), {{.kind = Step::Kind::ApiKey, .id = key.id}}};
    if (!owner || answer.reason == Reason::KeyInactive || answer.reason == Reason::KeyExpired)
        return answer;
    answer.path << Step{.kind = Step::Kind::Person, .id = key.owner};
    const Standing owners = standing(*owner);
    if (owners.isAdmin || owners.role >= 0)
        answer.path << roleStep(amountOf(owners), owners);
    if (!key.role.isNull())
        answer.path << Step{.kind = Step::Kind::KeyRole, .id = key.role};
    if (answer.reason != Reason::Open)
        return answer;
    const Amount amount = amountOf(key);
    Sought through = sought; // the API asks for its own right beside that of what is asked for, and for no place
    through.where = Sought::Where::Anywhere;
    through.all.prepend(api);
    const Pass pass = owners.isAdmin && key.role.isNull() ? adminsPass(sought) : passOf(amount, through);
    answer.reason = pass.reason == Reason::Open && amount.isLimited ? Reason::OpenInApi : pass.reason;
    if (pass.permission >= 0)
        answer.path << permissionStep(amount, pass.permission);
    return answer;
}

Seers Access::whoCanSee(const Sought &sought, const Page &page) const
{
    Seers seers{.vendor = vendor()};
    const Looking looking(*this, sought);
    std::vector<int> rows;
    int passed = 0;
    for (int row = 0; row < m_project.people.size(); ++row) {
        const Reason reason = looking.at(row);
        ++seers.tally[static_cast<size_t>(reason)];
        if (isOpen(reason) != (page.of == Page::Of::Seeing))
            continue;
        if (passed >= page.offset && static_cast<int>(rows.size()) < page.limit)
            rows.push_back(row);
        ++passed;
    }
    for (const int row : rows) {
        const Person &person = m_project.people.at(row);
        seers.page << Seer{person.id, canSee(person, sought)};
    }
    seers.count = seers.tally[size_t(Reason::Open)] + seers.tally[size_t(Reason::OpenInApi)];
    seers.isFromSomeAddresses = m_project.ipAccess.size() > 0 && restrictsAddresses(m_project.ipAccess.at(0));
    return seers;
}

Shift Access::moved(const Sought &from, const Sought &to) const
{
    Shift shift;
    const Looking before(*this, from);
    const Looking after(*this, to);
    for (int row = 0; row < m_project.people.size(); ++row) {
        const bool could = isOpen(before.at(row));
        const bool can = isOpen(after.at(row));
        if (could != can)
            (can ? shift.gained : shift.lost) << m_project.people.idAt(row);
    }
    return shift;
}

} // namespace steward::domain
