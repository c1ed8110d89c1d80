// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/due.h"

#include "domain/deadlines.h"
#include "domain/kinds.h"
#include "domain/roster.h"
#include "domain/signin.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// A field that a rule may write, and the date that makes it do so.
struct Part
{
    QLatin1StringView kind;
    QLatin1StringView field;
    QLatin1StringView cause;
};

constexpr Part date(QLatin1StringView kind, QLatin1StringView field)
{
    return {kind, field, field};
}

/// Each date before what it ends.
constexpr std::array parts{
    date("person"_L1, "role_until"_L1),
    Part{"person"_L1, "role"_L1, "role_until"_L1},
    Part{"person"_L1, "role_after"_L1, "role_until"_L1},
    date("person"_L1, "place_ends"_L1),
    Part{"person"_L1, "places"_L1, "place_ends"_L1},
    date("person"_L1, "deactivate_after"_L1),
    Part{"person"_L1, "is_active"_L1, "deactivate_after"_L1},
    date("person"_L1, "two_factor_paused_until"_L1),
    date("settings"_L1, "two_factor_next_at"_L1),
    Part{"settings"_L1, "two_factor_stage"_L1, "two_factor_next_at"_L1},
    date("settings"_L1, "strong_mobile_passwords_next_at"_L1),
    Part{"settings"_L1, "strong_mobile_passwords_stage"_L1, "strong_mobile_passwords_next_at"_L1},
    date("settings"_L1, "vendor_access_until"_L1),
    Part{"settings"_L1, "vendor_access_reason"_L1, "vendor_access_until"_L1},
    Part{"settings"_L1, "restrict_superusers"_L1, "vendor_access_until"_L1},
    date("invitation"_L1, "expires_at"_L1),
    Part{"invitation"_L1, "status"_L1, "expires_at"_L1},
    date("api_key"_L1, "expiration_date"_L1),
    Part{"api_key"_L1, "is_active"_L1, "expiration_date"_L1},
    date("oauth_client"_L1, "expires_at"_L1),
    Part{"oauth_client"_L1, "is_active"_L1, "expires_at"_L1},
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
            const Person &person = next.people.at(row);
            if ((!person.isAdmin && !person.isBreakGlass) || !getsIn(person))
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
            const Person &person = m_project.people.at(row);
            count += person.isAdmin && getsIn(person) ? 1 : 0;
        }
        m_admins = count;
        return count;
    }

    const Project &m_project;
    Roster m_roster;
    SignIn m_signIn;
    std::optional<int> m_admins;
};

/// Lets the deadlines of one moment act, one after the other.
class Moment
{
public:
    Moment(const Project &project, std::span<const Deadline> deadlines)
        : m_project(project)
        , m_next(project)
        , m_guard(project)
    {
        for (const Deadline &deadline : deadlines)
            (act(deadline) ? m_acted : m_held).push_back(deadline);
    }

    const std::vector<Deadline> &acted() const { return m_acted; }
    const std::vector<Deadline> &held() const { return m_held; }
    bool changesAnything() const { return !m_acted.empty(); }
    QList<Change> changes() const
    {
        std::set<std::pair<QString, int>> objects;
        for (const Deadline &deadline : m_acted)
            objects.emplace(deadline.kind(), deadline.row);
        QList<Change> changes;
        for (const auto &[kind, row] : objects)
            tell(changes, *kindOf(kind), row);
        return changes;
    }

private:
    template<typename Row>
    bool put(Table<Row> &table, Row row)
    {
        table = std::move(table).with(std::move(row));
        return true;
    }

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

    template<typename Row>
    bool end(Table<Row> &credentials, int row)
    {
        Row is = credentials.at(row);
        is.isActive = false;
        is.expiresAt.reset();
        return put(credentials, std::move(is));
    }

    void tell(QList<Change> &changes, const EntityKind &kind, int row) const
    {
        const EntityRef entity{kind.name(), kind.idAt(m_project, row)};
        for (const Part &part : parts) {
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

    const Project &m_project;
    Project m_next;
    Guard m_guard;
    std::vector<Deadline> m_acted;
    std::vector<Deadline> m_held;
};

/// The deadlines, in order, that fall on one moment and begin with the first.
std::span<const Deadline> firstMoment(std::span<const Deadline> deadlines)
{
    const auto end =
        std::ranges::find_if(deadlines, [&](const Deadline &one) { return one.at != deadlines.front().at; });
    return deadlines.first(static_cast<size_t>(end - deadlines.begin()));
}

/// Shows each moment to \a isEnough, from the first, until it is.
template<typename Use>
void eachMoment(const Project &project, std::span<const Deadline> deadlines, Use isEnough)
{
    while (!deadlines.empty()) {
        const auto now = firstMoment(deadlines);
        if (isEnough(now.front().at, Moment(project, now)))
            return;
        deadlines = deadlines.subspan(now.size());
    }
}

/// The reminder that is on (DOMAIN.md 5.6).
std::optional<int> noticeOf(int daysLeft)
{
    std::optional<int> notice;
    for (const int days : {30, 15, 7, 3, 1, 0}) {
        if (daysLeft <= days)
            notice = days;
    }
    return notice;
}

/// Dates of the parts of one object that lapse without anything changing.
class Lapsing
{
public:
    Lapsing(Findings &findings, Instant now, Instant until)
        : m_findings(findings)
        , m_now(now)
        , m_until(until)
    {
    }

    /// \a code: empty for what is only told.
    void add(const EntityRef &entity, const QString &field, const std::optional<Instant> &at, QString code = {},
             const QString &fingerprint = {})
    {
        if (!at || *at > m_until)
            return;
        const bool isPast = *at <= m_now;
        const auto days = static_cast<int>(std::chrono::floor<std::chrono::days>(*at - m_now).count());
        if (code.isEmpty())
            code = isPast ? u"due.expired"_s : u"due.expires"_s;
        QJsonObject arguments{{u"at"_s, toText(*at)}, {u"days"_s, days}};
        if (const auto notice = noticeOf(days))
            arguments.insert(u"notice"_s, *notice);
        if (!fingerprint.isEmpty())
            arguments.insert(u"fingerprint"_s, fingerprint);
        m_findings << Finding{code, entity, field, arguments, Finding::Weight::Warning};
    }

private:
    Findings &m_findings;
    Instant m_now;
    Instant m_until;
};

void addLapsing(Lapsing &to, const Project &project)
{
    for (int row = 0; row < project.identityProviders.size(); ++row) {
        const IdentityProvider &provider = project.identityProviders.at(row);
        const EntityRef entity{u"identity_provider"_s, provider.id};
        for (const Certificate &certificate : provider.certificates)
            to.add(entity, u"certificates"_s, certificate.expiresAt, {}, certificate.fingerprint);
        to.add(entity, u"client_secret"_s, provider.clientSecret.expiresAt);
        to.add(entity, u"api_secret"_s, provider.apiSecret.expiresAt);
    }
    for (int row = 0; row < project.oauthClients.size(); ++row) {
        const OAuthClient &client = project.oauthClients.at(row);
        to.add({u"oauth_client"_s, client.id}, u"secret"_s, client.secret.expiresAt);
    }
    for (int row = 0; row < project.agreements.size(); ++row) {
        const Agreement &agreement = project.agreements.at(row);
        to.add({u"agreement"_s, agreement.id}, u"expires_at"_s, agreement.expiresAt);
    }
}

} // namespace

std::optional<Instant> dueAt(const Project &project)
{
    std::optional<Instant> due;
    eachMoment(project, deadlines(project), [&due](Instant at, const Moment &moment) {
        if (moment.changesAnything())
            due = at;
        return due.has_value();
    });
    return due;
}

std::optional<Due> dueBy(const Project &project, Instant now)
{
    std::optional<Due> due;
    eachMoment(project, deadlines(project), [&due, now](Instant at, const Moment &moment) {
        if (at <= now && moment.changesAnything())
            due = Due{at, moment.changes()};
        return at >= now || due;
    });
    return due;
}

Findings upcoming(const Project &project, Instant now, std::chrono::days within)
{
    Findings findings;
    Lapsing to(findings, now, now + within);
    const auto all = deadlines(project);
    eachMoment(project, all, [&](Instant at, const Moment &moment) {
        if (at > now)
            return true;
        for (const Deadline &held : moment.held())
            to.add(held.entity(project), held.field(), held.at, u"due.held_back"_s);
        for (const Deadline &late : moment.acted())
            to.add(late.entity(project), late.field(), late.at, u"due.changes"_s);
        return false;
    });
    for (const Deadline &deadline : all) {
        if (deadline.at > now)
            to.add(deadline.entity(project), deadline.field(), deadline.at, u"due.changes"_s);
    }
    addLapsing(to, project);
    std::ranges::stable_sort(findings, {}, [](const Finding &one) { return one.arguments.value(u"at"_s).toString(); });
    return findings;
}

} // namespace steward::domain
