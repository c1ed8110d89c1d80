// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/objects.h"
#include "demo/templates.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

/// As SHA-256 looks: of no certificate there is.
QString fingerprint(const Draws &draws, int number, int certificate)
{
    QString digits;
    for (const char *quarter : {"fingerprint/a", "fingerprint/b", "fingerprint/c", "fingerprint/d"})
        digits += QString::number(draws.at(number, quarter, certificate), 16).rightJustified(16, u'0');
    return digits;
}

} // namespace

void addSignIn(const Scene &scene, Project &project)
{
    auto providers = writtenRows<IdentityProvider>(scene, u"identity_providers"_s, "identity_provider",
                                                   scene.shape.identityProviders);
    const Draws draws = scene.draws("identity_provider");
    int number = 0;
    for (IdentityProvider &provider : providers) {
        ++number;
        int certificate = 0;
        for (Certificate &each : provider.certificates)
            each.fingerprint = fingerprint(draws, number, ++certificate);
    }
    project.identityProviders = Table(std::move(providers));
    project.settings = writtenOne<Settings>(scene, u"settings"_s);
    project.ipAccess = writtenOne<IpAccess>(scene, u"ip_access"_s);
}

} // namespace steward::demo
