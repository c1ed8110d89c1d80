// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlink.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr auto scheme = "steward:"_L1;
constexpr auto projects = "steward://project/"_L1;
constexpr auto entries = "/audit/"_L1;

} // namespace

QString AuditLink::toString() const
{
    return projects + project.toString() + entries + set.toString();
}

std::optional<AuditLink> AuditLink::fromString(QStringView text)
{
    const QStringView link = text.trimmed();
    if (!link.startsWith(projects))
        return std::nullopt;
    const QStringView path = link.sliced(projects.size());
    const qsizetype end = path.indexOf(entries);
    if (end < 0)
        return std::nullopt;
    const auto project = Id::fromString(path.first(end));
    const auto set = Id::fromString(path.sliced(end + entries.size()));
    return project && set ? std::optional(AuditLink{*project, *set}) : std::nullopt;
}

bool AuditLink::isMeant(QStringView text)
{
    return text.trimmed().startsWith(scheme, Qt::CaseInsensitive);
}

} // namespace steward
