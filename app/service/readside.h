// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "service/service.h"

namespace steward {

/// What a host that has threads keeps, so that in them it may answer what needs no more than the state. It is told all
/// in the service's own thread, and before anybody is answered who could rely on it.
class ReadSide
{
public:
    virtual ~ReadSide() = default;

    /// The state from now on.
    virtual void publish(const domain::Project &project) = 0;
    /// \a caller has come in as \a person, and until then neither his session nor his subject need be looked up again.
    /// (A subject stays bound as long as its person is one of the project: only whether he is, and what he may, has to
    /// be looked at.) Null session: he has none.
    virtual void admit(const Caller &caller, const Id &session, const Id &person, Instant until) = 0;
    /// The session is not taken by its admission any more.
    virtual void forget(const Id &session) = 0;
};

} // namespace steward
