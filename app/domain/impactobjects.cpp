// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impactparts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Tone = Effect::Tone;
using Cause = std::pair<EntityRef, QString>;

/// What keys may do in one state: a key does no more than its owner and its role.
class Keys
{
public:
    explicit Keys(const Project &project)
        : m_project(project)
        , m_roster(project)
    {
    }

    [[nodiscard]] bool works(const ApiKey &key) const
    {
        const auto owner = m_project.people.find(key.owner);
        if (!key.isActive || !owner || !m_roster.canEnter(*owner))
            return false;
        const auto role = m_project.roles.find(key.role);
        return key.role.isNull() || (role && !role->isArchived);
    }
    [[nodiscard]] bool works(const OAuthClient &client) const
    {
        const auto owner = m_project.people.find(client.owner);
        return client.isActive && (client.owner.isNull() || (owner && m_roster.canEnter(*owner)));
    }

    /// What the owner, and what the key's role holds; an admin's or a missing role is no limit.
    [[nodiscard]] std::pair<Footing, Footing> footings(const ApiKey &key)
    {
        const auto owner = m_project.people.find(key.owner);
        const int own = owner ? m_roster.rowFor(*owner) : Roster::noRole;
        const int role = key.role.isNull() ? Roster::admin : m_project.roles.indexOf(key.role);
        return {footing(own), footing(role)};
    }

private:
    Footing footing(int row)
    {
        const auto found = m_held.find(row);
        const Roster::Held held =
            found != m_held.end() ? found->second : m_held.emplace(row, m_roster.held(row)).first->second;
        return {row >= 0 ? &m_project.roles.at(row) : nullptr, row == Roster::admin, m_roster.isLimited(row), held};
    }

    const Project &m_project;
    Roster m_roster;
    std::map<int, Roster::Held> m_held;
};

class Objects
{
public:
    explicit Objects(Comparing &comparing)
        : m_comparing(comparing)
        , m_was(comparing.before)
        , m_is(comparing.after)
    {
    }

    void tell()
    {
        tellKeys();
        tellClients();
        tellInvitations();
        for (const Change &change : m_comparing.changes) {
            if (change.entity.kind == "profile"_L1 && change.op != Change::Op::Create)
                tellProfile(change);
            else if (change.entity.kind == "custom_field"_L1 && change.field == "is_required"_L1
                     && change.after == QJsonValue(true))
                m_comparing.effects.at(u"field.required"_s, Tone::Neutral, change.entity, change.field);
        }
    }

private:
    /// The first of the objects that has changed: it accounts for what became of another.
    Cause causeAmong(std::initializer_list<EntityRef> entities) const
    {
        for (const EntityRef &entity : entities) {
            if (m_comparing.effects.isOf(entity))
                return {entity, m_comparing.effects.firstField(entity)};
        }
        return {*entities.begin(), QString()};
    }

    void count(const QString &code, Tone tone, const Cause &cause, const QString &what, const Id &owner)
    {
        Effect &effect = m_comparing.effects.at(code, tone, cause.first, cause.second);
        effect.arguments[what] = effect.arguments.value(what).toInt() + 1;
        if (!owner.isNull() && !m_counted.contains({code, owner})) {
            m_counted.insert({code, owner});
            effect.people << owner;
        }
    }

    void tellKeys()
    {
        for (int row = 0; row < m_comparing.before.apiKeys.size(); ++row) {
            const ApiKey &was = m_comparing.before.apiKeys.at(row);
            if (!m_was.works(was))
                continue;
            const auto is = m_comparing.after.apiKeys.find(was.id);
            const bool stops = !is || !m_is.works(*is);
            const auto [less, more] = stops ? std::pair(true, false) : difference(was, *is);
            if (less) {
                count(stops ? u"key.stopped"_s : u"key.narrowed"_s, Tone::Loss, causeOf(was, is), u"keys"_s, was.owner);
                m_comparing.impact.keys << was.id;
            }
            if (more)
                count(u"key.widened"_s, Tone::Warning, causeOf(was, is), u"keys"_s, was.owner);
        }
    }

    template<typename Found>
    Cause causeOf(const ApiKey &was, const Found &is) const
    {
        const auto owner = m_comparing.before.people.find(was.owner);
        return causeAmong({{u"api_key"_s, was.id},
                           {u"role"_s, is ? is->role : was.role},
                           {u"person"_s, was.owner},
                           {u"role"_s, owner ? owner->role : Id()}});
    }

    /// May do less, may do more. Items count only where the role that lists them is the tighter one.
    std::pair<bool, bool> difference(const ApiKey &was, const ApiKey &is)
    {
        const auto [ownerWas, roleWas] = m_was.footings(was);
        const auto [ownerIs, roleIs] = m_is.footings(is);
        const Roster::Held before = ownerWas.held & roleWas.held;
        const Roster::Held after = ownerIs.held & roleIs.held;
        const Roster::Held both = before & after;
        const FootingStep own = FootingStep::between(ownerWas, ownerIs);
        const FootingStep role = FootingStep::between(roleWas, roleIs);
        const bool less = (before & ~after).any() || ((own.narrowed | role.narrowed) & both).any();
        const bool more = (after & ~before).any() || ((own.widened | role.widened) & both).any();
        return {less, more};
    }

    void tellClients()
    {
        for (int row = 0; row < m_comparing.before.oauthClients.size(); ++row) {
            const OAuthClient &was = m_comparing.before.oauthClients.at(row);
            const auto is = m_comparing.after.oauthClients.find(was.id);
            if (m_was.works(was) && (!is || !m_is.works(*is)))
                count(u"client.stopped"_s, Tone::Loss,
                      causeAmong({{u"oauth_client"_s, was.id}, {u"person"_s, was.owner}}), u"clients"_s, was.owner);
        }
    }

    static bool leadsToRole(const Project &project, const Invitation &invitation)
    {
        const auto role = project.roles.find(invitation.role);
        return invitation.isAdmin || invitation.role.isNull() || (role && !role->isArchived);
    }
    /// To a role that is in use, and to a place where it names some.
    static bool leadsIn(const Project &project, const Invitation &invitation)
    {
        return leadsToRole(project, invitation)
               && (invitation.places.isEmpty() || std::ranges::any_of(invitation.places, [&project](const Id &id) {
                       const auto place = project.places.find(id);
                       return place && !place->isArchived;
                   }));
    }

    void tellInvitations()
    {
        for (int row = 0; row < m_comparing.before.invitations.size(); ++row) {
            const Invitation &was = m_comparing.before.invitations.at(row);
            if (!was.status.is(Invitation::Status::Open))
                continue;
            const auto is = m_comparing.after.invitations.find(was.id);
            if (!is || !is->status.is(Invitation::Status::Open)) {
                if (!is || !is->status.is(Invitation::Status::Accepted))
                    count(u"invitation.withdrawn"_s, Tone::Loss, causeAmong({{u"invitation"_s, was.id}}),
                          u"invitations"_s, {});
            } else if (leadsIn(m_comparing.before, was) && !leadsIn(m_comparing.after, *is)) {
                m_comparing.impact.invitations << was.id;
                count(u"invitation.broken"_s, Tone::Loss, causeOfBreak(*is), u"invitations"_s, {});
            }
        }
    }

    Cause causeOfBreak(const Invitation &invitation) const
    {
        const EntityRef role{u"role"_s, invitation.role};
        if (!leadsToRole(m_comparing.after, invitation) && m_comparing.effects.isOf(role))
            return causeAmong({role});
        for (const Id &id : invitation.places) {
            if (const EntityRef place{u"place"_s, id}; m_comparing.effects.isOf(place))
                return causeAmong({place});
        }
        return causeAmong({{u"invitation"_s, invitation.id}});
    }

    void tellProfile(const Change &change)
    {
        if (change.op == Change::Op::Update && change.field != "fields"_L1)
            return;
        QList<Id> people;
        m_comparing.after.people.eachChunk([&](int, const PersonColumns &chunk) {
            for (int slot = 0; slot < chunk.size(); ++slot) {
                if (chunk.areActive.at(slot) && chunk.profiles.at(slot) == change.entity.id)
                    people << chunk.idAt(slot);
            }
        });
        if (!people.isEmpty())
            m_comparing.effects.at(u"profile.values"_s, Tone::Neutral, change.entity, change.field).people = people;
    }

    Comparing &m_comparing;
    Keys m_was;
    Keys m_is;
    QSet<std::pair<QString, Id>> m_counted; ///< owners in effects of a code
};

} // namespace

void addObjects(Comparing &comparing)
{
    Objects(comparing).tell();
}

} // namespace steward::domain
