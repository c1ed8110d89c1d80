// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"
#include "domain/names.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

template<typename Row>
bool isOpen(const Row &row)
{
    return row.status.is(Row::Status::Open);
}

/// What was answered, taken back or has run out stays as it is.
template<typename Row>
void checkStillOpen(const Tell &tell, const Row &before, const Row &now)
{
    Row same = now;
    same.version = before.version;
    if (!isOpen(before) && !(same == before))
        tell("status.over"_L1, "status"_L1, {{u"status"_s, before.status.text()}});
}

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
    QLatin1StringView handleField() const override { return "email"_L1; }
    /// One open invitation for an address.
    std::optional<Id> handleGroupAt(const Project &project, int row) const override
    {
        return isOpen(project.invitations.at(row)) ? std::optional(Id()) : std::nullopt;
    }
    bool holdsReferences(const Project &project, int row) const override { return isOpen(project.invitations.at(row)); }

protected:
    void checkRow(const Tell &tell, const Invitation &invitation) const override
    {
        if (!invitation.status.is(Invitation::Status::Open))
            return; // history
        checkEmail(tell, "email"_L1, invitation.email);
        if (tell.checking().isMember(invitation.email))
            tell("invitation.member"_L1, "email"_L1);
        if (invitation.isAdmin && !invitation.role.isNull())
            tell("invitation.role_and_admin"_L1, "role"_L1);
        if (!invitation.isAdmin && invitation.role.isNull())
            tell("invitation.no_role"_L1, "role"_L1, {}, Finding::Weight::Warning);
        checkRole(tell, "role"_L1, invitation.role, Finding::Weight::Error);
        checkPrimary(tell, invitation.primaryPlace, invitation.places);
        checkAssigned(tell, invitation.places, Finding::Weight::Error);
        checkOrder(tell, "expires_at"_L1, invitation.invitedAt, invitation.expiresAt);
        checkCustomData(tell, "user_data"_L1, CustomField::Of::People, invitation.userData, Demand::Given);
    }
    void checkChange(const Tell &tell, const Invitation &before, const Invitation &now) const override
    {
        checkStillOpen(tell, before, now);
    }

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
            {.field = "invited_by"_L1, .write = Write::Never, .refersTo = "person"_L1, .isForgotten = true},
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
    QLatin1StringView nameField() const override { return "full_name"_L1; }
    QLatin1StringView handleField() const override { return "email"_L1; }
    std::optional<Id> handleGroupAt(const Project &project, int row) const override
    {
        return isOpen(project.accessRequests.at(row)) ? std::optional(Id()) : std::nullopt;
    }

protected:
    void checkRow(const Tell &tell, const AccessRequest &request) const override
    {
        if (isOpen(request))
            checkEmail(tell, "email"_L1, request.email);
    }
    void checkChange(const Tell &tell, const AccessRequest &before, const AccessRequest &now) const override
    {
        checkStillOpen(tell, before, now);
        if (isOpen(before) && now.status.is(AccessRequest::Status::Approved) && !isLetIn(tell, now.email))
            tell("access_request.not_invited"_L1, "status"_L1);
    }

private:
    /// A word alone would let nobody in.
    static bool isLetIn(const Tell &tell, const QString &email)
    {
        const Table<Invitation> &invitations = tell.project().invitations;
        for (int row = 0; row < invitations.size(); ++row) {
            const Invitation &invitation = invitations.at(row);
            if (isOpen(invitation) && foldedCode(invitation.email) == foldedCode(email))
                return true;
        }
        return tell.checking().isMember(email);
    }

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
