// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/deadlines.h"

#include "domain/kinds.h"

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

struct Where
{
    QLatin1StringView kind;
    QLatin1StringView field;
};

/// In the order of Rule.
constexpr std::array<Where, 10> wheres{{
    {QLatin1StringView("person"), QLatin1StringView("role_until")},
    {QLatin1StringView("person"), QLatin1StringView("place_ends")},
    {QLatin1StringView("person"), QLatin1StringView("deactivate_after")},
    {QLatin1StringView("person"), QLatin1StringView("two_factor_paused_until")},
    {QLatin1StringView("settings"), QLatin1StringView("two_factor_next_at")},
    {QLatin1StringView("settings"), QLatin1StringView("strong_mobile_passwords_next_at")},
    {QLatin1StringView("settings"), QLatin1StringView("vendor_access_until")},
    {QLatin1StringView("invitation"), QLatin1StringView("expires_at")},
    {QLatin1StringView("api_key"), QLatin1StringView("expiration_date")},
    {QLatin1StringView("oauth_client"), QLatin1StringView("expires_at")},
}};

const Where &whereOf(Rule rule)
{
    return wheres.at(static_cast<size_t>(rule));
}

class Collector
{
public:
    explicit Collector(const Project &project)
        : m_project(project)
    {
        ofPeople();
        ofSettings();
        ofTheRest();
    }

    std::vector<Deadline> sorted() &&
    {
        std::ranges::sort(m_deadlines, {}, [](const Deadline &one) { return std::tuple(one.at, one.rule, one.row); });
        return std::move(m_deadlines);
    }

private:
    void add(Rule rule, int row, const std::optional<Instant> &at)
    {
        if (at)
            m_deadlines.push_back({*at, rule, row});
    }

    void ofPeople()
    {
        m_project.people.eachChunk([this](int first, const PersonColumns &people) {
            for (int slot = 0; slot < people.size(); ++slot) {
                add(Rule::RoleEnd, first + slot, people.roleUntil.at(slot));
                add(Rule::Deactivation, first + slot, people.deactivateAfter.at(slot));
                add(Rule::PauseEnd, first + slot, people.twoFactorPausedUntil.at(slot));
                ofPlaces(first + slot, people.placeEnds.at(slot));
            }
        });
    }

    /// Places that end together do so by one deadline.
    void ofPlaces(int row, const QMap<Id, Instant> &ends)
    {
        if (ends.isEmpty())
            return;
        std::vector<Instant> moments(ends.cbegin(), ends.cend());
        std::ranges::sort(moments);
        const auto doubles = std::ranges::unique(moments);
        moments.erase(doubles.begin(), doubles.end());
        for (const Instant at : moments)
            add(Rule::PlaceEnd, row, at);
    }

    /// A rule that is off waits for nothing, and what is enforced has no further stage.
    void ofStage(Rule rule, bool isOn, const Word<Stage> &stage, const std::optional<Instant> &next)
    {
        if (isOn && (stage.is(Stage::Warn) || stage.is(Stage::Grace)))
            add(rule, 0, next);
    }

    void ofSettings()
    {
        if (m_project.settings.size() == 0)
            return;
        const Settings &settings = m_project.settings.at(0);
        ofStage(Rule::TwoFactorStage, settings.twoFactorAuth, settings.twoFactorStage, settings.twoFactorNextAt);
        ofStage(Rule::PasswordStage, settings.strongMobilePasswords, settings.strongMobilePasswordsStage,
                settings.strongMobilePasswordsNextAt);
        add(Rule::VendorEnd, 0, settings.vendorAccessUntil);
    }

    void ofTheRest()
    {
        for (int row = 0; row < m_project.invitations.size(); ++row) {
            const Invitation &invitation = m_project.invitations.at(row);
            if (invitation.status.is(Invitation::Status::Open))
                add(Rule::InvitationEnd, row, invitation.expiresAt);
        }
        for (int row = 0; row < m_project.apiKeys.size(); ++row) {
            if (const ApiKey &key = m_project.apiKeys.at(row); key.isActive)
                add(Rule::ApiKeyEnd, row, key.expiresAt);
        }
        for (int row = 0; row < m_project.oauthClients.size(); ++row) {
            if (const OAuthClient &client = m_project.oauthClients.at(row); client.isActive)
                add(Rule::OAuthClientEnd, row, client.expiresAt);
        }
    }

    const Project &m_project;
    std::vector<Deadline> m_deadlines;
};

} // namespace

QString Deadline::field() const
{
    return whereOf(rule).field;
}

QString Deadline::kind() const
{
    return whereOf(rule).kind;
}

EntityRef Deadline::entity(const Project &project) const
{
    const QString name = kind();
    return {name, kindOf(name)->idAt(project, row)};
}

std::vector<Deadline> deadlines(const Project &project)
{
    return Collector(project).sorted();
}

} // namespace steward::domain
