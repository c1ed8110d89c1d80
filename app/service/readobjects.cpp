// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/references.h"
#include "service/handlers.h"
#include "service/listing.h"
#include "service/objects.h"
#include "service/objecttexts.h"
#include "service/placesearch.h"
#include "service/visible.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// So many of the references to one object are named; all are counted.
constexpr int mostNamed = 1000;

/// A piece of it now, which mostly is all of it, the others as a task.
template<typename Work>
Answer begun(const Context &context, Result<Work> work)
{
    if (!work)
        return context.refuse(work.error());
    Task task{[kept = std::make_shared<Work>(std::move(work).value())] { return kept->step(); }};
    if (auto response = task.step())
        return *std::move(response);
    return task;
}

} // namespace

std::optional<EntityRef> entityAsked(const Reading &reading)
{
    const EntityKind &kind = *reading.kind;
    const bool isSingle = kind.life() == EntityKind::Life::Single;
    const auto id = isSingle ? std::nullopt : Id::fromString(reading.pathArguments.constFirst());
    const int single = kind.size(reading.project) > 0 ? 0 : -1;
    const int row = isSingle ? single : kind.indexOf(reading.project, id.value_or(Id()));
    const View view(reading.project, *reading.person);
    if (row < 0 || !view.mayList(kind).allowed || !view.showsRow(kind, row))
        return std::nullopt;
    return EntityRef{QString(kind.name()), kind.idAt(reading.project, row)};
}

Response readObject(const Reading &reading)
{
    const auto entity = entityAsked(reading);
    if (!entity)
        return reading.refuse(404, u"object.unknown"_s);
    const int row = reading.kind->indexOf(reading.project, entity->id);
    const auto text = [&] { return canonicalJson(reading.kind->objectAt(reading.project, row)); };
    return Reading::jsonText(reading.texts ? reading.texts->of(*entity, text) : text(),
                             tagOf(reading.kind->versionAt(reading.project, row)));
}

Answer listObjects(Context &context)
{
    const bool isSearch = context.kind->name() == "place"_L1 && context.query.hasQueryItem(u"search"_s);
    return isSearch ? begun(context, PlaceSearch::begin(context)) : begun(context, Listing::begin(context));
}

Answer usageOfObject(Context &context)
{
    const auto entity = entityAsked(context);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const View view(context.project, *context.person);
    QJsonArray items;
    QHash<QString, int> counts;
    for (const Reference &reference : referencesTo(context.project, *entity)) {
        const EntityKind &kind = *kindOf(reference.from.kind);
        const int row = kind.indexOf(context.project, reference.from.id);
        ++counts[reference.from.kind];
        if (items.size() < mostNamed && view.mayList(kind).allowed && view.showsRow(kind, row))
            items << QJsonObject{{u"kind"_s, reference.from.kind},
                                 {u"id"_s, reference.from.id.toString()},
                                 {u"name"_s, kind.nameAt(context.project, row)},
                                 {u"fields"_s, QJsonArray::fromStringList(reference.fields)}};
    }
    QJsonObject told;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        told.insert(it.key(), it.value());
    return context.json({{u"counts"_s, told}, {u"items"_s, items}, {u"revision"_s, context.project.revision}});
}

} // namespace steward::handlers
