// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impacteffects.h"

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/setfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Tone = Effect::Tone;

/// Items held, or nothing when all are.
std::optional<QStringList> itemsOf(const Footing &footing, int permission)
{
    if (footing.role && effective(footing.role->permissions, permission).state == Effective::State::Some)
        return footing.role->permissions.items(permission);
    return {};
}

/// How many of \a left are not in \a right; 0 when right is everything, absent when that cannot be counted.
std::optional<int> without(const std::optional<QStringList> &left, const std::optional<QStringList> &right)
{
    if (!right)
        return 0;
    if (!left)
        return {};
    return static_cast<int>(
        std::ranges::count_if(*left, [&right](const QString &item) { return !right->contains(item); }));
}

QJsonObject itemArguments(const FootingStep &step, int permission, bool isLoss)
{
    const auto was = itemsOf(step.was, permission);
    const auto is = itemsOf(step.is, permission);
    QJsonObject arguments;
    if (const auto count = isLoss ? without(was, is) : without(is, was); count && *count > 0)
        arguments[u"items"] = *count;
    if (isLoss && is)
        arguments[u"itemsKept"] = static_cast<int>(is->size());
    return arguments;
}

int mobileAccess()
{
    static const int permission = catalogue().indexOf(u"access_mobile_endpoints");
    return permission;
}

int everywhere()
{
    static const int permission = catalogue().indexOf(u"access_all_locations");
    return permission;
}

template<typename Use>
void forEach(const Roster::Held &held, Use use)
{
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        if (held.test(static_cast<size_t>(permission)))
            use(permission);
    }
}

QStringList keysOf(Roster::Held held)
{
    QStringList keys;
    held.reset(static_cast<size_t>(mobileAccess()));
    forEach(held, [&keys](int permission) { keys << catalogue().at(permission).key; });
    return keys;
}

int rank(Tone tone)
{
    switch (tone) {
    case Tone::Danger:
        return 0;
    case Tone::Warning:
        return 1;
    case Tone::Loss:
        return 2;
    case Tone::Gain:
        return 3;
    case Tone::Neutral:
        break;
    }
    return 4;
}

} // namespace

bool Footing::goesAround() const
{
    return role && !role->isArchived && goesAroundPlaces(role->permissions);
}

FootingStep FootingStep::between(const Footing &was, const Footing &is)
{
    FootingStep step{was, is, is.held & ~was.held, was.held & ~is.held, {}, {}, is.goesAround() && !was.goesAround()};
    step.gained.reset(static_cast<size_t>(everywhere()));
    step.lost.reset(static_cast<size_t>(everywhere()));
    forEach(was.held & is.held, [&](int permission) {
        if (!catalogue().at(permission).hasItems())
            return;
        const auto itemsWas = itemsOf(was, permission);
        const auto itemsAre = itemsOf(is, permission);
        const auto bit = static_cast<size_t>(permission);
        step.narrowed.set(bit, without(itemsWas, itemsAre) != 0);
        step.widened.set(bit, without(itemsAre, itemsWas) != 0);
    });
    return step;
}

Effects::Effects(const QList<Change> &changes)
{
    for (const Change &change : changes) {
        m_causes[change.entity].insert(change.field, change.cause);
        if (!m_firstFields.contains(change.entity))
            m_firstFields.insert(change.entity, change.field);
    }
}

qsizetype Effects::indexOf(const QString &code, Tone tone, const EntityRef &entity, const QString &field,
                           const QString &further)
{
    const auto [it, isNew] = m_index.try_emplace(Key(code, entity, field, further), m_effects.size());
    if (isNew)
        m_effects << Effect{.code = code, .tone = tone, .entity = entity, .field = field};
    return it->second;
}

bool Effects::wasAsked(const EntityRef &entity, const QString &field) const
{
    const auto fields = m_causes.value(entity);
    const auto found = fields.constFind(field);
    return found != fields.cend() && found->isEmpty();
}

QString Effects::causeOf(const EntityRef &entity, const QString &field) const
{
    return m_causes.value(entity).value(field);
}

void Effects::addOfRole(const FootingStep &step, const QList<Id> &gainers, const QList<Id> &losers)
{
    const EntityRef role{u"role"_s, step.is.role->id};
    forEach(step.lost, [&](int permission) { addLost(step, role, permission, losers); });
    forEach(step.narrowed, [&](int permission) { addLost(step, role, permission, losers); });
    forEach(step.gained, [&](int permission) { addGained(step, role, permission, gainers); });
    forEach(step.widened, [&](int permission) { addGained(step, role, permission, gainers); });
}

void Effects::addGained(const FootingStep &step, const EntityRef &role, int permission, const QList<Id> &people)
{
    if (people.isEmpty())
        return;
    QString field = permissionField(permission);
    const Effective now = effective(step.is.role->permissions, permission);
    if (!wasAsked(role, field) && now.state == Effective::State::Implied)
        field = permissionField(now.cause);
    const bool isPhone = permission == mobileAccess();
    Effect &effect = at(isPhone ? u"phone.can_sync"_s : u"permission.gained"_s, Tone::Gain, role, field,
                        catalogue().at(permission).key);
    effect.people = people;
    effect.permissions = QStringList{catalogue().at(permission).key};
    effect.arguments = itemArguments(step, permission, false);
}

// A permission that goes without having been asked about follows from another one: by the rule that cleared it, or,
// where only an implication held it, with what implied it.
void Effects::addLost(const FootingStep &step, const EntityRef &role, int permission, const QList<Id> &people)
{
    const QString key = catalogue().at(permission).key;
    const QString field = permissionField(permission);
    if (!wasAsked(role, field)) {
        const Effective now = effective(step.is.role->permissions, permission);
        const Effective before = effective(step.was.role->permissions, permission);
        QString cause = causeOf(role, field);
        if (cause.isEmpty() && now.state == Effective::State::Blocked)
            cause = permissionField(now.cause);
        else if (cause.isEmpty() && before.state == Effective::State::Implied)
            cause = permissionField(before.cause);
        if (!cause.isEmpty()) {
            Effect &effect = at(u"permissions.follow"_s, Tone::Loss, role, cause);
            effect.permissions << key;
            effect.people = people;
            return;
        }
    }
    if (people.isEmpty())
        return;
    const bool isPhone = permission == mobileAccess();
    Effect &effect = at(isPhone ? u"phone.cannot_sync"_s : u"permission.lost"_s, Tone::Loss, role, field, key);
    effect.people = people;
    effect.permissions = QStringList{key};
    effect.arguments = itemArguments(step, permission, true);
}

void Effects::addOfPerson(const FootingStep &step, const EntityRef &person, const QString &field)
{
    const auto add = [&](const QString &code, Tone tone, const QStringList &keys) {
        Effect &effect = at(code, tone, person, field);
        effect.people = {person.id};
        effect.permissions = keys;
    };
    const auto phone = static_cast<size_t>(mobileAccess());
    const QStringList phoneKey{catalogue().at(mobileAccess()).key};
    if (const QStringList keys = keysOf(step.lost | step.narrowed); !keys.isEmpty())
        add(u"permission.lost"_s, Tone::Loss, keys);
    if (step.lost.test(phone))
        add(u"phone.cannot_sync"_s, Tone::Loss, phoneKey);
    if (const QStringList keys = keysOf(step.gained | step.widened); !keys.isEmpty())
        add(u"permission.gained"_s, Tone::Gain, keys);
    if (step.gained.test(phone))
        add(u"phone.can_sync"_s, Tone::Gain, phoneKey);
}

QList<Effect> Effects::sorted() const
{
    QList<Effect> sorted = m_effects;
    std::ranges::stable_sort(sorted, {}, [](const Effect &effect) { return rank(effect.tone); });
    return sorted;
}

} // namespace steward::domain
