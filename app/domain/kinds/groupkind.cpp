// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class GroupKind final : public TableKind<Group, &Project::groups>
{
public:
    GroupKind()
        : TableKind("group"_L1, "groups"_L1, Life::Open, {u"view_groups"_s}, {u"edit_groups"_s}, rules())
    {
    }

    std::optional<Id> nameGroupAt(const Project &, int) const override { return Id(); }
    QChar handleJoint() const override { return u'-'; }

protected:
    void checkRow(const Tell &tell, const Group &group) const override
    {
        checkName(tell, "name"_L1, group.name);
        checkCode(tell, "handle"_L1, group.handle);
        tell.checking().visit(group.members.size());
        for (const Id &id : group.members) {
            const auto person = tell.project().people.find(id);
            if (person && person->kind != Person::Kind::MobileWorker)
                tell("group.member_kind"_L1, "members"_L1, {{u"person"_s, id.toString()}});
        }
    }
    void checkChange(const Tell &tell, const Group &before, const Group &now) const override
    {
        checkHandleKept(tell, before.handle, now.handle);
    }

private:
    static std::vector<FieldRule> rules()
    {
        return {
            {.field = "members"_L1, .refersTo = "person"_L1, .isSet = true, .isForgotten = true},
        };
    }
};

} // namespace

const EntityKind &groupKind()
{
    static const GroupKind kind;
    return kind;
}

} // namespace steward::domain
