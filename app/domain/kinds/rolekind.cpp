// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// DOMAIN.md 1.4.
bool isLandingPage(const QString &page)
{
    static constexpr std::array pages{""_L1, "dashboard"_L1, "webapps"_L1, "reports"_L1, "downloads"_L1};
    return std::ranges::any_of(pages, [&page](QLatin1StringView known) { return page == known; });
}

/// What the couplings of DOMAIN.md 1.3 do not let stand together: it is held, but has no effect.
void checkPermissions(const Tell &tell, const PermissionSet &permissions)
{
    std::vector<Clearing> cleared;
    [[maybe_unused]] const PermissionSet normal = normalised(permissions, &cleared);
    for (const Clearing &clearing : cleared)
        tell("role.permission_blocked"_L1, "permissions"_L1,
             {{u"permission"_s, catalogue().at(clearing.permission).key},
              {u"cause"_s, catalogue().at(clearing.cause).key}},
             Finding::Weight::Warning);
}

class RoleKind final : public TableKind<Role, &Project::roles>
{
public:
    RoleKind()
        : TableKind("role"_L1, "roles"_L1, Life::Open, {u"view_roles"_s}, {u"admin"_s}, rules())
    {
    }

    std::optional<Id> nameGroupAt(const Project &, int) const override { return Id(); }
    QChar handleJoint() const override { return u'-'; }

protected:
    void checkRow(const Tell &tell, const Role &role) const override
    {
        checkName(tell, "name"_L1, role.name, longestRoleName);
        checkCode(tell, "handle"_L1, role.handle);
        if (foldedName(role.name.left(longestRoleName)) == u"admin")
            tell("role.reserved"_L1, "name"_L1);
        if (!isLandingPage(role.landingPage))
            tell("role.landing_page"_L1, "landing_page"_L1);
        if (!isNormal(role.permissions))
            checkPermissions(tell, role.permissions);
    }
    void checkChange(const Tell &tell, const Role &before, const Role &now) const override
    {
        checkHandleKept(tell, before.handle, now.handle);
    }

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "assignable_by"_L1, .refersTo = "role"_L1, .isSet = true, .isForgotten = true},
            {.field = "is_mobile_worker_default"_L1, .write = Write::Never},
            {.field = "is_preset"_L1, .write = Write::AtBirth},
            {.field = "upstream_id"_L1, .write = Write::Never},
        };
    }
};

} // namespace

const EntityKind &roleKind()
{
    static const RoleKind kind;
    return kind;
}

} // namespace steward::domain
