// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr qsizetype longestPattern = 1000;

void checkSlug(const Tell &tell, const CustomField &field)
{
    if (field.slug.isEmpty())
        tell("handle.empty"_L1, "slug"_L1);
    else
        checkCode(tell, "slug"_L1, field.slug.size() > longestName ? field.slug : field.slug.toLower());
}

/// By itself, not only within the brackets it is put into.
bool isPattern(const QString &regex)
{
    return regex.size() <= longestPattern && QRegularExpression(regex).isValid() && wholePattern(regex).isValid();
}

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
    QLatin1StringView nameField() const override { return "label"_L1; }
    QLatin1StringView handleField() const override { return "slug"_L1; }
    /// Places and people may have fields of the same slug.
    std::optional<Id> handleGroupAt(const Project &project, int row) const override
    {
        return Id(0, project.customFields.at(row).of.is(CustomField::Of::People) ? 1 : 0);
    }

protected:
    void checkRow(const Tell &tell, const CustomField &field) const override
    {
        checkSlug(tell, field);
        if (!field.of.isKnown())
            tell("custom_field.of"_L1, "of"_L1, {{u"value"_s, field.of.text().left(longestName)}});
        if (field.choices.size() > mostInList)
            tell("list.length"_L1, "choices"_L1, {{u"most"_s, mostInList}, {u"length"_s, field.choices.size()}});
        else if (QSet<QString>(field.choices.begin(), field.choices.end()).size() != field.choices.size())
            tell("custom_field.choice_twice"_L1, "choices"_L1);
        if (!field.regex.isEmpty() && !isPattern(field.regex))
            tell("custom_field.regex"_L1, "regex"_L1);
        if (!field.regex.isEmpty() && !field.choices.isEmpty())
            tell("custom_field.choices_and_regex"_L1, "regex"_L1);
    }

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
        : TableKind("profile"_L1, "profiles"_L1, Life::Open, {u"view_commcare_users"_s}, {u"edit_commcare_users"_s}, {})
    {
    }
    std::optional<Id> nameGroupAt(const Project &, int) const override { return Id(); }
    QChar handleJoint() const override { return u'-'; }

protected:
    void checkRow(const Tell &tell, const Profile &profile) const override
    {
        checkName(tell, "name"_L1, profile.name);
        checkCode(tell, "handle"_L1, profile.handle);
        checkCustomData(tell, "fields"_L1, CustomField::Of::People, profile.values, Demand::Given);
    }
    void checkChange(const Tell &tell, const Profile &before, const Profile &now) const override
    {
        checkHandleKept(tell, before.handle, now.handle);
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
