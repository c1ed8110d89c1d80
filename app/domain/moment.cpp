// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/moment.h"

#include "domain/kinds.h"
#include "domain/roster.h"
#include "domain/signin.h"

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// A field that a rule may write, and the date that makes it do so.
struct Written
{
    QLatin1StringView kind;
    QLatin1StringView field;
    QLatin1StringView cause;
};

constexpr Written date(QLatin1StringView kind, QLatin1StringView field)
{
    return {kind, field, field};
}

/// Each date before what it ends.
constexpr std::array parts{
    date("person"_L1, "role_until"_L1),
    Written{"person"_L1, "role"_L1, "role_until"_L1},
    Written{"person"_L1, "role_after"_L1, "role_until"_L1},
    date("person"_L1, "place_ends"_L1),
    Written{"person"_L1, "places"_L1, "place_ends"_L1},
    date("person"_L1, "deactivate_after"_L1),
    Written{"person"_L1, "is_active"_L1, "deactivate_after"_L1},
    date("person"_L1, "two_factor_paused_until"_L1),
    date("settings"_L1, "two_factor_next_at"_L1),
    Written{"settings"_L1, "two_factor_stage"_L1, "two_factor_next_at"_L1},
    date("settings"_L1, "strong_mobile_passwords_next_at"_L1),
    Written{"settings"_L1, "strong_mobile_passwords_stage"_L1, "strong_mobile_passwords_next_at"_L1},
    date("settings"_L1, "vendor_access_until"_L1),
    Written{"settings"_L1, "vendor_access_reason"_L1, "vendor_access_until"_L1},
    Written{"settings"_L1, "restrict_superusers"_L1, "vendor_access_until"_L1},
    date("invitation"_L1, "expires_at"_L1),
    Written{"invitation"_L1, "status"_L1, "expires_at"_L1},
    date("api_key"_L1, "expiration_date"_L1),
    Written{"api_key"_L1, "is_active"_L1, "expiration_date"_L1},
    date("oauth_client"_L1, "expires_at"_L1),
    Written{"oauth_client"_L1, "is_active"_L1, "expires_at"_L1},
};

void endRole(const Project &project, Person &person)
{
    const auto after = project.roles.find(person.roleAfter);
    person.role = after && !after->isArchived ? person.roleAfter : Id();
    person.roleAfter = {};
    person.roleUntil.reset();
}

void endPlaces(Person &person, Instant at)
{
    person.places.removeIf([&person, at](const Id &place) {
        const auto end = person.placeEnds.constFind(place);
        return end != person.placeEnds.cend() && *end == at;
    });
    person.placeEnds.removeIf([at](const auto &end) { return end.value() == at; });
}

Person laid(const Project &project, const Deadline &deadline, Person person)
{
    if (deadline.rule == Rule::RoleEnd) {
        endRole(project, person);
    } else if (deadline.rule == Rule::PlaceEnd) {
        endPlaces(person, deadline.at);
    } else if (deadline.rule == Rule::Deactivation) {
        person.isActive = false;
        person.deactivateAfter.reset();
    } else {
        person.twoFactorPausedUntil.reset();
    }
    return person;
}

/// Not beyond what can be written (RFC 3339 knows four digits of a year).
Instant endOfGrace(Instant from, int days)
{
    using namespace std::chrono;
    constexpr Instant last = sys_days(year(9999) / December / 31);
    const Instant end = from + std::chrono::days(std::max(0, days));
    return std::max(from, std::min(end, last));
}

void nextStage(Word<Stage> &stage, std::optional<Instant> &next, Instant at, int graceDays)
{
    const bool wasWarning = stage.is(Stage::Warn);
    stage = wasWarning ? Stage::Grace : Stage::Enforce;
    next = wasWarning ? std::optional(endOfGrace(at, graceDays)) : std::nullopt;
}

Settings laid(const Deadline &deadline, Settings settings)
{
    if (deadline.rule == Rule::TwoFactorStage) {
        nextStage(settings.twoFactorStage, settings.twoFactorNextAt, deadline.at, settings.graceDays);
    } else if (deadline.rule == Rule::PasswordStage) {
        nextStage(settings.strongMobilePasswordsStage, settings.strongMobilePasswordsNextAt, deadline.at,
                  settings.graceDays);
    } else {
        settings.vendorAccessUntil.reset();
        settings.vendorAccessReason.clear();
        settings.restrictSuperusers = true;
    }
    return settings;
}

/// Tells whom a rule would shut out who must not be. Rules change neither roles nor places, so it holds for a moment.
class Guard
{
public:
    explicit Guard(const Project &project)
        : m_project(project)
        , m_roster(project)
        , m_signIn(project)
    {
    }

    bool holdsBack(const Person &was, const Person &is)
    {
        if (!was.isAdmin && !was.isBreakGlass)
            return false;
        const bool falls = (m_roster.canEnter(was) && !m_roster.canEnter(is)) || (!isBarred(was) && isBarred(is))
                           || (was.isActive && !is.isActive);
        if (falls && was.isBreakGlass)
            return true;
        if (!falls || !was.isAdmin)
            return false;
        if (admins() <= (getsIn(was) ? 1 : 0))
            return true;
        m_admins = admins() - (getsIn(was) ? 1 : 0);
        return false;
    }

    /// The settings of \a next in place of those of now, for the people of \a next.
    bool holdsBack(const Project &next)
    {
        const SignIn signIn(next);
        if (signIn == m_signIn || signIn.barsNobody())
            return false;
        int adminsLeft = 0;
        bool hadAdmin = false;
        for (int row = 0; row < next.people.size(); ++row) {
            const auto [people, slot] = next.people.cells(row);
            if (!people.areAdmins.at(slot) && !people.areBreakGlass.at(slot))
                continue;
            const Person person = people.at(slot);
            if (!getsIn(person))
                continue;
            const bool stays = signIn.barOf(person) == SignIn::Bar::None;
            if (person.isBreakGlass && !stays)
                return true;
            hadAdmin = hadAdmin || person.isAdmin;
            adminsLeft += person.isAdmin && stays ? 1 : 0;
        }
        return hadAdmin && adminsLeft == 0;
    }

private:
    bool isBarred(const Person &person) const { return m_signIn.barOf(person) != SignIn::Bar::None; }
    bool getsIn(const Person &person) const { return m_roster.canEnter(person) && !isBarred(person); }

    /// Who can still get in; asks everybody, but only where an admin falls.
    int admins()
    {
        if (m_admins)
            return *m_admins;
        int count = 0;
        for (int row = 0; row < m_project.people.size(); ++row) {
            const auto [people, slot] = m_project.people.cells(row);
            count += people.areAdmins.at(slot) && getsIn(people.at(slot)) ? 1 : 0;
        }
        m_admins = count;
        return count;
    }

    const Project &m_project;
    Roster m_roster;
    SignIn m_signIn;
    std::optional<int> m_admins;
};

/// Lets one rule after the other act on \a next.
class Acting
{
public:
    Acting(const Project &project, Project &next)
        : m_project(project)
        , m_next(next)
        , m_guard(project)
    {
    }

    /// False: held back.
    bool act(const Deadline &deadline)
    {
        switch (deadline.rule) {
        case Rule::RoleEnd:
        case Rule::PlaceEnd:
        case Rule::Deactivation:
        case Rule::PauseEnd: {
            const Person was = m_next.people.at(deadline.row);
            Person is = laid(m_project, deadline, was);
            return !m_guard.holdsBack(was, is) && put(m_next.people, std::move(is));
        }
        case Rule::TwoFactorStage:
        case Rule::PasswordStage:
        case Rule::VendorEnd: {
            const Settings was = m_next.settings.at(deadline.row);
            put(m_next.settings, laid(deadline, was));
            if (!m_guard.holdsBack(m_next))
                return true;
            put(m_next.settings, was);
            return false;
        }
        case Rule::InvitationEnd: {
            Invitation is = m_next.invitations.at(deadline.row);
            is.status = Invitation::Status::Expired;
            is.expiresAt.reset();
            return put(m_next.invitations, std::move(is));
        }
        case Rule::ApiKeyEnd:
            return end(m_next.apiKeys, deadline.row);
        case Rule::OAuthClientEnd:
            return end(m_next.oauthClients, deadline.row);
        }
        return false;
    }

private:
    template<typename Row>
    bool put(Table<Row> &table, Row row)
    {
        table = std::move(table).with(std::move(row));
        return true;
    }

    template<typename Row>
    bool end(Table<Row> &credentials, int row)
    {
        Row is = credentials.at(row);
        is.isActive = false;
        is.expiresAt.reset();
        return put(credentials, std::move(is));
    }

    const Project &m_project;
    Project &m_next;
    Guard m_guard;
};

} // namespace

Moment::Moment(const Project &project, std::span<const Deadline> deadlines)
    : m_project(project)
    , m_next(project)
{
    Acting acting(m_project, m_next);
    for (const Deadline &deadline : deadlines)
        (acting.act(deadline) ? m_acted : m_held).push_back(deadline);
}

QList<Change> Moment::changes() const
{
    std::set<std::pair<QString, int>> objects;
    for (const Deadline &deadline : m_acted)
        objects.emplace(deadline.kind(), deadline.row);
    QList<Change> changes;
    for (const auto &[kind, row] : objects)
        tell(changes, kind, row);
    return changes;
}

void Moment::tell(QList<Change> &changes, const QString &name, int row) const
{
    const EntityKind &kind = *kindOf(name);
    const EntityRef entity{kind.name(), kind.idAt(m_project, row)};
    for (const Written &part : parts) {
        if (part.kind != kind.name())
            continue;
        const QString field = part.field;
        const QJsonValue before = kind.fieldAt(m_project, row, field);
        const QJsonValue after = kind.fieldAt(m_next, row, field);
        if (before != after)
            changes << Change{entity,    Change::Op::Update, field, before, after, kind.versionAt(m_project, row),
                              part.cause};
    }
}

} // namespace steward::domain
