// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/history.h"

#include "core/json.h"
#include "demo/bundled.h"
#include "demo/draw.h"
#include "demo/tables.h"
#include "domain/changes.h"
#include "domain/fields.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

/// "me"; "app_editor/2", its second holder; "community_worker/inactive/1". Null: not in this pack.
Id personFrom(const Pack &pack, const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() == 1)
        return pack.plants.value(text);
    const Id role = pack.plants.value(u"role."_s + parts.constFirst());
    const bool wantsInactive = parts.size() == 3;
    int left = parts.constLast().toInt();
    for (int row = 0; !role.isNull() && row < pack.project.people.size(); ++row) {
        const Membership person = membershipAt(pack.project.people, row);
        if (person.role == role && (!wantsInactive || !person.isActive) && --left == 0)
            return person.id;
    }
    return {};
}

/// A value as it stands, {"role": key}, or {"first": n}: the first n of what the field holds now. Undefined: it speaks
/// of something this pack has not.
QJsonValue valueFrom(const Pack &pack, const EntityRef &entity, const QString &field, const QJsonValue &told)
{
    if (!told.isObject())
        return told;
    if (const QString key = told[u"role"_s].toString(); !key.isEmpty()) {
        const Id role = pack.plants.value(u"role."_s + key);
        return role.isNull() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(role.toString());
    }
    const QJsonArray now = fieldValue(pack.project, entity, field).toArray();
    QJsonArray first;
    for (qsizetype i = 0; i < qMin<qsizetype>(told[u"first"_s].toInt(), now.size()); ++i)
        first << now.at(i);
    return first;
}

/// Nothing when somebody or something in it is not in this pack.
std::optional<PastEvent> eventFrom(const Pack &pack, const QJsonObject &told)
{
    const QString by = told.value(u"by"_s).toString();
    PastEvent event{
        .at = instantFromText(told.value(u"at"_s).toString()).value_or(virtualStart),
        .author = pack.plants.value(by),
        .from = told.value(u"from"_s).toString(),
        .reason = told.value(u"reason"_s).toString(),
        .isUndo = told.value(u"undoes"_s).toBool(),
        .fields = {},
    };
    if (event.author.isNull() && by != u"rule"_s)
        return std::nullopt;
    for (const QJsonValue &change : told.value(u"changes"_s).toArray()) {
        const QString role = change[u"role"_s].toString();
        const EntityRef entity = role.isEmpty()
                                     ? EntityRef{u"person"_s, personFrom(pack, change[u"person"_s].toString())}
                                     : EntityRef{u"role"_s, pack.plants.value(u"role."_s + role)};
        const QString field = change[u"field"_s].toString();
        const QJsonValue before =
            entity.id.isNull() ? QJsonValue(QJsonValue::Undefined) : valueFrom(pack, entity, field, change[u"from"_s]);
        if (before.isUndefined())
            return std::nullopt;
        event.fields << PastEvent::Field{entity, field, before};
    }
    return event;
}

Change changeTo(const Project &now, const PastEvent::Field &field, const QJsonValue &after)
{
    return {.entity = field.entity,
            .field = field.name,
            .before = fieldValue(now, field.entity, field.name),
            .after = after,
            .baseVersion = versionOf(now, field.entity).value_or(0)};
}

/// What the field held after event \a done: what the next one to touch it replaced, or what the pack holds.
QJsonValue valueAfter(const Pack &pack, const QList<PastEvent> &past, qsizetype done, const PastEvent::Field &field)
{
    for (qsizetype later = done + 1; later < past.size(); ++later) {
        for (const PastEvent::Field &other : past.at(later).fields) {
            if (other.entity == field.entity && other.name == field.name)
                return other.before;
        }
    }
    return fieldValue(pack.project, field.entity, field.name);
}

template<typename Row>
void makeUntouched(Table<Row> &table, const Id &id)
{
    if (const auto row = table.find(id)) {
        Row untouched = *row;
        untouched.version = 0;
        table = table.with(untouched);
    }
}

Error refusalOf(const Outcome &outcome)
{
    return {.kind = Error::Kind::Invalid,
            .code = outcome.problems.isEmpty() ? QString() : outcome.problems.constFirst().code};
}

/// Applies \a set; if it would lock somebody out, once more with that seen and kept, as its author did then.
Outcome applyKnowingly(const Project &now, ChangeSet &set, const Id &author)
{
    Outcome outcome = apply(now, set, author);
    const bool locksOut = std::any_of(outcome.problems.cbegin(), outcome.problems.cend(),
                                      [](const Problem &problem) { return problem.code == "lockout.people"_L1; });
    if (!locksOut)
        return outcome;
    for (const Problem &problem : std::as_const(outcome.problems)) {
        for (const Id &person : problem.people) {
            const EntityRef entity{u"person"_s, person};
            set.acknowledged << Acknowledgement{u"locked_out"_s, entity, nameOf(now, entity)};
        }
    }
    return apply(now, set, author);
}

class Past
{
public:
    Past(Store &store, const Pack &pack)
        : m_store(store)
        , m_pack(pack)
        , m_draws(tables().region.key.toStdString(), pack.letter.toStdString(), "past")
        , m_events(pastOf(pack))
    {
    }

    Result<Project> live();

private:
    Result<void> live(qsizetype index);

    Store &m_store;
    const Pack &m_pack;
    Draws m_draws;
    QList<PastEvent> m_events;
    Project m_now;
};

Result<Project> Past::live()
{
    auto before = stateBefore(m_pack, m_events);
    if (!before)
        return before.error();
    m_now = std::move(before).value();
    if (const auto created = m_store.create(m_now); !created)
        return created.error();
    for (qsizetype index = 0; index < m_events.size(); ++index) {
        if (const auto lived = live(index); !lived)
            return lived.error();
    }
    return m_now;
}

Result<void> Past::live(qsizetype index)
{
    const PastEvent &event = m_events.at(index);
    const int number = static_cast<int>(index) + 1;
    ChangeSet set{.id = m_draws.id(number), .reason = event.reason};
    for (const PastEvent::Field &field : event.fields)
        set.changes << changeTo(m_now, field, valueAfter(m_pack, m_events, index, field));
    if (event.isUndo)
        set.inverseOf = m_draws.id(number - 1);

    Outcome outcome = applyKnowingly(m_now, set, event.author);
    if (!outcome.isGood())
        return refusalOf(outcome);
    const auto row = m_store.commit({
        .project = *outcome.project,
        .set = set,
        .changes = outcome.changes,
        .at = event.at,
        .author = event.author,
        .authorName = nameOf(m_now, {u"person"_s, event.author}),
        .from = event.from,
        // nobody holds the request this would be the key of: it is answered by no request
        .requestDigest = QCryptographicHash::hash(set.id.toString().toLatin1(), QCryptographicHash::Sha256),
        .answer = "{}",
    });
    if (!row)
        return row.error();
    m_now = *std::move(outcome.project);
    return {};
}

} // namespace

QList<PastEvent> pastOf(const Pack &pack)
{
    QList<PastEvent> past;
    for (const QJsonValue &told : bundled(u"history.json"_s).value(u"events"_s).toArray()) {
        if (const auto event = eventFrom(pack, told.toObject()))
            past << *event;
    }
    return past;
}

Result<Project> stateBefore(const Pack &pack, const QList<PastEvent> &past)
{
    ChangeSet back;
    for (auto event = past.crbegin(); event != past.crend(); ++event) {
        for (const PastEvent::Field &field : event->fields) {
            const auto isSame = [&field](const Change &change) {
                return change.entity == field.entity && change.field == field.name;
            };
            back.changes.removeIf(isSame); // an older event goes further back
            back.changes << changeTo(pack.project, field, field.before);
        }
    }
    Outcome outcome = applyKnowingly(pack.project, back, {});
    if (!outcome.isGood())
        return refusalOf(outcome);
    Project before = *std::move(outcome.project);
    before.revision = pack.project.revision;
    for (const Change &change : outcome.changes) {
        makeUntouched(before.roles, change.entity.id);
        makeUntouched(before.people, change.entity.id);
    }
    return before;
}

Result<Project> fill(Store &store, const Pack &pack)
{
    return Past(store, pack).live();
}

} // namespace steward::demo
