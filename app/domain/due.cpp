// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/due.h"

#include "domain/moment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

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
