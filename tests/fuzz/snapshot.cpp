// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/snapshot.h"
#include "domain/fields.h"
#include "domain/sample.h"
#include "fuzz/fuzz.h"

#include <array>

/// The quick way to read rows from a text and the thorough way by QJsonObject come to the same, and what is written of
/// the rows is read as these rows.
namespace steward::fuzzing {

using namespace domain;
using namespace wire;

namespace {

constexpr std::array kinds{Kind::Roles, Kind::People, Kind::Places};

bool same(const Rows &left, const Rows &right)
{
    return left.roles == right.roles && left.people == right.people && left.places == right.places;
}

/// Of two rows with one id a table has but one.
template<typename Row>
std::vector<Row> once(const std::vector<Row> &rows)
{
    QSet<Id> seen;
    std::vector<Row> once;
    for (const Row &row : rows) {
        if (!seen.contains(row.id))
            once.push_back(row);
        seen.insert(row.id);
    }
    return once;
}

void checkChunk(const QByteArray &bytes, const QJsonObject &object, Kind kind)
{
    Rows quick;
    Rows thorough;
    const auto quickly = chunkFromJson(bytes, kind, quick);
    const auto thoroughly = chunkFromJson(object, kind, thorough);
    require(quickly.hasValue() == thoroughly.hasValue(), "both ways take or refuse the rows");
    if (!quickly) {
        require(quickly.error().code == thoroughly.error().code, "both ways refuse the rows for the same");
        return;
    }
    require(same(quick, thorough), "both ways read the same rows");

    const Rows rows{once(quick.roles), once(quick.people), once(quick.places)};
    Project project;
    project.roles = Table<Role>(rows.roles);
    project.people = Table<Person>(rows.people);
    project.places = Table<Place>(rows.places);
    const QByteArray written = chunkToJson(project, kind, 0);
    Rows again;
    require(chunkFromJson(written, kind, again).hasValue(), "what was written is taken");
    require(same(again, rows), "rows are read as what was written");
    requireSame(chunkToJson(project, kind, 0), written, "rows have one spelling");
}

/// What came as an object goes through a chunk unchanged.
template<typename Row>
void checkRow(const std::optional<Row> &row, Kind kind, Table<Row> Project::*table, std::vector<Row> Rows::*rows)
{
    if (!row)
        return;
    Project project;
    project.*table = Table<Row>({*row});
    Rows again;
    require(chunkFromJson(chunkToJson(project, kind, 0), kind, again).hasValue(), "what was written is taken");
    require(again.*rows == std::vector{*row}, "a row is the object it was");
}

void checkManifest(const QJsonObject &object)
{
    const auto manifest = manifestFromJson(object);
    if (!manifest)
        return;
    const QJsonObject written = toJson(*manifest);
    const auto again = manifestFromJson(written);
    require(again && again->head == manifest->head, "a head is read as what was written");
    requireSame(canonicalJson(toJson(*again)), canonicalJson(written), "a manifest has one spelling");
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    const auto object = parseObject(bytes);
    if (!object) {
        for (const Kind kind : kinds) {
            Rows rows;
            require(!chunkFromJson(bytes, kind, rows), "rows are taken from JSON alone");
        }
        return;
    }
    for (const Kind kind : kinds)
        checkChunk(bytes, *object, kind);
    checkRow(roleFromJson(*object), Kind::Roles, &Project::roles, &Rows::roles);
    checkRow(personFromJson(*object), Kind::People, &Project::people, &Rows::people);
    checkRow(placeFromJson(*object), Kind::Places, &Project::places, &Rows::places);
    checkManifest(*object);
}

QByteArrayList seeds()
{
    const Project project = sample::project();
    Manifest manifest{.head = project};
    QByteArrayList seeds;
    for (const Kind kind : kinds) {
        seeds << chunkToJson(project, kind, 0);
        manifest.parts << Part{kind, 10};
    }
    return seeds << canonicalJson(toJson(manifest)) << canonicalJson(toJson(project.roles.at(1)))
                 << canonicalJson(toJson(project.people.at(2))) << canonicalJson(toJson(project.places.at(4)));
}

} // namespace steward::fuzzing
