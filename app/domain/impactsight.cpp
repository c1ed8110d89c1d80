// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impactsight.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Tone = Effect::Tone;

const QString narrowed = u"reach.narrowed"_s;
const QString widened = u"reach.widened"_s;

} // namespace

SightTally::Told SightTally::at(bool isLoss, const EntityRef &entity, const QString &field)
{
    const QString &code = isLoss ? narrowed : widened;
    Told told;
    told.m_effect = m_effects.indexOf(code, isLoss ? Tone::Loss : Tone::Gain, entity, field);
    told.m_sight = &m_sight[{code, entity, field}];
    return told;
}

void SightTally::add(Told &told, const Id &person, const Seen &before, const Seen &after)
{
    m_effects.at(told.m_effect).people << person;
    const int level = after.tree.countingLevel();
    ++(*told.m_sight)[{before.tree.countOf(level, before.reach), after.tree.countOf(level, after.reach)}];
}

void SightTally::tell(const PlaceTree &tree)
{
    const int level = tree.countingLevel();
    if (level < 0)
        return;
    const int total = tree.countOf(level, tree.everywhere());
    for (const auto &[key, sight] : m_sight) {
        const auto &[code, entity, field] = key;
        const bool isLoss = code == narrowed;
        Effect &effect = m_effects.at(code, isLoss ? Tone::Loss : Tone::Gain, entity, field);
        const auto most = std::ranges::max_element(sight, {}, [](const auto &entry) { return entry.second; });
        const auto [saw, sees] = most->first;
        QJsonArray all;
        for (const auto &[places, people] : sight)
            all << QJsonObject{{u"saw"_s, places.first}, {u"sees"_s, places.second}, {u"people"_s, people}};
        effect.arguments[u"level"] = level;
        effect.arguments[u"total"] = total;
        effect.arguments[u"places"] = std::max(0, isLoss ? saw - sees : sees - saw);
        effect.arguments[u"placesKept"] = std::min(saw, sees);
        effect.arguments[u"sight"] = all;
    }
}

} // namespace steward::domain
