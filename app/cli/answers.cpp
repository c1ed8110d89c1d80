// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/answers.h"

#include "domain/access/whatcansee.h"
#include "domain/catalogue.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/kinds.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

/// In the order of the enumerations.
constexpr std::array reasons{
    "open"_L1,          "open_in_api"_L1, "key_inactive"_L1,    "key_expired"_L1, "inactive"_L1,   "no_role"_L1,
    "role_archived"_L1, "no_place"_L1,    "places_archived"_L1, "vendor_only"_L1, "admin_only"_L1, "not_granted"_L1,
    "blocked"_L1,       "unplaced"_L1,    "place_archived"_L1,  "out_of_reach"_L1};
static_assert(reasons.size() == reasonCount);
constexpr std::array steps{"person"_L1,         "api_key"_L1,     "admin"_L1,      "role"_L1,
                           "default_role"_L1,   "key_role"_L1,    "everywhere"_L1, "around_places"_L1,
                           "assigned_place"_L1, "place_above"_L1, "permission"_L1, "target"_L1};
constexpr std::array states{"not_granted"_L1, "granted"_L1, "some"_L1, "implied"_L1, "blocked"_L1};
constexpr std::array sights{"place"_L1, "web_users"_L1, "mobile_workers"_L1, "data"_L1};
constexpr std::array vendors{"not_reported"_L1, "in"_L1, "in_until"_L1, "out"_L1};

template<typename Words, typename E>
QString word(const Words &words, E value)
{
    return words.at(static_cast<size_t>(value));
}

QString keyOf(int permission)
{
    return permission < 0 ? QString() : catalogue().at(permission).key;
}

QString kindOfStep(Step::Kind kind)
{
    using Kind = Step::Kind;
    switch (kind) {
    case Kind::Person:
        return u"person"_s;
    case Kind::ApiKey:
        return u"api_key"_s;
    case Kind::Role:
    case Kind::DefaultRole:
    case Kind::KeyRole:
        return u"role"_s;
    case Kind::AssignedPlace:
    case Kind::PlaceAbove:
    case Kind::Target:
        return u"place"_s;
    case Kind::Admin:
    case Kind::Everywhere:
    case Kind::AroundPlaces:
    case Kind::Permission:
        break;
    }
    return {};
}

QJsonObject toJson(const Project &project, const Step &step)
{
    QJsonObject object{{u"step"_s, word(steps, step.kind)}};
    if (const QString kind = kindOfStep(step.kind); !kind.isEmpty())
        object[u"handle"] = handleOf(project, {kind, step.id});
    if (step.permission >= 0)
        object[u"permission"] = keyOf(step.permission);
    if (step.cause >= 0)
        object[u"cause"] = keyOf(step.cause);
    return object;
}

QJsonObject toJson(const Project &project, const Answer &answer)
{
    QJsonArray path;
    for (const Step &step : answer.path)
        path << toJson(project, step);
    return {{u"reason"_s, word(reasons, answer.reason)}, {u"path"_s, path}};
}

QJsonObject toJson(const Project &project, const Seers &seers)
{
    QJsonArray people;
    for (const Seer &seer : seers.page) {
        QJsonObject one = toJson(project, seer.answer);
        one[u"handle"] = handleOf(project, {u"person"_s, seer.person});
        people << one;
    }
    QJsonObject tally;
    for (size_t reason = 0; reason < seers.tally.size(); ++reason) {
        if (seers.tally.at(reason) > 0)
            tally.insert(reasons.at(reason), seers.tally.at(reason));
    }
    return {{u"count"_s, seers.count},
            {u"tally"_s, tally},
            {u"people"_s, people},
            {u"vendor"_s, word(vendors, seers.vendor.state)},
            {u"from_some_addresses"_s, seers.isFromSomeAddresses}};
}

QJsonArray permissionsOf(const EffectivePermissions &all)
{
    QJsonArray array;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const auto &one = all.at(permission);
        QJsonObject object{{u"key"_s, keyOf(permission)},
                           {u"state"_s, word(states, one.effective.state)},
                           {u"reason"_s, word(reasons, one.reason)}};
        if (one.effective.cause >= 0)
            object[u"cause"] = keyOf(one.effective.cause);
        if (const QStringList items = all.itemsOf(permission); !items.isEmpty())
            object[u"items"] = QJsonArray::fromStringList(items);
        array << object;
    }
    return array;
}

QJsonArray handlesOf(const Project &project, const QString &kind, const QList<Id> &ids)
{
    QJsonArray handles;
    for (const Id &id : ids)
        handles << handleOf(project, {kind, id});
    return handles;
}

QJsonObject toJson(const Project &project, const Problem &problem)
{
    QJsonObject object{{u"code"_s, problem.code}, {u"change"_s, problem.change}};
    if (!problem.field.isEmpty())
        object[u"field"] = problem.field;
    if (!problem.missing.isEmpty())
        object[u"missing"] = problem.missing;
    if (!problem.people.isEmpty())
        object[u"people"] = handlesOf(project, u"person"_s, problem.people);
    return object;
}

} // namespace

QString handleOf(const Project &project, const EntityRef &entity)
{
    const EntityKind *kind = kindOf(entity.kind);
    const int row = kind ? kind->indexOf(project, entity.id) : -1;
    if (row < 0)
        return entity.id.toString();
    const QString handle = kind->handleAt(project, row);
    return handle.isEmpty() ? kind->nameAt(project, row) : handle;
}

std::optional<Id> idByHandle(const Project &project, QStringView kindName, const QString &handle)
{
    const EntityKind *kind = kindOf(kindName);
    for (int row = 0; kind && row < kind->size(project); ++row) {
        if (kind->handleAt(project, row).compare(handle, Qt::CaseInsensitive) == 0)
            return kind->idAt(project, row);
    }
    return {};
}

std::optional<QJsonObject> explainUser(const Access &access, const QString &handle)
{
    const Project &project = access.project();
    const auto id = idByHandle(project, u"person", handle);
    if (!id)
        return {};
    const Person person = *project.people.find(*id);
    const View view = whatCanSee(access, person);
    QJsonArray reach;
    for (const View::Reach &one : view.reach) {
        reach << QJsonObject{{u"sight"_s, word(sights, one.sight)},
                             {u"reason"_s, word(reasons, one.reason)},
                             {u"permission"_s, keyOf(one.permission)},
                             {u"everywhere"_s, one.isEverywhere}};
    }
    const Standing &standing = view.permissions.standing;
    return QJsonObject{
        {u"handle"_s, person.handle},
        {u"name"_s, person.name},
        {u"kind"_s, person.kind == Person::Kind::WebUser ? u"web_user"_s : u"mobile_worker"_s},
        {u"standing"_s, word(reasons, standing.reason)},
        {u"admin"_s, standing.isAdmin},
        {u"role"_s, view.permissions.role.isNull() ? QString() : handleOf(project, {u"role"_s, view.permissions.role})},
        {u"default_role"_s, standing.isDefaultRole},
        {u"limited"_s, standing.isLimited},
        {u"places"_s, handlesOf(project, u"place"_s, view.places)},
        {u"permissions"_s, permissionsOf(view.permissions)},
        {u"sees"_s, reach},
        {u"groups"_s, word(reasons, view.groups)},
    };
}

std::optional<QJsonObject> explainLocation(const Access &access, const QString &siteCode, int limit)
{
    const Project &project = access.project();
    const auto id = idByHandle(project, u"place", siteCode);
    if (!id)
        return {};
    const Place place = *project.places.find(*id);
    QJsonObject answer{{u"handle"_s, place.siteCode},
                       {u"name"_s, place.name},
                       {u"level"_s, nameOf(project, {u"location_type"_s, place.type})},
                       {u"archived"_s, place.isArchived}};
    QJsonArray all;
    for (const Sight sight : allSights) {
        QJsonObject seers = toJson(project, access.whoCanSee(Sought::place(*id, sight), {.limit = limit}));
        seers[u"sight"] = word(sights, sight);
        all << seers;
    }
    answer[u"seen"] = all;
    return answer;
}

std::optional<QJsonObject> explainPermission(const Access &access, const QString &key, int limit)
{
    const int permission = catalogue().indexOf(key);
    if (permission < 0)
        return {};
    QJsonObject answer = toJson(access.project(), access.whoCanSee(Sought::permission(permission), {.limit = limit}));
    answer[u"key"] = key;
    answer[u"label"] = catalogue().at(permission).label;
    return answer;
}

QJsonObject impactOf(const Project &project, const ChangeSet &set, const Id &author)
{
    const Outcome outcome = apply(project, set, author);
    QJsonArray problems;
    for (const Problem &problem : outcome.problems)
        problems << toJson(project, problem);
    QJsonObject answer{{u"accepted"_s, outcome.isGood()}, {u"problems"_s, problems}};
    if (!outcome.wouldBe)
        return answer;
    const Impact impact = domain::impact(project, *outcome.wouldBe, outcome.changes);
    QJsonArray effects;
    for (const Effect &effect : impact.effects) {
        QJsonObject one{{u"code"_s, effect.code},
                        {u"entity"_s, handleOf(project, effect.entity)},
                        {u"field"_s, effect.field},
                        {u"people"_s, handlesOf(project, u"person"_s, effect.people)},
                        {u"permissions"_s, QJsonArray::fromStringList(effect.permissions)},
                        {u"arguments"_s, effect.arguments}};
        effects << one;
    }
    answer[u"effects"] = effects;
    answer[u"gain"] = handlesOf(project, u"person"_s, impact.gain);
    answer[u"lose"] = handlesOf(project, u"person"_s, impact.lose);
    answer[u"locked_out"] = handlesOf(project, u"person"_s, impact.lockedOut);
    answer[u"let_in"] = handlesOf(project, u"person"_s, impact.letIn);
    answer[u"phones"] = impact.phones;
    return answer;
}

} // namespace steward::cli
