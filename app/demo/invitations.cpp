// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/names.h"
#include "demo/objects.h"
#include "demo/templates.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

using Status = Invitation::Status;

constexpr auto lifetime = 30 * day; // DOMAIN.md 3.1
constexpr int openDays = 22;        // open ones that are not planted were sent within so many: none is dying
constexpr int pastDays = 200;
constexpr std::array<Weighted, 4> statuses{{{7'000, int(Status::Open), int(Status::Open)},
                                            {1'500, int(Status::Accepted), int(Status::Accepted)},
                                            {800, int(Status::Revoked), int(Status::Revoked)},
                                            {700, int(Status::Expired), int(Status::Expired)}}};
constexpr int fromPartners = 30; // of 100

class Outsiders
{
public:
    Outsiders(const Scene &scene, const Draws &draws)
        : m_draws(draws)
        , m_names(scene.tables.region, draws)
        , m_domain(scene.tables.region.mailDomain)
        , m_partners(writtenWords(u"partner_domains"_s))
    {
        for (const Person &person : scene.people.people) {
            if (person.kind == Person::Kind::WebUser)
                m_names.reserve(person.name);
        }
    }

    /// Of nobody who has an account yet.
    struct Somebody
    {
        QString name;
        QString email;
    };
    [[nodiscard]] Somebody next(int number)
    {
        const QString name = m_names.next(number, 50);
        const bool isPartner = m_draws.below(number, "is_partner", 100) < fromPartners;
        const int partner = m_draws.below(number, "partner", static_cast<int>(m_partners.size()));
        return {name, PersonNames::handle(name) + u'@' + (isPartner ? m_partners.at(partner) : m_domain)};
    }

private:
    const Draws &m_draws;
    PersonNames m_names;
    QString m_domain;
    QStringList m_partners;
};

class Invitations
{
public:
    explicit Invitations(const Scene &scene)
        : m_scene(scene)
        , m_draws(scene.draws("invitation"))
        , m_outsiders(scene, m_draws)
    {
        for (size_t i = 0; i < scene.roles.roles.size(); ++i) {
            const bool isOpen = !scene.roles.roles[i].isArchived && scene.roles.holders[i] > 0;
            if (isOpen && scene.roles.templates[i]->kind == Person::Kind::WebUser)
                m_roles.push_back(i);
        }
        for (size_t i = 0; i < scene.people.people.size() && scene.people.people[i].kind == Person::Kind::WebUser; ++i)
            ++m_webUsers;
    }

    [[nodiscard]] Invitation next(int number);

private:
    [[nodiscard]] QString addressFor(int number, Status status);
    void addRole(Invitation &invitation, int number) const;

    const Scene &m_scene;
    Draws m_draws;
    Outsiders m_outsiders;
    std::vector<size_t> m_roles; ///< that somebody may be invited to
    int m_webUsers = 0;          ///< before the first mobile worker
};

Invitation Invitations::next(int number)
{
    const auto status = static_cast<Status>(m_draws.among(statuses, number, "status", "status_within"));
    const bool isOpen = status == Status::Open;
    const int days = isOpen ? m_draws.below(number, "sent", openDays)
                            : openDays + m_draws.below(number, "sent", pastDays - openDays) + 9;
    Invitation invitation;
    invitation.id = m_draws.id(number);
    invitation.email = addressFor(number, status);
    invitation.status = status;
    invitation.invitedAt = virtualStart - days * day - std::chrono::minutes(m_draws.below(number, "sent_within", 600));
    invitation.expiresAt = *invitation.invitedAt + lifetime;
    invitation.invitedBy = m_scene.people.people[static_cast<size_t>(m_draws.below(number, "by", 2))].id;
    invitation.mail = m_draws.below(number, "mail", 100) < 5 ? Invitation::Mail::Bounced : Invitation::Mail::Delivered;
    addRole(invitation, number);
    return invitation;
}

/// Who has accepted is one of the web users now.
QString Invitations::addressFor(int number, Status status)
{
    if (status == Status::Accepted)
        return m_scene.people.people[static_cast<size_t>(m_draws.below(number, "who", m_webUsers))].handle;
    return m_outsiders.next(number).email;
}

void Invitations::addRole(Invitation &invitation, int number) const
{
    const size_t role = m_roles[static_cast<size_t>(m_draws.below(number, "role", static_cast<int>(m_roles.size())))];
    invitation.role = m_scene.roles.roles[role].id;
    const Spread spread = m_scene.roles.templates[role]->spread;
    if (spread == Spread::None)
        return;
    const PackShape::Level level = m_scene.places.levelOf(spread);
    const int row = spread == Spread::Top
                        ? 0
                        : m_scene.places.first[level] + m_draws.below(number, "place", m_scene.places.count[level]);
    invitation.primaryPlace = m_scene.places.places[static_cast<size_t>(row)].id;
    invitation.places = {invitation.primaryPlace};
}

std::vector<AccessRequest> makeRequests(const Scene &scene)
{
    using enum AccessRequest::Status;
    const Draws draws = scene.draws("access_request");
    Outsiders outsiders(scene, draws);
    std::vector<AccessRequest> requests;
    for (int number = 1; number <= scene.shape.accessRequests; ++number) {
        const Outsiders::Somebody who = outsiders.next(number);
        AccessRequest request;
        request.id = draws.id(number);
        request.fullName = who.name;
        request.email = who.email;
        const int state = number == 1 ? 0 : draws.below(number, "status", 100); // somebody always waits
        request.status = state < 60 ? Open : state < 85 ? Approved : Declined;
        request.requestedAt = virtualStart - std::chrono::minutes(30 + draws.below(number, "requested", 40'000));
        requests.push_back(std::move(request));
    }
    return requests;
}

} // namespace

void addInvitations(const Scene &scene, Project &project)
{
    auto invitations = writtenRows<Invitation>(scene, u"invitations"_s, "invitation", scene.shape.invitations);
    if (const int first = static_cast<int>(invitations.size()) + 1; first <= scene.shape.invitations) {
        Invitations further(scene);
        for (int number = first; number <= scene.shape.invitations; ++number)
            invitations.push_back(further.next(number));
    }
    project.invitations = Table(std::move(invitations));
    project.accessRequests = Table(makeRequests(scene));
}

} // namespace steward::demo
