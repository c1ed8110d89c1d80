// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impactparts.h"
#include "domain/signin.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Tone = Effect::Tone;

constexpr int longestSession = 14 * 24 * 60; ///< minutes: DOMAIN.md 4.1
constexpr int shortSession = 30;

template<typename Fits>
QList<Id> peopleWho(const Project &project, Fits fits)
{
    QList<Id> people;
    for (int row = 0; row < project.people.size(); ++row) {
        const Membership member = membershipAt(project.people, row);
        if (!member.isActive)
            continue;
        if constexpr (std::is_invocable_v<Fits, const Membership &>) {
            if (fits(member))
                people << member.id;
        } else if (fits(project.people.at(row))) {
            people << member.id;
        }
    }
    return people;
}

bool isWorker(const Membership &person)
{
    return person.kind == Person::Kind::MobileWorker;
}

bool isWebUser(const Membership &person)
{
    return person.kind == Person::Kind::WebUser;
}

int sessionMinutes(const Settings &settings)
{
    return settings.secureSessions ? settings.secureSessionsTimeout.value_or(shortSession) : longestSession;
}

class Rules
{
public:
    explicit Rules(Comparing &comparing)
        : m_comparing(comparing)
    {
    }

    void tell()
    {
        const Table<Settings> &was = m_comparing.before.settings;
        const Table<Settings> &is = m_comparing.after.settings;
        if (was.size() == 1 && is.size() == 1 && !(was.at(0) == is.at(0)))
            tellSettings(was.at(0), is.at(0));
        const Table<IpAccess> &from = m_comparing.before.ipAccess;
        const Table<IpAccess> &to = m_comparing.after.ipAccess;
        if (to.size() == 1 && !(from == to))
            tellAddresses(from.size() == 1 ? IpAccess(from.at(0)) : IpAccess(), to.at(0));
        if (!(m_comparing.before.identityProviders == m_comparing.after.identityProviders))
            tellProviders();
    }

private:
    Effect &add(const QString &code, Tone tone, const EntityRef &entity, const QString &field)
    {
        return m_comparing.effects.at(code, tone, entity, field);
    }
    void add(const QString &code, Tone tone, const EntityRef &entity, const QString &field, const QList<Id> &people)
    {
        if (!people.isEmpty())
            add(code, tone, entity, field).people = people;
    }

    void tellSettings(const Settings &was, const Settings &is)
    {
        const EntityRef entity{u"settings"_s, is.id};
        if (sessionMinutes(is) < sessionMinutes(was)) {
            const QList<Id> people = peopleWho(m_comparing.after, isWebUser);
            m_comparing.impact.sessions += static_cast<int>(people.size());
            add(u"sessions.end"_s, Tone::Warning, entity,
                m_comparing.changedField(entity, {u"secure_sessions", u"secure_sessions_timeout"}), people);
        }
        tellStage(entity, was.twoFactorAuth, was.twoFactorStage, is.twoFactorAuth, is.twoFactorStage,
                  SignIn::Bar::SecondFactor, u"two_factor_auth", u"two_factor_stage");
        tellStage(entity, was.strongMobilePasswords, was.strongMobilePasswordsStage, is.strongMobilePasswords,
                  is.strongMobilePasswordsStage, SignIn::Bar::Password, u"strong_mobile_passwords",
                  u"strong_mobile_passwords_stage");
        tellSwitches(entity, was, is);
    }

    /// Whom a rule concerns that was switched on or has come to another stage. Whom it refuses, the guard tells.
    void tellStage(const EntityRef &entity, bool wasOn, const Word<Stage> &was, bool isOn, const Word<Stage> &is,
                   SignIn::Bar bar, const char16_t *field, const char16_t *stageField)
    {
        if (!isOn || (wasOn && was == is))
            return;
        const SignIn signIn(m_comparing.after);
        const bool ofPhones = bar == SignIn::Bar::Password;
        const auto follows = [ofPhones](const Person &person) {
            return ofPhones ? person.hasStrongPassword : person.hasTwoFactor;
        };
        const auto isAsked = [&](const Person &person) {
            return isWorker(person) == ofPhones && (ofPhones || signIn.providerOf(person).isNull());
        };
        const QString from = m_comparing.changedField(entity, {field, stageField});
        const QJsonObject arguments{{u"why"_s, SignIn::wordOf(bar)}, {u"stage"_s, is.text()}};
        const auto tell = [&](const QString &code, const QList<Id> &people) {
            if (people.isEmpty())
                return;
            Effect &effect = m_comparing.effects.at(code, Tone::Warning, entity, from, SignIn::wordOf(bar));
            effect.people = people;
            effect.arguments = arguments;
        };
        if (!is.is(Stage::Enforce))
            tell(u"sign_in.warned"_s, peopleWho(m_comparing.after, [&](const Person &person) {
                     return isAsked(person) && follows(person) == false;
                 }));
        tell(u"sign_in.not_reported"_s,
             peopleWho(m_comparing.after, [&](const Person &person) { return isAsked(person) && !follows(person); }));
    }

    void tellSwitches(const EntityRef &entity, const Settings &was, const Settings &is)
    {
        if (was.restrictSuperusers != is.restrictSuperusers)
            add(is.restrictSuperusers ? u"vendor.shut_out"_s : u"vendor.let_in"_s,
                is.restrictSuperusers ? Tone::Neutral : Tone::Warning, entity, u"restrict_superusers"_s);
        if (was.disableMobileLoginLockout != is.disableMobileLoginLockout)
            add(is.disableMobileLoginLockout ? u"tries.unlimited"_s : u"tries.limited"_s,
                is.disableMobileLoginLockout ? Tone::Warning : Tone::Neutral, entity, u"disable_mobile_login_lockout"_s,
                peopleWho(m_comparing.after, isWorker));
        if (was.secureSubmissions != is.secureSubmissions)
            add(u"phone.new_build"_s, Tone::Neutral, entity, u"secure_submissions"_s,
                peopleWho(m_comparing.after, isWorker));
        if (was.allowInviteEmailOnly != is.allowInviteEmailOnly)
            add(is.allowInviteEmailOnly ? u"invitations.by_address"_s : u"invitations.any_address"_s, Tone::Neutral,
                entity, u"allow_invite_email_only"_s)
                .arguments[u"open"] = openInvitations();
        if (was.allowDomainRequests != is.allowDomainRequests)
            add(is.allowDomainRequests ? u"requests.allowed"_s : u"requests.refused"_s,
                is.allowDomainRequests ? Tone::Warning : Tone::Neutral, entity, u"allow_domain_requests"_s);
    }

    int openInvitations() const
    {
        int open = 0;
        for (int row = 0; row < m_comparing.after.invitations.size(); ++row)
            open += m_comparing.after.invitations.at(row).status.is(Invitation::Status::Open) ? 1 : 0;
        return open;
    }

    /// From where people come is not known: it is only told that some may be refused, unless all are.
    void tellAddresses(const IpAccess &was, const IpAccess &is)
    {
        const auto allIn = [](const QStringList &from, const QStringList &among) {
            return std::ranges::all_of(from, [&among](const QString &one) { return among.contains(one); });
        };
        const bool deniesMore = !allIn(is.denied, was.denied);
        const bool fewerCountries =
            !is.countries.isEmpty() && (was.countries.isEmpty() || !allIn(was.countries, is.countries));
        const bool fewerExceptions = !is.countries.isEmpty() && !allIn(was.allowed, is.allowed);
        const EntityRef entity{u"ip_access"_s, is.id};
        const QString field = m_comparing.changedField(entity, {u"ip_denylist", u"country_allowlist", u"ip_allowlist"});
        if (deniesMore || fewerCountries || fewerExceptions)
            add(u"ip.restricted"_s, Tone::Warning, entity, field);
        else if (was.denied != is.denied || was.countries != is.countries || was.allowed != is.allowed)
            add(u"ip.eased"_s, Tone::Neutral, entity, field);
    }

    void tellProviders()
    {
        const SignIn was(m_comparing.before);
        const SignIn is(m_comparing.after);
        std::map<Id, QList<Id>> required; // by provider
        std::map<Id, QList<Id>> released;
        std::map<Id, QList<Id>> covered;
        for (int row = 0; row < m_comparing.after.people.size(); ++row) {
            if (const Membership member = membershipAt(m_comparing.after.people, row);
                !isWebUser(member) || !member.isActive)
                continue;
            const Person person = m_comparing.after.people.at(row);
            const Id from = was.providerOf(person);
            const Id to = is.providerOf(person);
            if (!to.isNull())
                covered[to] << person.id;
            if (from == to)
                continue;
            to.isNull() ? released[from] << person.id : required[to] << person.id;
        }
        const auto entityOf = [](const Id &id) { return EntityRef{u"identity_provider"_s, id}; };
        for (const auto &[id, people] : required)
            add(u"provider.required"_s, Tone::Warning, entityOf(id), providerField(id), people);
        for (const auto &[id, people] : released)
            add(u"provider.passwords"_s, Tone::Neutral, entityOf(id), providerField(id), people);
        for (int row = 0; row < m_comparing.after.identityProviders.size(); ++row) {
            const IdentityProvider &provider = m_comparing.after.identityProviders.at(row);
            const auto before = m_comparing.before.identityProviders.find(provider.id);
            tellProvider(before ? IdentityProvider(*before) : IdentityProvider(), provider, covered[provider.id]);
        }
    }

    QString providerField(const Id &id) const
    {
        return m_comparing.changedField({u"identity_provider"_s, id},
                                        {u"login_enforcement_type", u"is_active", u"exempt_users", u"email_domains"});
    }

    void tellProvider(const IdentityProvider &was, const IdentityProvider &is, const QList<Id> &covered)
    {
        const EntityRef entity{u"identity_provider"_s, is.id};
        const bool isTest = is.isActive && is.enforcement.is(IdentityProvider::Enforcement::Test);
        const bool wasTest = was.isActive && was.enforcement.is(IdentityProvider::Enforcement::Test);
        QList<Id> tested = isTest ? is.testPeople : QList<Id>();
        if (wasTest)
            tested.removeIf([&was](const Id &id) { return was.testPeople.contains(id); });
        add(u"provider.tested"_s, Tone::Neutral, entity,
            m_comparing.changedField(entity, {u"test_users", u"is_active", u"login_enforcement_type"}), tested);
        if (is.isActive && was.claimRules != is.claimRules)
            add(u"provider.claims"_s, Tone::Warning, entity, u"claim_rules"_s).people = covered;
        if (is.isActive && is.deactivatesPeople && !(was.isActive && was.deactivatesPeople))
            add(u"provider.deactivates"_s, Tone::Warning, entity,
                m_comparing.changedField(entity, {u"enable_user_deactivation", u"is_active"}))
                .people = covered;
    }

    Comparing &m_comparing;
};

} // namespace

QString Comparing::changedField(const EntityRef &entity, std::initializer_list<const char16_t *> fields) const
{
    for (const char16_t *field : fields) {
        if (const QString name = QString::fromUtf16(field); effects.isOf(entity, name))
            return name;
    }
    return QString::fromUtf16(*fields.begin());
}

void addRules(Comparing &comparing)
{
    Rules(comparing).tell();
}

} // namespace steward::domain
