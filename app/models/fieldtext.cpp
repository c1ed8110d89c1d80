// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldtext.h"

#include "core/json.h"
#include "domain/catalogue.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "models/fieldlabels.h"
#include "models/format.h"
#include "models/newertext.h"
#include "models/sentence.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FieldText)
};

constexpr auto permissionPrefix = "permissions."_L1;
constexpr qsizetype mostNames = 3; // of a list that is told name by name

QString landingText(const QString &page)
{
    if (page == "dashboard"_L1)
        return Words::tr("Dashboard");
    if (page == "webapps"_L1)
        return Words::tr("Web Apps");
    if (page == "reports"_L1)
        return Words::tr("Reports");
    if (page == "downloads"_L1)
        return Words::tr("Data File Downloads");
    return page.isEmpty() ? Words::tr("Use Default") : newerText(page);
}

QString idText(const Project &project, const QString &field, const QString &id)
{
    const auto known = Id::fromString(id);
    if (!known)
        return id;
    const QString kind = field == "role"_L1 || field == "assignable_by"_L1                            ? u"role"_s
                         : field == "parent"_L1 || field.endsWith("place"_L1) || field == "places"_L1 ? u"place"_s
                                                                                                      : u"person"_s;
    const QString name = nameOf(project, {kind, *known});
    return name.isEmpty() ? Words::tr("something that is gone") : shownText(name);
}

QString listText(const Project &project, const QString &field, const QJsonArray &values)
{
    if (values.isEmpty())
        return Words::tr("none");
    QStringList names;
    for (const QJsonValue &value : values) {
        names << idText(project, field, value.toString());
        if (names.size() > mostNames)
            return listInShort(names.first(1), values.size());
    }
    return listInWords(names);
}

} // namespace

int permissionOf(const QString &field)
{
    return field.startsWith(permissionPrefix) ? catalogue().indexOf(QStringView(field).sliced(permissionPrefix.size()))
                                              : -1;
}

QString permissionField(int permission)
{
    return permissionPrefix + catalogue().at(permission).key;
}

QString permissionLabel(int permission)
{
    const Permission &known = catalogue().at(permission);
    return known.verb.isEmpty() ? known.label : u"%1 (%2)"_s.arg(known.label, known.verb);
}

QString itemCount(const QString &itemKind, int count)
{
    if (itemKind == "reports"_L1 || itemKind == "tableau"_L1)
        return Words::tr("%Ln report(s)", nullptr, count);
    if (itemKind == "web_apps"_L1)
        return Words::tr("%Ln app(s)", nullptr, count);
    if (itemKind == "profiles"_L1)
        return Words::tr("%Ln profile(s)", nullptr, count);
    if (itemKind == "registries"_L1)
        return Words::tr("%Ln registry(s)", nullptr, count);
    return Words::tr("%Ln item(s)", nullptr, count);
}

QString fieldLabel(const QString &field)
{
    if (const int permission = permissionOf(field); permission >= 0)
        return permissionLabel(permission);
    if (const char *known = fieldlabels::find(fieldlabels::fields, field))
        return Words::tr(known);
    return newerText(field.startsWith(permissionPrefix) ? field.sliced(permissionPrefix.size()) : field);
}

const QStringList &landingPages()
{
    static const QStringList pages{u""_s, u"dashboard"_s, u"webapps"_s, u"reports"_s, u"downloads"_s};
    return pages;
}

QString erasedText()
{
    return Words::tr("erased");
}

QString valueText(const Project &project, const EntityRef &entity, const QString &field, const QJsonValue &value)
{
    const int permission = permissionOf(field);
    if (value.isBool() && field == "is_archived"_L1)
        return value.toBool() ? Words::tr("Archived") : Words::tr("In use");
    if (value.isBool() && field == "is_active"_L1)
        return value.toBool() ? Words::tr("Active") : Words::tr("Deactivated");
    if (value.isBool())
        return value.toBool() ? Words::tr("On") : Words::tr("Off");
    if (value.isArray() && permission >= 0)
        return Words::tr("Only %1").arg(
            itemCount(catalogue().at(permission).itemKind, static_cast<int>(value.toArray().size())));
    if (value.isArray())
        return listText(project, field, value.toArray());
    if (field == "landing_page"_L1)
        return landingText(value.toString());
    if (value.isNull() || value.isUndefined())
        return Words::tr("none");
    if (field == "role"_L1 || field == "primary_place"_L1 || field == "parent"_L1)
        return idText(project, field, value.toString());
    if (const EntityKind *kind = kindOf(entity.kind); kind && kind->isNewerWord(field, value.toString()))
        return newerText(value.toString());
    return value.isString() ? shownText(value.toString()) : QString::fromUtf8(canonicalJson(value));
}

QString entityText(const Project &project, const EntityRef &entity)
{
    const QString known = nameOf(project, entity);
    const QString name =
        known.isEmpty() ? Words::tr("that is gone", "after: role, mobile worker, place") : shownText(known);
    if (entity.kind == "role"_L1) {
        //: Says what a change is about, under its name
        return Words::tr("role %1").arg(name);
    }
    if (entity.kind == "person"_L1) {
        const auto person = project.people.find(entity.id);
        return person && person->kind == Person::Kind::MobileWorker ? Words::tr("mobile worker %1").arg(name)
                                                                    : Words::tr("web user %1").arg(name);
    }
    if (entity.kind == "place"_L1)
        return Words::tr("place %1").arg(name);
    const char *kind = fieldlabels::find(fieldlabels::kinds, entity.kind);
    if (!kind)
        return newerText(entity.kind);
    //: %1 is a kind of object, as "group", %2 its name
    return known.isEmpty() ? Words::tr(kind) : Words::tr("%1 %2").arg(Words::tr(kind), name);
}

QString kindsText(const QStringList &kinds)
{
    QStringList words;
    for (const QString &kind : kinds) {
        const char *known = fieldlabels::find(fieldlabels::manyOfKinds, kind);
        words << (known ? Words::tr(known) : newerText(kind));
    }
    return listInWords(words);
}

} // namespace steward
