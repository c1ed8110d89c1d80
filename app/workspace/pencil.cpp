// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/pencil.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// What a change set does not say of an item.
QJsonObject markOf(const Staged &staged)
{
    QJsonObject mark{{u"at"_s, toText(staged.at)}, {u"isRead"_s, staged.isRead}};
    if (staged.state == Staged::State::Conflict)
        mark.insert(u"conflict"_s, QJsonObject{{u"theirs"_s, staged.theirs},
                                               {u"name"_s, staged.theirName},
                                               {u"at"_s, toText(staged.theirAt)}});
    return mark;
}

void readMark(ObjectReader &reader, Staged &staged)
{
    staged.at = reader.instant(u"at"_s).value_or(Instant());
    staged.isRead = reader.boolean(u"isRead"_s, false);
    if (!reader.has(u"conflict"_s))
        return;
    ObjectReader conflict(reader.object(u"conflict"_s), reader.pointer(u"conflict"_s));
    staged.state = Staged::State::Conflict;
    staged.theirs = conflict.value(u"theirs"_s);
    staged.theirName = conflict.text(u"name"_s, {});
    staged.theirAt = conflict.instant(u"at"_s).value_or(Instant());
    reader.take(conflict.errors());
}

QJsonObject draftToJson(const Draft &draft)
{
    ChangeSet set;
    set.id = Id::random();
    set.reason = draft.reason;
    set.changes = draft.changes();
    set.acknowledged = draft.acknowledged();
    set.inverseOf = draft.inverseOf;
    QJsonArray marks;
    for (const Staged &staged : draft.items())
        marks << markOf(staged);
    return {{u"set"_s, wire::toJson(set)}, {u"marks"_s, marks}};
}

Draft draftFrom(ObjectReader &outer, const QString &key)
{
    ObjectReader reader(outer.object(key), outer.pointer(key));
    Draft draft;
    const auto set = wire::changeSetFromJson(reader.object(u"set"_s), wire::Unknown::PassOver);
    const QJsonArray marks = reader.array(u"marks"_s);
    if (!set || set->changes.size() != marks.size()) {
        outer.fail(key, u"field.type"_s);
        return draft;
    }
    QList<Staged> items;
    for (qsizetype i = 0; i < marks.size(); ++i) {
        Staged staged{.change = set->changes.at(i)};
        ObjectReader mark(marks.at(i).toObject(), reader.pointer(u"marks"_s));
        readMark(mark, staged);
        reader.take(mark.errors());
        items << staged;
    }
    draft.restore(std::move(items), set->acknowledged);
    draft.reason = set->reason;
    draft.inverseOf = set->inverseOf;
    outer.take(reader.errors());
    return draft;
}

QJsonObject entryToJson(const JournalEntry &entry)
{
    return {{u"set"_s, entry.set.toString()},
            {u"changes"_s, entry.changes},
            {u"at"_s, toText(entry.at)},
            {u"undoUntil"_s, toText(entry.undoUntil)}};
}

JournalEntry entryFrom(ObjectReader &reader)
{
    return {.set = reader.id(u"set"_s),
            .changes = static_cast<int>(reader.integer(u"changes"_s)),
            .at = reader.instant(u"at"_s).value_or(Instant()),
            .undoUntil = reader.instant(u"undoUntil"_s).value_or(Instant())};
}

} // namespace

QJsonObject toJson(const Pencil &pencil)
{
    QJsonArray unanswered;
    for (const ChangeSet &set : pencil.unanswered)
        unanswered << wire::toJson(set);
    QJsonArray journal;
    for (const JournalEntry &entry : pencil.journal)
        journal << entryToJson(entry);
    QJsonObject object{{u"draft"_s, draftToJson(pencil.draft)}, {u"unanswered"_s, unanswered}, {u"journal"_s, journal}};
    if (pencil.parked)
        object.insert(u"parked"_s, draftToJson(*pencil.parked));
    return object;
}

Result<Pencil> pencilFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    Pencil pencil;
    pencil.draft = draftFrom(reader, u"draft"_s);
    if (reader.has(u"parked"_s))
        pencil.parked = draftFrom(reader, u"parked"_s);
    const QJsonArray unanswered = reader.array(u"unanswered"_s);
    for (const QJsonValue &value : unanswered) {
        auto set = wire::changeSetFromJson(value.toObject(), wire::Unknown::PassOver);
        if (set)
            pencil.unanswered << std::move(set).value();
        else
            reader.fail(u"unanswered"_s, u"field.type"_s);
    }
    const QJsonArray journal = reader.array(u"journal"_s);
    for (const QJsonValue &value : journal) {
        ObjectReader entry(value.toObject(), reader.pointer(u"journal"_s));
        pencil.journal << entryFrom(entry);
        reader.take(entry.errors());
    }
    if (!reader.errors().isEmpty())
        return reader.error();
    return pencil;
}

} // namespace steward
