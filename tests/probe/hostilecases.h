// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace steward::tests {

/// What is to be made of one case of tests/support/hostile.
struct HostileCase
{
    enum Then { Nothing, Renew, RenewTwice, Ask, SignOut }; ///< what is done once signed in
    enum Pace {
        Usual,
        Impatient, ///< the network is given up on soon
        Stray      ///< what comes back is not believed, and the wait for better goes on to its end
    };
    /// How often something was asked for; -1: it does not matter.
    struct Times
    {
        int token = -1;
        int keys = -1;
        int revoke = -1;
        int api = -1;
    };

    const char *name;
    const char *words; ///< what went wrong, "CODE DETAIL"; empty: nothing
    int exit = 3;      ///< of the probe
    Then then = Nothing;
    Pace pace = Usual;
    Times times = {};
};

[[nodiscard]] const QList<HostileCase> &hostileCases();

} // namespace steward::tests
