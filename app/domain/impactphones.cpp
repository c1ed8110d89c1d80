// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impactparts.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Tone = Effect::Tone;

/// What changed, for the sentence: the object and the field.
using Cause = std::pair<EntityRef, QString>;

class Phones
{
public:
    Phones(Comparing &comparing, const PlaceEdits &edits)
        : m_comparing(comparing)
    {
        ofPlaces(edits);
        ofLevels();
        ofGroups();
    }

    void tell()
    {
        const Table<Person> &was = m_comparing.before.people;
        const Table<Person> &is = m_comparing.after.people;
        const bool isOnlyOwn = m_places.isEmpty() && m_levels.isEmpty() && m_people.isEmpty();
        for (int row = 0; row < is.size(); ++row) {
            if (isOnlyOwn && is.sharesRow(was, row)) {
                row = is.lastBesides(row);
                continue;
            }
            const Membership now = membershipAt(is, row);
            if (now.kind != Person::Kind::MobileWorker || !now.isActive)
                continue;
            const bool isSame = is.sharesRow(was, row);
            const int rowThen = isSame ? row : was.indexOf(now.id);
            if (rowThen < 0)
                continue;
            const Membership then = isSame ? now : membershipAt(was, rowThen);
            if (!then.isActive)
                continue;
            if (!std::ranges::equal(then.places, now.places))
                tell(now, {{u"person"_s, now.id}, u"places"_s});
            else if (const Cause *cause = causeFor(now))
                tell(now, *cause);
        }
    }

private:
    void tell(const Membership &person, const Cause &cause)
    {
        m_comparing.effects.at(u"phone.resync"_s, Tone::Neutral, cause.first, cause.second).people << person.id;
        m_comparing.impact.resync << person.id;
    }

    const Cause *causeFor(const Membership &person) const
    {
        if (const auto own = m_people.constFind(person.id); own != m_people.cend())
            return &*own;
        for (const Id &id : person.places) {
            if (const auto ofPlace = m_places.constFind(id); ofPlace != m_places.cend())
                return &*ofPlace;
            if (m_levels.isEmpty())
                continue;
            const auto ofLevel = m_levels.constFind(typeOf(m_comparing.after.places, id));
            if (ofLevel != m_levels.cend())
                return &*ofLevel;
        }
        return nullptr;
    }

    static void add(QHash<Id, Cause> &to, const Id &id, const Cause &cause)
    {
        if (!to.contains(id))
            to.insert(id, cause);
    }

    /// Of the list of places on the phone: who is above sees them come and go, who is below has them above himself.
    void ofPlaces(const PlaceEdits &edits)
    {
        for (const PlaceEdit &edit : edits.all()) {
            const Cause cause{{u"place"_s, edit.place}, edit.field};
            for (const Id &root : edit.roots)
                add(m_places, root, cause);
            for (const Table<Place> *places : {&m_comparing.before.places, &m_comparing.after.places}) {
                add(m_places, edit.place, cause);
                for (const int row : m_comparing.trees.of(*places).rowsBelow(edit.place))
                    add(m_places, places->idAt(row), cause);
            }
        }
    }

    /// The fields of a level that decide what a phone gets.
    static const QStringList &syncFields()
    {
        static const QStringList fields{
            u"shares_cases"_s, u"view_descendants"_s, u"parent_type"_s, u"expand_view_child_data_to"_s,
            u"expand_from"_s,  u"expand_from_root"_s, u"expand_to"_s,   u"include_without_expanding"_s,
            u"include_only"_s};
        return fields;
    }

    void ofLevels()
    {
        for (const Change &change : m_comparing.changes) {
            if (change.entity.kind == "place"_L1 && change.field == "type"_L1) {
                add(m_places, change.entity.id, {change.entity, change.field});
                continue;
            }
            if (change.entity.kind != "location_type"_L1 || !syncFields().contains(change.field))
                continue;
            const Cause cause{change.entity, change.field};
            add(m_levels, change.entity.id, cause);
            if (change.field == "shares_cases"_L1) {
                addLevelsAbove(m_comparing.before, change.entity.id, cause);
                addLevelsAbove(m_comparing.after, change.entity.id, cause);
            }
        }
    }

    /// Levels above that have the cases of all below on their phones.
    void addLevelsAbove(const Project &project, const Id &level, const Cause &cause)
    {
        auto type = project.locationTypes.find(level);
        for (int step = 0; type && step < mostLevels; ++step) {
            type = project.locationTypes.find(Id(type->parentType));
            if (type && type->viewsDescendants)
                add(m_levels, type->id, cause);
        }
    }

    void ofGroups()
    {
        for (const Change &change : m_comparing.changes) {
            if (change.entity.kind != "group"_L1)
                continue;
            const QSet<Id> was = sharers(m_comparing.before, change.entity.id);
            const QSet<Id> is = sharers(m_comparing.after, change.entity.id);
            const QSet<Id> differing = (was - is) + (is - was);
            for (const Id &member : differing)
                add(m_people, member, {change.entity, change.field});
        }
    }

    static QSet<Id> sharers(const Project &project, const Id &id)
    {
        const auto group = project.groups.find(id);
        return group && group->sharesCases ? QSet<Id>(group->members.begin(), group->members.end()) : QSet<Id>();
    }

    Comparing &m_comparing;
    QHash<Id, Cause> m_places; ///< whoever is assigned there
    QHash<Id, Cause> m_levels; ///< whoever is assigned to a place of the level
    QHash<Id, Cause> m_people;
};

} // namespace

void addPhones(Comparing &comparing, const PlaceEdits &edits)
{
    Phones(comparing, edits).tell();
}

void addPlaces(Comparing &comparing, const PlaceEdits &edits)
{
    for (const PlaceEdit &edit : edits.all()) {
        const auto is = comparing.after.places.find(edit.place);
        const bool isNew = comparing.before.places.indexOf(edit.place) < 0;
        const QString code = isNew                       ? u"place.made"_s
                             : !is                       ? u"place.removed"_s
                             : edit.field == "parent"_L1 ? u"place.moved"_s
                             : is->isArchived            ? u"place.archived"_s
                                                         : u"place.put_back"_s;
        Effect &effect = comparing.effects.at(code, Tone::Neutral, {u"place"_s, edit.place}, edit.field);
        const Table<Place> &places = is ? comparing.after.places : comparing.before.places;
        if (!isNew)
            effect.arguments[u"below"] = static_cast<int>(comparing.trees.of(places).rowsBelow(edit.place).size());
    }
}

} // namespace steward::domain
