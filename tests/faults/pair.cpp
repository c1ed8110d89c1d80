// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/pair.h"

#include "core/json.h"

using namespace Qt::StringLiterals;
using namespace steward::domain;

namespace steward::tests {

namespace {

QString lastWord(const QString &name)
{
    return name.section(u' ', -1);
}

Change made(const QString &kind, const Id &id, const QString &name)
{
    return {.entity = {kind, id},
            .op = Change::Op::Create,
            .before = QJsonValue::Null,
            .after = QJsonObject{{u"id"_s, id.toString()}, {u"name"_s, name}}};
}

} // namespace

Pair::Pair(int name, Of writers)
    : m_name(static_cast<quint64>(name) + 1)
    , m_hasPassing(writers == Of::One)
{
}

QString Pair::named(const QString &what, const QString &mark) const
{
    return u"%1 %2 at %3"_s.arg(what, QString::number(m_name), mark);
}

ChangeSet Pair::making() const
{
    ChangeSet set{.id = Id::random(),
                  .changes = {made(u"role"_s, role(), named(u"Role"_s, u"0"_s)),
                              made(u"group"_s, group(), named(u"Group"_s, u"0"_s))}};
    if (m_hasPassing)
        set.changes << made(u"role"_s, passing(0), named(u"Passing"_s, u"0"_s));
    return set;
}

ChangeSet Pair::step(const QString &mark, qint64 version, const QString &whom) const
{
    const int number = numberOf(mark);
    const QString next = QString::number(number + 1) + (whom.isEmpty() ? QString() : u'-' + whom);
    const auto renamed = [&](const QString &kind, const Id &id, const QString &what) {
        return Change{.entity = {kind, id},
                      .field = u"name"_s,
                      .before = named(what, mark),
                      .after = named(what, next),
                      .baseVersion = version};
    };
    ChangeSet set{.id = Id::random(),
                  .changes = {renamed(u"role"_s, role(), u"Role"_s), renamed(u"group"_s, group(), u"Group"_s)}};
    if (!m_hasPassing)
        return set;
    const Change removed{.entity = {u"role"_s, passing(number)},
                         .op = Change::Op::Remove,
                         .before = QJsonObject(),
                         .after = QJsonValue::Null,
                         .baseVersion = version};
    set.changes << removed << made(u"role"_s, passing(number + 1), named(u"Passing"_s, next));
    return set;
}

std::optional<int> Pair::numberIn(const Project &project) const
{
    const Role *role = project.roles.find(this->role());
    const auto group = project.groups.find(this->group());
    if (!role || !group)
        return std::nullopt;
    const QString mark = lastWord(role->name);
    const int number = numberOf(mark);
    int passing = 0;
    for (int row = 0; row < project.roles.size(); ++row)
        passing += project.roles.at(row).name.startsWith(u"Passing %1 at "_s.arg(m_name)) ? 1 : 0;
    const bool isPassing = project.roles.find(this->passing(number)) != nullptr;
    const bool isWhole =
        lastWord(group->name) == mark && passing == (m_hasPassing ? 1 : 0) && isPassing == m_hasPassing;
    return isWhole ? std::optional(number) : std::nullopt;
}

QString Pair::markOf(const QByteArray &role)
{
    const auto object = parseObject(role);
    return object ? lastWord(object->value("name"_L1).toString()) : QString();
}

int Pair::numberOf(const QString &mark)
{
    return mark.section(u'-', 0, 0).toInt();
}

} // namespace steward::tests
