// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/activation.h"

#include "domain/addresses.h"
#include "domain/checking.h"
#include "domain/kinds.h"
#include "domain/signin.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Enforcement = IdentityProvider::Enforcement;
using Protocol = IdentityProvider::Protocol;
using What = ActivationStep::What;

/// Where what is wrong with a field is put right.
What stepOf(QStringView field)
{
    static constexpr std::array people{"email_domains"_L1, "exempt_users"_L1};
    static constexpr std::array connection{"idp_type"_L1,   "protocol"_L1,     "entity_id"_L1, "login_url"_L1,
                                           "logout_url"_L1, "certificates"_L1, "client_id"_L1, "client_secret"_L1};
    if (std::find(people.begin(), people.end(), field) != people.end())
        return What::People;
    if (std::find(connection.begin(), connection.end(), field) != connection.end())
        return What::Connection;
    if (field == "test_users"_L1)
        return What::TestUsers;
    return field == "login_enforcement_type"_L1 ? What::Tested : What::Rest;
}

/// What would be wrong with it if it were active with this enforcement.
Findings wrongIf(const Project &project, IdentityProvider provider, Enforcement enforcement)
{
    provider.isActive = true;
    provider.enforcement = enforcement;
    Project next = project;
    next.identityProviders = next.identityProviders.with(provider);
    Checking checking(next);
    const EntityKind &kind = *kindOf(u"identity_provider");
    kind.check(checking, kind.indexOf(next, provider.id));
    Findings found = checking.take();
    found.removeIf([](const Finding &finding) { return finding.weight != Finding::Weight::Error; });
    return found;
}

/// The rules have no clock: they take what was good on the day of the test.
void addExpired(Findings &found, const IdentityProvider &provider, Instant now)
{
    const auto tell = [&](QLatin1StringView field) {
        found << Finding{u"sso.expired"_s, {u"identity_provider"_s, provider.id}, field, {}, Finding::Weight::Error};
    };
    const auto isOver = [now](const auto &one) { return one.expiresAt && *one.expiresAt <= now; };
    if (provider.protocol.is(Protocol::Saml)) {
        QList<Certificate> used = provider.certificates;
        used.removeIf([](const Certificate &certificate) { return !certificate.isInUse; });
        if (!used.isEmpty() && std::ranges::all_of(used, isOver))
            tell("certificates"_L1);
    } else if (provider.clientSecret.hasValue && isOver(provider.clientSecret)) {
        tell("client_secret"_L1);
    }
}

} // namespace

QString formOf(const IdentityProvider &provider)
{
    const QJsonArray form{provider.protocol.text(), provider.entityId, provider.loginUrl, provider.clientId,
                          provider.requiresEncryptedAssertions};
    const QByteArray text = QJsonDocument(form).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

bool isTested(const IdentityProvider &provider)
{
    return testedAt(provider).has_value();
}

std::optional<Instant> testedAt(const IdentityProvider &provider)
{
    const bool isSame = provider.testPassedAt && provider.testedForm == formOf(provider);
    return isSame ? provider.testPassedAt : std::nullopt;
}

bool isSentTo(const IdentityProvider &provider, const Person &person)
{
    if (!provider.isActive || person.kind != Person::Kind::WebUser)
        return false;
    if (provider.enforcement.is(Enforcement::Test))
        return provider.testPeople.contains(person.id);
    return provider.enforcement.is(Enforcement::Global) && !provider.exemptPeople.contains(person.id)
           && provider.emailDomains.contains(domainOf(addressOf(person)), Qt::CaseInsensitive);
}

bool isPassedBy(const IdentityProvider &provider, const QString &issuer, const QString &through)
{
    if (provider.entityId.isEmpty())
        return false;
    return through == provider.entityId || (provider.protocol.is(Protocol::Oidc) && issuer == provider.entityId);
}

std::vector<ActivationStep> activationOf(const Project &project, const Id &id, Instant now)
{
    const auto found = project.identityProviders.find(id);
    if (!found)
        return {};
    const IdentityProvider provider = *found;
    const bool isForAll = provider.isActive && provider.enforcement.is(Enforcement::Global);
    Findings missing = wrongIf(project, provider, Enforcement::Global);
    const Findings inTest = isForAll ? Findings() : wrongIf(project, provider, Enforcement::Test);
    std::ranges::copy_if(inTest, std::back_inserter(missing),
                         [&missing](const Finding &finding) { return !missing.contains(finding); });
    addExpired(missing, provider, now);

    static constexpr std::array all{What::People, What::Connection, What::TestUsers, What::Rest,
                                    What::Active, What::Tested,     What::Enforced};
    std::vector<ActivationStep> steps;
    for (const What what : all) {
        ActivationStep step{.what = what};
        std::ranges::copy_if(missing, std::back_inserter(step.missing),
                             [what](const Finding &finding) { return stepOf(finding.field) == what; });
        step.isDone = step.missing.isEmpty();
        steps.push_back(step);
    }
    steps[static_cast<size_t>(What::Active)].isDone = provider.isActive;
    steps[static_cast<size_t>(What::Enforced)].isDone = isForAll;
    return steps;
}

} // namespace steward::domain
