// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class InvitationKind final : public TableKind<Invitation, &Project::invitations>
{
public:
    InvitationKind()
        : TableKind("invitation"_L1, "invitations"_L1, Life::Open, {u"view_web_users"_s, u"access_all_locations"_s},
                    {u"edit_web_users"_s}, rules())
    {
    }
    QString nameAt(const Project &project, int row) const override { return project.invitations.at(row).email; }
    QString handleAt(const Project &project, int row) const override { return project.invitations.at(row).email; }

protected:
    void checkRow(const Project &, const Invitation &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "email"_L1, .isPersonal = true},
            {.field = "role"_L1, .refersTo = "role"_L1},
            {.field = "primary_place"_L1, .refersTo = "place"_L1},
            {.field = "places"_L1, .refersTo = "place"_L1, .isSet = true},
            {.field = "profile"_L1, .refersTo = "profile"_L1},
            {.field = "user_data"_L1, .isPersonal = true},
            {.field = "invited_by"_L1, .write = Write::Never, .refersTo = "person"_L1},
            {.field = "invited_at"_L1, .write = Write::Never},
            {.field = "email_status"_L1, .write = Write::Never},
        };
    }
};

class AccessRequestKind final : public TableKind<AccessRequest, &Project::accessRequests>
{
public:
    AccessRequestKind()
        : TableKind("access_request"_L1, "access_requests"_L1, Life::Kept,
                    {u"view_web_users"_s, u"access_all_locations"_s}, {u"edit_web_users"_s}, rules())
    {
    }
    QString nameAt(const Project &project, int row) const override { return project.accessRequests.at(row).fullName; }
    QString handleAt(const Project &project, int row) const override { return project.accessRequests.at(row).email; }

protected:
    void checkRow(const Project &, const AccessRequest &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "email"_L1, .write = Write::Never, .isPersonal = true},
            {.field = "full_name"_L1, .write = Write::Never, .isPersonal = true},
            {.field = "requested_at"_L1, .write = Write::Never},
        };
    }
};

} // namespace

const EntityKind &invitationKind()
{
    static const InvitationKind kind;
    return kind;
}

const EntityKind &accessRequestKind()
{
    static const AccessRequestKind kind;
    return kind;
}

} // namespace steward::domain
