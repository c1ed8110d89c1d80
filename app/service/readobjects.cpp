// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/references.h"
#include "service/handlers.h"
#include "service/limits.h"
#include "service/listing.h"
#include "service/objects.h"
#include "service/objecttexts.h"
#include "service/placesearch.h"
#include "service/visible.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

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

/// Who refers to it, as far as the caller is shown who it is.
std::optional<QJsonObject> toldOf(const Project &project, const View &view, const Reference &reference)
{
    const EntityKind &kind = *kindOf(reference.from.kind);
    const int row = kind.indexOf(project, reference.from.id);
    if (!view.mayList(kind).allowed || !view.showsRow(kind, row))
        return std::nullopt;
    return QJsonObject{{u"kind"_s, reference.from.kind},
                       {u"id"_s, reference.from.id.toString()},
                       {u"handle"_s, kind.handleAt(project, row)},
                       {u"name"_s, kind.nameAt(project, row)},
                       {u"fields"_s, QJsonArray::fromStringList(reference.fields)}};
}

/// The one behind that of the cursor: "person:" and an id. Error::Stale "cursor.gone": it does not refer to it any
/// more.
Result<qsizetype> firstAsked(const Reading &reading, const QList<Reference> &references)
{
    if (!reading.query.hasQueryItem(u"cursor"_s))
        return 0;
    const QString cursor = reading.query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
    const auto id = Id::fromString(cursor.section(u':', 1));
    if (!id)
        return Error{.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
    const EntityRef from{cursor.section(u':', 0, 0), *id};
    const auto last = std::ranges::find(references, from, &Reference::from);
    if (last == references.cend())
        return Error{.kind = Error::Kind::Stale, .code = u"cursor.gone"_s};
    return last - references.cbegin() + 1;
}

/// Which needs names that are put in order over many calls.
bool isSearch(const Reading &reading)
{
    return reading.kind->name() == "place"_L1 && reading.query.hasQueryItem(u"search"_s);
}

bool hasOnly(const QUrlQuery &query, QStringList names)
{
    const auto items = query.queryItems();
    return std::ranges::all_of(items, [&names](const auto &item) { return names.removeOne(item.first); });
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
    return isSearch(context) ? begun(context, PlaceSearch::begin(context)) : begun(context, Listing::begin(context));
}

std::optional<Response> shortList(const Reading &reading)
{
    if (isSearch(reading))
        return std::nullopt;
    auto listing = Listing::begin(reading);
    return listing ? std::move(listing).value().step() : std::nullopt;
}

Response usageOfObject(const Reading &reading)
{
    const auto entity = entityAsked(reading);
    if (!entity)
        return reading.refuse(404, u"object.unknown"_s);
    const auto limit = reading.number(u"limit"_s, limits::usualObjects, 1, limits::mostObjects);
    const QList<Reference> references = referencesTo(reading.project, *entity);
    const auto first = firstAsked(reading, references);
    if (!limit || !hasOnly(reading.query, {u"limit"_s, u"cursor"_s}))
        return reading.refuse(422, u"query.invalid"_s);
    if (!first)
        return reading.refuse(first.error());
    ListPage page{.path = reading.path, .query = reading.query, .revision = reading.project.revision};
    const View view(reading.project, *reading.person);
    for (qsizetype i = *first; i < references.size(); ++i) {
        const auto told = toldOf(reading.project, view, references.at(i));
        if (!told)
            continue;
        if (page.items.size() == *limit) {
            const QJsonObject last = page.items.last().toObject();
            page.next = last[u"kind"_s].toString() + u':' + last[u"id"_s].toString();
            break;
        }
        page.items << *told;
    }
    QJsonObject counts;
    for (const Reference &reference : references)
        counts.insert(reference.from.kind, counts.value(reference.from.kind).toInt() + 1);
    return steward::toldOf(page, {{u"counts"_s, counts}});
}

} // namespace steward::handlers
