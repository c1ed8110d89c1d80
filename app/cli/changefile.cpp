// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/changefile.h"

#include "cli/naming.h"
#include "domain/fields.h"
#include "domain/kinds.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

Error unreadable(const QString &detail)
{
    return {.kind = Error::Kind::Invalid, .code = u"file"_s, .detail = detail};
}

class Completion
{
public:
    explicit Completion(const Project &project)
        : m_project(project)
        , m_finder(project)
    {
    }

    /// \a member is a list of objects: each becomes what \a complete makes of it. Up to the first name that leads
    /// nowhere.
    template<typename Complete>
    void eachOf(QJsonObject &set, const QString &member, Complete complete)
    {
        if (!set.value(member).isArray())
            return;
        QJsonArray array = set.value(member).toArray();
        for (int index = 0; index < array.size() && !m_error; ++index) {
            if (array.at(index).isObject())
                array.replace(index, complete(array.at(index).toObject(), index));
            if (m_error)
                m_error->detail.prepend(u"/%1/%2: "_s.arg(member, QString::number(index)));
        }
        set.insert(member, array);
    }

    [[nodiscard]] QJsonObject change(QJsonObject change, int index)
    {
        QJsonObject about = change.value(u"entity"_s).toObject();
        if (change.value(u"op"_s) == "create"_L1 && !about.contains(u"id"_s))
            about.insert(u"id"_s, Id(0, static_cast<quint64>(index) + 2).toString()); // 1 is the set's
        change.insert(u"entity"_s, entity(about));
        about = change.value(u"entity"_s).toObject();
        const QString kindName = about.value(u"kind"_s).toString();
        const auto id = Id::fromString(about.value(u"id"_s).toString());
        const EntityKind *kind = kindOf(kindName);
        if (!kind || !id)
            return change;
        addState(change, {kindName, *id});
        for (const QString &side : {u"before"_s, u"after"_s}) {
            if (change.value(side).isObject())
                change.insert(side, object(*kind, change.value(side).toObject(), *id));
            else if (change.contains(side))
                change.insert(side, value(*kind, change.value(u"field"_s).toString(), change.value(side)));
        }
        return change;
    }

    /// With its id.
    [[nodiscard]] QJsonValue entity(const QJsonValue &told)
    {
        QJsonObject entity = told.toObject();
        const EntityKind *kind = kindOf(entity.value(u"kind"_s).toString());
        if (!kind || entity.contains(u"id"_s))
            return told;
        const QJsonValue handle = entity.take(u"handle"_s);
        if (handle.isString())
            entity.insert(u"id"_s, idOf(QString(kind->name()), handle.toString()));
        else if (kind->life() == EntityKind::Life::Single && kind->size(m_project) > 0)
            entity.insert(u"id"_s, kind->idAt(m_project, 0).toString());
        return entity;
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    /// What the change starts from.
    void addState(QJsonObject &change, const EntityRef &about) const
    {
        const auto version = versionOf(m_project, about);
        if (!version)
            return;
        if (!change.contains(u"baseVersion"_s))
            change.insert(u"baseVersion"_s, *version);
        if (const QJsonValue now = fieldValue(m_project, about, change.value(u"field"_s).toString());
            !change.contains(u"before"_s) && !now.isUndefined())
            change.insert(u"before"_s, now);
    }

    /// A whole one, that is made or removed.
    [[nodiscard]] QJsonObject object(const EntityKind &kind, QJsonObject object, const Id &id)
    {
        const QStringList members = object.keys();
        for (const QString &member : members)
            object.insert(member, value(kind, member, object.value(member)));
        if (!object.contains(u"id"_s))
            object.insert(u"id"_s, id.toString());
        return object;
    }

    [[nodiscard]] QJsonValue value(const EntityKind &kind, const QString &field, const QJsonValue &told)
    {
        const QLatin1StringView target = kind.fieldRule(field).refersTo;
        if (target.isEmpty())
            return told;
        if (told.isString() && !told.toString().isEmpty())
            return idOf(target, told.toString());
        if (!told.isArray())
            return told;
        QJsonArray ids;
        const QJsonArray names = told.toArray();
        for (const QJsonValue &name : names)
            ids << (name.isString() ? QJsonValue(idOf(target, name.toString())) : name);
        return ids;
    }

    /// An id stays one, even of nothing: the rules say so in their own words.
    [[nodiscard]] QString idOf(const QString &kind, const QString &name)
    {
        if (Id::fromString(name) || m_error)
            return name;
        const auto id = m_finder.find(kind, name);
        if (id)
            return id->toString();
        m_error = id.error();
        return name;
    }

    const Project &m_project;
    Finder m_finder;
    std::optional<Error> m_error; ///< the first
};

} // namespace

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == u'-' ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return unreadable(u"cannot read %1: %2"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(u"cannot read %1: %2"_s.arg(path, file.errorString()));
    if (bytes.size() > largestFile)
        return unreadable(u"%1 is larger than %2 MiB, the most a server takes; split the change set"_s.arg(path).arg(
            largestFile >> 20));
    return bytes;
}

Result<QJsonObject> completed(const Project &project, QJsonObject set)
{
    Completion completion(project);
    if (!set.contains(u"id"_s))
        set.insert(u"id"_s, Id(0, 1).toString());
    completion.eachOf(set, u"changes"_s,
                      [&](const QJsonObject &change, int index) { return completion.change(change, index); });
    completion.eachOf(set, u"acknowledged"_s, [&](QJsonObject seen, int) {
        seen.insert(u"entity"_s, completion.entity(seen.value(u"entity"_s)));
        return seen;
    });
    if (completion.error())
        return *completion.error();
    return set;
}

} // namespace steward::cli
