// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/signin.h"

#include "domain/activation.h"
#include "domain/addresses.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// First and last address; nothing for what is no IPv4 address or range.
std::optional<std::pair<quint64, quint64>> rangeOf(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    const QStringView address = slash < 0 ? text : text.first(slash);
    bool ok = true;
    const uint bits = slash < 0 ? 32 : text.sliced(slash + 1).toUInt(&ok);
    const QList<QStringView> parts = address.split(u'.');
    if (!ok || bits > 32 || parts.size() != 4)
        return std::nullopt;
    quint64 first = 0;
    for (const QStringView part : parts) {
        const uint number = part.toUInt(&ok);
        if (!ok || number > 255)
            return std::nullopt;
        first = first << 8 | number;
    }
    const quint64 span = quint64(1) << (32 - bits);
    first -= first % span;
    return std::pair(first, first + span - 1);
}

bool enforces(bool isOn, const Word<Stage> &stage)
{
    return isOn && stage.is(Stage::Enforce);
}

} // namespace

QString addressOf(const Person &person)
{
    return person.email.isEmpty() ? person.handle : person.email;
}

bool deniesEverybody(const IpAccess &access)
{
    std::vector<std::pair<quint64, quint64>> denied;
    for (const QString &text : access.denied) {
        if (const auto range = rangeOf(QStringView(text).trimmed()))
            denied.push_back(*range);
    }
    std::ranges::sort(denied);
    quint64 next = 0; // the first address that is not known to be denied
    for (const auto &[first, last] : denied) {
        if (first <= next)
            next = std::max(next, last + 1);
    }
    return next > 0xFFFFFFFF;
}

SignIn::SignIn(const Project &project)
{
    if (project.settings.size() > 0) {
        const Settings &settings = project.settings.at(0);
        m_settings = settings.id;
        m_asksSecondFactor = enforces(settings.twoFactorAuth, settings.twoFactorStage);
        m_asksStrongPassword = enforces(settings.strongMobilePasswords, settings.strongMobilePasswordsStage);
    }
    if (project.ipAccess.size() > 0) {
        const IpAccess &access = project.ipAccess.at(0);
        m_ipAccess = access.id;
        m_isShut = deniesEverybody(access);
    }
    for (int row = 0; row < project.identityProviders.size(); ++row) {
        const IdentityProvider &provider = project.identityProviders.at(row);
        if (!provider.isActive || !provider.enforcement.is(IdentityProvider::Enforcement::Global))
            continue;
        for (const QString &domain : provider.emailDomains)
            m_providerOfDomain.insert(domain.toLower(), static_cast<int>(m_providers.size()));
        m_providers.push_back(
            {provider.id, isTested(provider), {provider.exemptPeople.begin(), provider.exemptPeople.end()}});
    }
}

const SignIn::Provider *SignIn::provider(const Person &person) const
{
    if (m_providerOfDomain.isEmpty() || person.kind != Person::Kind::WebUser)
        return nullptr;
    const int index = m_providerOfDomain.value(domainOf(addressOf(person)), -1);
    if (index < 0)
        return nullptr;
    const Provider &provider = m_providers[static_cast<size_t>(index)];
    return provider.exempt.contains(person.id) ? nullptr : &provider;
}

SignIn::Bar SignIn::barOf(const Person &person) const
{
    if (m_isShut)
        return Bar::Address;
    if (person.kind == Person::Kind::MobileWorker)
        return m_asksStrongPassword && person.hasStrongPassword == false ? Bar::Password : Bar::None;
    if (const Provider *through = provider(person))
        return through->hasBeenPassed ? Bar::None : Bar::Provider; // it asks for second factors itself
    const bool isAsked = m_asksSecondFactor && !person.twoFactorPausedUntil;
    return isAsked && person.hasTwoFactor == false ? Bar::SecondFactor : Bar::None;
}

QString SignIn::wordOf(Bar bar)
{
    switch (bar) {
    case Bar::Address:
        return u"address"_s;
    case Bar::Provider:
        return u"provider_untested"_s;
    case Bar::SecondFactor:
        return u"no_second_factor"_s;
    case Bar::Password:
        return u"weak_password"_s;
    case Bar::None:
        break;
    }
    return {};
}

EntityRef SignIn::ruleOf(Bar bar, const Person &person) const
{
    if (bar == Bar::Address)
        return {u"ip_access"_s, m_ipAccess};
    if (bar == Bar::Provider)
        return {u"identity_provider"_s, providerOf(person)};
    return {u"settings"_s, m_settings};
}

Id SignIn::providerOf(const Person &person) const
{
    const Provider *through = provider(person);
    return through ? through->id : Id();
}

bool SignIn::barsNobody() const
{
    const bool allPassed = std::ranges::all_of(m_providers, &Provider::hasBeenPassed);
    return !m_isShut && !m_asksSecondFactor && !m_asksStrongPassword && allPassed;
}

} // namespace steward::domain
