// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/finding.h"
#include "domain/project.h"
#include "domain/values/word.h"

#include <optional>
#include <vector>

namespace steward::domain {

/// How an identity provider comes from a draft to where all people of its domains are sent to it (DOMAIN.md 5): filled
/// in, switched on for its test users, tested by one of them, then for all. HQ lets one go without a test; here a
/// mistake in an address would lock a programme out of its own project.

/// What a test is of, as a digest (SHA-256, hex): all that decides where people are sent and as which program. What
/// changes in the course of a year, certificates and secrets, is not in it: who swaps them need not test first.
[[nodiscard]] QString formOf(const IdentityProvider &provider);
/// Somebody has come all the way through it as it is now. To change it and to change it back leaves it tested.
[[nodiscard]] bool isTested(const IdentityProvider &provider);
/// When that was; nothing: it was not, or of another form.
[[nodiscard]] std::optional<Instant> testedAt(const IdentityProvider &provider);

/// Web users who are sent to it: its test users while it is tested, then all of its domains but those exempt. Nobody
/// where it is not active.
[[nodiscard]] bool isSentTo(const IdentityProvider &provider, const Person &person);

/// The token of somebody who signs in says that he came through it: \a issuer is whose token it is, \a through whom
/// that one has asked in turn (claim "idp"), empty where nobody. SAML has no tokens, so only the latter tells of it.
[[nodiscard]] bool isPassedBy(const IdentityProvider &provider, const QString &issuer, const QString &through);

struct ActivationStep
{
    /// In this order. Every one needs those before it; what is wrong with something else is Rest.
    enum class What { People, Connection, TestUsers, Rest, Active, Tested, Enforced };

    What what = What::People;
    bool isDone = false;
    Findings missing; ///< with the codes of validate(), and "sso.expired" at what had run out at the time asked about

    friend bool operator==(const ActivationStep &, const ActivationStep &) = default;
};

template<>
struct WordsOf<ActivationStep::What>
{
    static constexpr std::array all{QLatin1StringView("people"),     QLatin1StringView("connection"),
                                    QLatin1StringView("test_users"), QLatin1StringView("rest"),
                                    QLatin1StringView("active"),     QLatin1StringView("tested"),
                                    QLatin1StringView("enforced")};
};

/// All that is to be done until everybody is sent to the provider, whether it is done or not. Empty: no such provider.
/// O(people named by it), and O(people) where some are kept for emergencies.
[[nodiscard]] std::vector<ActivationStep> activationOf(const Project &project, const Id &provider, Instant now);

} // namespace steward::domain
