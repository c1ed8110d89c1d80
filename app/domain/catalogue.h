// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace steward::domain {

/// "This permission, while granted, brings that one along" — if \a with is granted too, where it is named.
struct Implication
{
    int permission = -1;
    int with = -1; ///< -1: no further condition
};

/// One permission flag of CommCare HQ (DOMAIN.md 1.2, 1.3), as data from resources/catalogue/permissions.json.
struct Permission
{
    enum class Risk { Low = 1, Medium = 2, High = 3 };

    QString key;   ///< as on the wire, e.g. "edit_web_users"
    QString label; ///< CommCare's own words; for a pair without the verb, e.g. "Web Users"
    QString verb;  ///< "Can Edit", "Can View" or empty
    QString help;  ///< one sentence
    QString group; ///< key of a Group
    Risk risk = Risk::Low;
    bool grantedByDefault = false;
    QString itemKind; ///< what "only some" lists (e.g. "reports"); empty: all or nothing
    int pair = -1;    ///< the other half of an edit/view pair
    int parent = -1;  ///< shown as a sub-tick of this one

    std::vector<Implication> implies; ///< on while this is on: computed, the stored value is kept
    std::vector<int> needs;           ///< each of these must be held ("only some" counts), or this is cleared
    std::vector<int> clearedBy;       ///< cleared while one of these is held

    std::vector<Implication> impliedBy; ///< the implications of all others that lead here; \a permission implies

    [[nodiscard]] bool hasItems() const { return !itemKind.isEmpty(); }
};

struct PermissionGroup
{
    QString key;
    QString label;
    QString shortLabel;           ///< for narrow places; the label where there is no shorter one
    std::vector<int> permissions; ///< in the order of the role editor of HQ
};

/// The permissions a console and a server know. Immutable once read; an index is valid for one catalogue
/// only and never travels: on the wire permissions go by key.
class Catalogue
{
public:
    /// Nothing when the bytes are not a catalogue: malformed, more than 64 permissions, an unknown name, or couplings
    /// that run in a circle. The bundled one is tested to be one.
    [[nodiscard]] static std::optional<Catalogue> fromJson(const QByteArray &bytes);

    [[nodiscard]] int size() const { return static_cast<int>(m_permissions.size()); }
    [[nodiscard]] const Permission &at(int index) const { return m_permissions.at(static_cast<size_t>(index)); }
    [[nodiscard]] int indexOf(QStringView key) const; ///< -1 when unknown
    [[nodiscard]] const std::vector<PermissionGroup> &groups() const { return m_groups; }

private:
    std::vector<Permission> m_permissions;
    std::vector<PermissionGroup> m_groups;
    QHash<QString, int> m_index;
};

/// The bundled catalogue; read once, on first use.
[[nodiscard]] const Catalogue &catalogue();

/// A role CommCare HQ creates by itself (DOMAIN.md 1.5), from resources/catalogue/presets.json.
struct Preset
{
    QString name;
    QStringList permissions; ///< keys granted in full, defaults included
    bool isMobileWorkerDefault = false;
    QString onlyWith; ///< made only where this permission is offered; empty: everywhere
};
[[nodiscard]] const std::vector<Preset> &presets();

} // namespace steward::domain
