// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/credential.h"
#include "domain/values/facts.h"
#include "domain/values/governance.h"
#include "domain/values/group.h"
#include "domain/values/identityprovider.h"
#include "domain/values/invitation.h"
#include "domain/values/locationtype.h"
#include "domain/values/person.h"
#include "domain/values/place.h"
#include "domain/values/profile.h"
#include "domain/values/role.h"
#include "domain/values/settings.h"
