// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class CustomFieldKind final : public TableKind<CustomField, &Project::customFields>
{
public:
    CustomFieldKind()
        : TableKind("custom_field"_L1, "custom_fields"_L1, Life::Open, {},
                    {u"edit_locations"_s, u"edit_commcare_users"_s}, rules())
    {
    }
    QString nameAt(const Project &project, int row) const override { return project.customFields.at(row).label; }
    QString handleAt(const Project &project, int row) const override { return project.customFields.at(row).slug; }

protected:
    void checkRow(const Project &, const CustomField &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "of"_L1, .write = Write::AtBirth},
            {.field = "slug"_L1, .write = Write::AtBirth},
        };
    }
};

class ProfileKind final : public TableKind<Profile, &Project::profiles>
{
public:
    ProfileKind()
        : TableKind("profile"_L1, "profiles"_L1, Life::Open, {u"view_commcare_users"_s}, {u"edit_commcare_users"_s},
                    rules())
    {
    }

protected:
    void checkRow(const Project &, const Profile &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth},
        };
    }
};

} // namespace

const EntityKind &customFieldKind()
{
    static const CustomFieldKind kind;
    return kind;
}

const EntityKind &profileKind()
{
    static const ProfileKind kind;
    return kind;
}

} // namespace steward::domain
