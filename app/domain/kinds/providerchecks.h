// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds/checks.h"
#include "domain/values/identityprovider.h"

namespace steward::domain {

/// The rules of single sign-on (DOMAIN.md 5). A provider that is not active may be half filled in; what stands in it
/// must be right all the same. What has expired by now only a clock knows: that is not asked here.

/// sso.domain_shape, sso.domain_taken.
void checkDomains(const Tell &tell, const IdentityProvider &provider);
/// sso.exempt_and_test, sso.outside_domains, sso.no_domain, sso.no_exempt, sso.no_test_people, sso.break_glass.
void checkPeople(const Tell &tell, const IdentityProvider &provider);
/// sso.url, sso.one_login_issuer, sso.fingerprint, dates.order, sso.missing, sso.certificate.
void checkProtocol(const Tell &tell, const IdentityProvider &provider);
/// sso.not_tested, sso.deactivation_service, sso.missing, sso.key_days, sso.claim_empty, role.archived.
void checkEffects(const Tell &tell, const IdentityProvider &provider);

} // namespace steward::domain
