// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace steward::domain {

/// By which identity providers know a person: the e-mail address, or where none is told the handle, which is the
/// address of a web user (DOMAIN.md 5). With domainOf() of addresses.h: whether a provider is for him. O(1).
[[nodiscard]] QString addressOf(const Person &person);

/// Who is refused at the door although his role would let him in: by the project's rules on second factors, passwords
/// and addresses, and by single sign-on (DOMAIN.md 4.2, 4.3, 4.8, 5). Worked out once for questions about all people;
/// O(settings and providers).
///
/// What is not reported of a person refuses nobody: only who is known not to follow a rule is barred. Sessions that are
/// open are not asked about, nor phones that have signed in.
class SignIn
{
public:
    enum class Bar {
        None,
        Address,      ///< every address is denied
        Provider,     ///< must come through an identity provider through which nobody has come yet
        SecondFactor, ///< web users without one, where it is enforced
        Password,     ///< mobile workers with a weak one, where strong ones are enforced
    };

    explicit SignIn(const Project &project);

    [[nodiscard]] Bar barOf(const Person &person) const;
    /// The word for \a bar in findings and effects: "address", "provider_untested", "no_second_factor",
    /// "weak_password"; empty for None.
    [[nodiscard]] static QString wordOf(Bar bar);
    /// The object whose rule it is.
    [[nodiscard]] EntityRef ruleOf(Bar bar, const Person &person) const;

    /// The active provider that all people of the person's e-mail domain sign in with; null: none, or he is exempt, or
    /// no web user.
    [[nodiscard]] Id providerOf(const Person &person) const;

    /// No person at all is barred.
    [[nodiscard]] bool barsNobody() const;
    /// Bars the same people, whoever they are. False is not sure.
    friend bool operator==(const SignIn &, const SignIn &) = default;

private:
    struct Provider
    {
        Id id;
        bool hasBeenPassed = false;
        QSet<Id> exempt;

        friend bool operator==(const Provider &, const Provider &) = default;
    };

    [[nodiscard]] const Provider *provider(const Person &person) const;

    Id m_settings;
    Id m_ipAccess;
    bool m_isShut = false;
    bool m_asksSecondFactor = false;
    bool m_asksStrongPassword = false;
    std::vector<Provider> m_providers;
    QHash<QString, int> m_providerOfDomain; ///< by e-mail domain, in small letters
};

/// The rules deny every IPv4 address there is: whoever has only such a one is shut out for good.
[[nodiscard]] bool deniesEverybody(const IpAccess &access);

} // namespace steward::domain
