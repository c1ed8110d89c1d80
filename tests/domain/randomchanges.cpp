// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/randomchanges.h"

#include "domain/dice.h"
#include "domain/kinds.h"
#include "domain/randomproject.h"
#include "domain/sample.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

/// Values come from another random project: of the right type, and names that nobody has.
class Changer
{
public:
    Changer(std::mt19937_64 &random, const Project &project)
        : m_dice(random)
        , m_project(project)
        , m_donor(randomProject(random, {.places = 4, .people = 6, .roles = 5}))
    {
    }

    /// Nothing where there is nothing of the kind that the dice chose.
    std::optional<Change> draw()
    {
        const EntityKind &kind = m_dice.chance(35)
                                     ? *kindOf(m_dice.oneOf<QString>({u"role"_s, u"person"_s, u"place"_s}))
                                     : *kinds().at(static_cast<size_t>(m_dice.below(std::ssize(kinds()))));
        const int die = m_dice.below(100);
        if (kind.life() == EntityKind::Life::Reported && die < 90)
            return {};
        if (die < 22 && kind.life() != EntityKind::Life::Single)
            return creation(kind);
        const int rows = kind.size(m_project);
        if (rows == 0)
            return {};
        const int row = m_dice.below(rows);
        const bool mayRemove = kind.life() == EntityKind::Life::Open || m_dice.chance(5);
        return die < 45 && mayRemove ? removal(kind, row) : change(kind, row);
    }

private:
    std::optional<Change> creation(const EntityKind &kind)
    {
        if (kind.size(m_donor) == 0)
            return {};
        QJsonObject object = kind.objectAt(m_donor, m_dice.below(kind.size(m_donor)));
        const EntityRef entity{QString(kind.name()), m_dice.id()};
        object.remove(u"version"); // the project's to give
        object[u"id"] = entity.id.toString();
        for (const FieldRule &rule : kind.fieldRules()) {
            if (rule.write == FieldRule::Write::Never && !m_dice.chance(1))
                object.remove(rule.field);
        }
        const QStringList fields = object.keys();
        for (const QString &field : fields)
            object[field] = atHome(kind, object, field, object.value(field));
        if (kind.name() == "person"_L1)
            object[u"name"] = u"Somebody"_s;
        if (kind.name() == "api_key"_L1)
            object.remove(u"role_id"); // its owner's
        if (kind.name() == "invitation"_L1)
            object[u"primary_place"] = object.value(u"places").toArray().first();
        if (kind.name() == "location_type"_L1) {
            for (const QString &field : {u"expand_view_child_data_to"_s, u"expand_from"_s, u"expand_to"_s})
                object.remove(field);
        }
        return Change{entity, Change::Op::Create, {}, {}, object, 0, {}};
    }

    Change removal(const EntityKind &kind, int row)
    {
        for (int more = 0; more < 20 && isNeeded(kind, kind.idAt(m_project, row)); ++more)
            row = m_dice.below(kind.size(m_project)); // what is needed stays
        const qint64 version = kind.versionAt(m_project, row) - (m_dice.chance(3) ? 1 : 0);
        return {refAt(kind, row), Change::Op::Remove, {}, kind.objectAt(m_project, row), {}, version, {}};
    }

    Change change(const EntityKind &kind, int row)
    {
        const QJsonObject object = kind.objectAt(m_project, row);
        const QString field = fieldOf(kind, object);
        Change change{refAt(kind, row), Change::Op::Update, field, kind.fieldAt(m_project, row, field), {}, 0, {}};
        change.baseVersion = kind.versionAt(m_project, row);
        if (field.startsWith(u"permissions."))
            change.after = permission(field, change.before);
        else if (change.before.isBool())
            change.after = !change.before.toBool();
        else
            change.after = atHome(kind, object, field, donated(kind, field, change.before));
        if (m_dice.chance(1))
            change.after = QJsonArray{QJsonObject()};
        if (m_dice.chance(1) && change.after != change.before)
            change.before = u"what nobody wrote"_s;
        return change;
    }

    /// Others refer to it, of kinds of which most do.
    bool isNeeded(const EntityKind &kind, const Id &id) const
    {
        const auto anyOf = [](const auto &table, auto refers) {
            for (int row = 0; row < table.size(); ++row) {
                if (refers(table.at(row)))
                    return true;
            }
            return false;
        };
        if (kind.name() == "role"_L1)
            return anyOf(m_project.people, [&id](const Person &person) { return person.role == id; });
        if (kind.name() == "profile"_L1)
            return anyOf(m_project.people, [&id](const Person &person) { return person.profile == id; });
        if (kind.name() == "location_type"_L1)
            return anyOf(m_project.places, [&id](const Place &place) { return place.type == id; })
                   || anyOf(m_project.locationTypes, [&id](const LocationType &type) {
                          return type.parentType == id || type.includeOnly.contains(id);
                      });
        return false;
    }

    QString fieldOf(const EntityKind &kind, const QJsonObject &object)
    {
        if (m_dice.chance(25)) { // where two may meet without a conflict
            for (const FieldRule &rule : kind.fieldRules()) {
                if (rule.isSet && m_dice.chance(60))
                    return rule.field;
            }
        }
        if (kind.name() == "role"_L1 && m_dice.chance(60))
            return u"permissions."_s + catalogue().at(m_dice.below(catalogue().size())).key;
        if (m_dice.chance(1))
            return u"no_such_field"_s;
        const bool isMeek = m_dice.chance(97); // asks for nothing that is not to be written
        QString field;
        do
            field = m_dice.oneOf(QStringList(object.keys()));
        while (isMeek
               && (field == u"id" || field == u"version" || field == u"permissions"
                   || kind.fieldRule(field).write != FieldRule::Write::Open));
        return field;
    }

    QJsonValue permission(const QString &field, const QJsonValue &before)
    {
        const Permission &permission = catalogue().at(catalogue().indexOf(field.sliced(12)));
        if (!permission.hasItems() || m_dice.chance(50))
            return before == QJsonValue(false);
        QStringList known;
        for (const Item &item : m_project.items.value(permission.itemKind))
            known << item.id;
        const QStringList some = m_dice.some(known, 3);
        return some.isEmpty() ? QJsonValue(true) : QJsonArray::fromStringList(some);
    }

    /// A value that another object has there.
    QJsonValue donated(const EntityKind &kind, const QString &field, const QJsonValue &before)
    {
        const bool isOfHere =
            field == u"custom_data" || field == u"user_data" || field == u"fields" || field == u"type";
        const Project &from = isOfHere ? m_project : m_donor;
        if (kind.size(from) == 0)
            return before;
        const QJsonValue value = kind.fieldAt(from, m_dice.below(kind.size(from)), field);
        return value.isUndefined() ? before : value;
    }

    /// The value with references to what is in the project, in place of those to what is where it came from.
    QJsonValue atHome(const EntityKind &kind, const QJsonObject &object, const QString &field, const QJsonValue &value)
    {
        if (field == u"place_ends" || field == u"claim_rules")
            return value.isArray() ? QJsonValue(QJsonArray()) : QJsonValue(QJsonObject());
        if (kind.name() == "access_request"_L1 && field == u"status")
            return m_dice.oneOf<QString>({u"approved"_s, u"declined"_s});
        if (kind.name() == "person"_L1 && (field == u"primary_place" || field == u"role_after")) {
            const QJsonArray own = object.value(u"places").toArray();
            return field == u"primary_place" && !own.isEmpty() ? own.at(m_dice.below(own.size())) : QJsonValue();
        }
        if (kind.name() == "place"_L1 && (field == u"parent" || field == u"type"))
            return object.value(field).isNull() || kind.indexOf(m_project, idIn(object)) < 0 ? aPlace(object, field)
                                                                                             : object.value(field);
        const EntityKind *referred = kindOf(QString(kind.fieldRule(field).refersTo));
        if (!referred)
            return value;
        return value.isArray() ? moved(object.value(field).toArray(), *referred) : anyOf(*referred);
    }

    /// A new place goes where another of the project is.
    QJsonValue aPlace(const QJsonObject &object, const QString &field)
    {
        const auto like =
            static_cast<int>(idIn(object).toString().back().unicode() % static_cast<size_t>(m_project.places.size()));
        return kindOf(u"place")->fieldAt(m_project, like, field);
    }

    /// A list with an item more, an item less, or both.
    QJsonArray moved(QJsonArray list, const EntityKind &referred)
    {
        for (qsizetype at = list.size() - 1; at >= 0; --at) {
            if (referred.indexOf(m_project, *Id::fromString(list.at(at).toString())) < 0 || m_dice.chance(25))
                list.removeAt(at);
        }
        if (const QJsonValue one = anyOf(referred); m_dice.chance(75) && one.isString() && !list.contains(one))
            list << one;
        return list;
    }

    QJsonValue anyOf(const EntityKind &kind)
    {
        const int rows = kind.size(m_project);
        return rows == 0 ? QJsonValue() : QJsonValue(kind.idAt(m_project, m_dice.below(rows)).toString());
    }

    static Id idIn(const QJsonObject &object) { return *Id::fromString(object.value(u"id").toString()); }
    EntityRef refAt(const EntityKind &kind, int row) { return {QString(kind.name()), kind.idAt(m_project, row)}; }

    Dice m_dice;
    const Project &m_project;
    Project m_donor;
};

/// Two changes of one thing make a set that cannot be applied: now and then there is one.
bool isSecond(const QList<Change> &changes, const Change &change)
{
    return std::ranges::any_of(changes, [&change](const Change &other) {
        const bool isWhole = change.field.isEmpty() || other.field.isEmpty();
        return other.entity == change.entity && (isWhole || other.field == change.field);
    });
}

/// One wrong value refuses a whole set, and a new object has many: most are of those that are right by themselves.
bool isRight(const Project &project, const Change &change)
{
    const Outcome outcome = apply(project, setOf({change}), {});
    return std::ranges::none_of(outcome.problems,
                                [](const Problem &problem) { return problem.kind == Problem::Kind::Invalid; });
}

} // namespace

QList<Change> randomChanges(std::mt19937_64 &random, const Project &project, int count)
{
    Changer changer(random, project);
    Dice dice(random);
    QList<Change> changes;
    while (changes.size() < count) {
        const auto change = changer.draw();
        if (!change || (isSecond(changes, *change) && !dice.chance(3)))
            continue;
        if (change->op != Change::Op::Create || dice.chance(2) || isRight(project, *change))
            changes << *change;
    }
    return changes;
}

} // namespace steward::domain::sample
