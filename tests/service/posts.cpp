// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/posts.h"

#include "wire/routes.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;

QString placeSearch(const QString &text, const QString &more)
{
    return wire::routes::ofKind("places"_L1) + u"?search="_s + QString::fromLatin1(QUrl::toPercentEncoding(text))
           + more;
}

QJsonArray itemsOf(const Response &response)
{
    return bodyOf(response).value(u"items"_s).toArray();
}

QStringList namesOf(const QJsonArray &items)
{
    QStringList names;
    for (const QJsonValue &item : items)
        names << item[u"name"_s].toString();
    return names;
}

QStringList found(World &world, const Id &who, const QString &text)
{
    return namesOf(itemsOf(world.get(who, placeSearch(text))));
}

Id post(bool isNorth, int number)
{
    return Id(isNorth ? 0x31 : 0x32, static_cast<quint64>(number));
}

Project withPosts(int count)
{
    Project project = World::small();
    std::vector<Place> rows;
    for (int row = 0; row < project.places.size(); ++row)
        rows.push_back(project.places.at(row));
    const Id type = project.places.find(clinic)->type;
    for (int i = 1; i <= count; ++i) {
        for (const bool isNorth : {true, false}) {
            rows.push_back({.id = post(isNorth, i),
                            .name = (isNorth ? u"North Post %1"_s : u"Post %1 of the south"_s).arg(i),
                            .siteCode = (isNorth ? u"n-%1"_s : u"s-%1"_s).arg(i),
                            .externalId = isNorth ? QString() : u"mfl%1"_s.arg(i),
                            .type = type,
                            .parent = isNorth ? north : south});
        }
    }
    project.places = Table<Place>(std::move(rows));
    return project;
}

QString nextOf(const Response &response)
{
    return bodyOf(response).value(u"next"_s).toString();
}

QString linked(const Response &response)
{
    const QByteArray link = headerValue(response.headers, "link");
    return QString::fromLatin1(link.mid(1, link.indexOf('>') - 1));
}

Paged pagesFrom(World &world, const Id &who, QString path)
{
    Paged paged;
    for (; !path.isEmpty(); ++paged.pages) {
        paged.last = world.get(who, path);
        paged.names << namesOf(itemsOf(paged.last));
        path = paged.last.status == 200 ? linked(paged.last) : QString();
    }
    return paged;
}

Project renamed(Project project, const Id &place, const QString &name)
{
    Place other = *project.places.find(place);
    other.name = name;
    project.places = project.places.with(other);
    return project;
}

void rename(World &world, const Id &place, const QString &name)
{
    const Change change = world.change(u"place"_s, place, u"name"_s, name);
    if (world.post(wezi, wire::routes::changeSets, World::set({change})).status != 200)
        qFatal("not renamed");
}

} // namespace steward::tests
