// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr int mostDays = 36500; // a century: beyond it "for good" is meant

void checkDays(const Tell &tell, QLatin1StringView field, std::optional<int> days)
{
    if (days && (*days < 1 || *days > mostDays))
        tell("retention.days"_L1, field, {{u"least"_s, 1}, {u"most"_s, mostDays}});
}

class AgreementKind final : public TableKind<Agreement, &Project::agreements>
{
public:
    AgreementKind()
        : TableKind("agreement"_L1, "agreements"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, {})
    {
    }
    QString nameAt(const Project &project, int row) const override { return project.agreements.at(row).title; }
    QLatin1StringView nameField() const override { return "title"_L1; }
    QChar handleJoint() const override { return u'-'; }

protected:
    void checkRow(const Tell &tell, const Agreement &agreement) const override
    {
        checkName(tell, "title"_L1, agreement.title);
        checkCode(tell, "handle"_L1, agreement.handle);
        checkOrder(tell, "expires_at"_L1, agreement.signedAt, agreement.expiresAt);
    }
    void checkChange(const Tell &tell, const Agreement &before, const Agreement &now) const override
    {
        checkHandleKept(tell, before.handle, now.handle);
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
    void checkRow(const Tell &tell, const DataProtection &facts) const override
    {
        if (facts.backups.value_or(0) < 0)
            tell("facts.count"_L1, "backups"_L1, {}, Finding::Weight::Warning);
    }
};

class RetentionKind final : public TableKind<Retention, &Project::retention>
{
public:
    RetentionKind()
        : TableKind("retention"_L1, "retention"_L1, Life::Single, {u"admin"_s}, {u"admin"_s}, {})
    {
    }

protected:
    void checkRow(const Tell &tell, const Retention &retention) const override
    {
        checkDays(tell, "deleted_data_days"_L1, retention.deletedDataDays);
        checkDays(tell, "audit_days"_L1, retention.auditDays);
        checkDays(tell, "export_days"_L1, retention.exportDays);
        checkDays(tell, "sign_in_event_days"_L1, retention.signInEventDays);
    }
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
