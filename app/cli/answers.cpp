// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/answers.h"

#include "cli/naming.h"
#include "domain/access/accesswords.h"
#include "domain/catalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

/// What the step's id is an id of.
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

/// \a cause excludes \a permission or what that needs in turn. Ends, because a catalogue has no couplings in a circle.
bool excludes(int cause, int permission)
{
    const Permission &about = catalogue().at(permission);
    return std::ranges::find(about.clearedBy, cause) != about.clearedBy.end()
           || std::ranges::any_of(about.needs, [cause](int need) { return excludes(cause, need); });
}

QJsonObject toJson(const Project &project, const Step &step, bool isBlocked)
{
    const QString kind = kindOfStep(step.kind);
    QJsonObject object = kind.isEmpty() ? QJsonObject() : named(project, kind, step.id);
    object.insert(u"step"_s, wordOf(step.kind));
    if (step.permission >= 0)
        object.insert(u"permission"_s, keyOf(step.permission));
    if (step.cause >= 0) {
        object.insert(u"cause"_s, keyOf(step.cause));
        object.insert(u"bearing"_s, bearingOf(step.permission, step.cause, isBlocked));
    }
    return object;
}

} // namespace

QString keyOf(int permission)
{
    return permission < 0 ? QString() : catalogue().at(permission).key;
}

QString bearingOf(int permission, int cause, bool isBlocked)
{
    if (!isBlocked)
        return u"implies"_s;
    return excludes(cause, permission) ? u"excludes"_s : u"needs"_s;
}

QString textOf(std::optional<Instant> moment)
{
    return moment ? toText(*moment) : QString();
}

QJsonObject toJson(const Project &project, const Answer &answer)
{
    QJsonArray path;
    for (const Step &step : answer.path)
        path << toJson(project, step, answer.reason == Reason::Blocked);
    return {{u"reason"_s, wordOf(answer.reason)}, {u"path"_s, path}};
}

QJsonObject toJson(const Project &project, const Seers &seers)
{
    QJsonArray people;
    for (const Seer &seer : seers.page) {
        QJsonObject one = toJson(project, seer.answer);
        one.insert(u"user"_s, named(project, u"person"_s, seer.person));
        people << one;
    }
    QJsonObject reasons;
    for (size_t reason = 0; reason < seers.tally.size(); ++reason) {
        if (seers.tally.at(reason) > 0)
            reasons.insert(wordOf(static_cast<Reason>(reason)), seers.tally.at(reason));
    }
    return {{u"count"_s, seers.count}, {u"reasons"_s, reasons}, {u"people"_s, people}};
}

QJsonObject toJson(const Vendor &vendor)
{
    QJsonObject object{{u"state"_s, wordOf(vendor.state)}};
    if (vendor.until)
        object.insert(u"until"_s, textOf(vendor.until));
    if (!vendor.why.isEmpty())
        object.insert(u"why"_s, vendor.why);
    return object;
}

} // namespace steward::cli
