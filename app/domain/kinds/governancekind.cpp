// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class AgreementKind final : public TableKind<Agreement, &Project::agreements>
{
public:
    AgreementKind()
        : TableKind("agreement"_L1, "agreements"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }
    QString nameAt(const Project &project, int row) const override { return project.agreements.at(row).title; }

protected:
    void checkRow(const Project &, const Agreement &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth},
        };
    }
};

class DataProtectionKind final : public TableKind<DataProtection, &Project::dataProtection>
{
public:
    DataProtectionKind()
        : TableKind("data_protection"_L1, "data_protection"_L1, Life::Reported, {u"admin"_s}, {u"admin"_s}, {})
    {
    }

protected:
    void checkRow(const Project &, const DataProtection &, Findings &) const override {}
};

class RetentionKind final : public TableKind<Retention, &Project::retention>
{
public:
    RetentionKind()
        : TableKind("retention"_L1, "retention"_L1, Life::Single, {u"admin"_s}, {u"admin"_s}, {})
    {
    }

protected:
    void checkRow(const Project &, const Retention &, Findings &) const override {}
};

} // namespace

const EntityKind &agreementKind()
{
    static const AgreementKind kind;
    return kind;
}

const EntityKind &dataProtectionKind()
{
    static const DataProtectionKind kind;
    return kind;
}

const EntityKind &retentionKind()
{
    static const RetentionKind kind;
    return kind;
}

} // namespace steward::domain
