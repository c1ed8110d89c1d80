// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impact.h"
#include "domain/roster.h"

#include <map>
#include <tuple>

namespace steward::domain {

/// What a person stands on: a role, or being an admin, or nothing.
struct Footing
{
    const Role *role = nullptr; ///< null: none, or an admin
    bool isAdmin = false;
    bool isLimited = false;
    Roster::Held held;

    [[nodiscard]] bool isOpen() const { return isAdmin || (role && !role->isArchived); }
    [[nodiscard]] bool goesAround() const;
};

/// What the step from one footing to another means, whoever makes it. Bits are indexes of the catalogue; without
/// access_all_locations, whose meaning depends on the person's places.
struct FootingStep
{
    Footing was;
    Footing is;
    Roster::Held gained;          ///< newly held
    Roster::Held lost;            ///< no longer held
    Roster::Held widened;         ///< held before and after, now with items that were not there
    Roster::Held narrowed;        ///< held before and after, now without items that were there
    bool newlyGoesAround = false; ///< the API shows who makes it places that he is not to see

    [[nodiscard]] static FootingStep between(const Footing &was, const Footing &is);

    [[nodiscard]] bool gives() const { return gained.any() || widened.any(); }
    [[nodiscard]] bool takes() const { return lost.any() || narrowed.any(); }
    [[nodiscard]] bool changesReach() const { return was.isLimited != is.isLimited; }
    /// The same role on both sides, itself changed: its effects are the role's, not the person's.
    [[nodiscard]] bool isOfRole() const { return was.role && is.role && was.role->id == is.role->id; }
    [[nodiscard]] bool isNone() const { return !gives() && !takes() && !changesReach() && was.isOpen() == is.isOpen(); }
};

/// Collects effects under (code, change, a further word), in the order in which they come up.
class Effects
{
public:
    explicit Effects(const QList<Change> &changes);

    Effect &at(const QString &code, Effect::Tone tone, const EntityRef &entity, const QString &field,
               const QString &further = {})
    {
        return at(indexOf(code, tone, entity, field, further));
    }
    /// For who comes back to the same one many times; it stays the same.
    qsizetype indexOf(const QString &code, Effect::Tone tone, const EntityRef &entity, const QString &field,
                      const QString &further = {});
    Effect &at(qsizetype index) { return m_effects[index]; }

    /// Permissions that come and go with a changed role. \a gainers and \a losers act under it.
    void addOfRole(const FootingStep &step, const QList<Id> &gainers, const QList<Id> &losers);
    /// Permissions one person gains and loses with a change of his own.
    void addOfPerson(const FootingStep &step, const EntityRef &person, const QString &field);

    /// A change of the object is in the set, or one of its field, asked for or not.
    [[nodiscard]] bool isOf(const EntityRef &entity) const { return m_causes.contains(entity); }
    [[nodiscard]] bool isOf(const EntityRef &entity, const QString &field) const
    {
        return m_causes.value(entity).contains(field);
    }
    [[nodiscard]] QString firstField(const EntityRef &entity) const { return m_firstFields.value(entity); }
    [[nodiscard]] bool wasAsked(const EntityRef &entity, const QString &field) const;

    /// Dangers first, then warnings, losses, gains, the rest.
    [[nodiscard]] QList<Effect> sorted() const;

private:
    using Key = std::tuple<QString, EntityRef, QString, QString>;

    void addGained(const FootingStep &step, const EntityRef &role, int permission, const QList<Id> &people);
    void addLost(const FootingStep &step, const EntityRef &role, int permission, const QList<Id> &people);
    [[nodiscard]] QString causeOf(const EntityRef &entity, const QString &field) const;

    QHash<EntityRef, QHash<QString, QString>> m_causes; ///< by field of a change: its cause, empty when asked for
    QHash<EntityRef, QString> m_firstFields;            ///< as they come in the set
    std::map<Key, qsizetype> m_index;
    QList<Effect> m_effects;
};

} // namespace steward::domain
