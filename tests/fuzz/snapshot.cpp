// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/snapshot.h"
#include "domain/fields.h"
#include "domain/sample.h"
#include "fuzz/fuzz.h"

/// Whatever stands in a table or a manifest: what is written of what was read is read as the same.
namespace steward::fuzzing {

using namespace domain;
using namespace wire;

namespace {

Project with(RowBatch &rows)
{
    Project project;
    rows.moveTo(project);
    return project;
}

Project readAgain(const QByteArray &written, const EntityKind &kind)
{
    const auto object = parseObject(written);
    require(object.hasValue(), "what was written is JSON");
    const auto rows = kind.batch();
    require(chunkFromJson(*object, *rows).hasValue(), "what was written is taken");
    return with(*rows);
}

void checkChunk(const QJsonObject &object, const EntityKind &kind)
{
    const auto rows = kind.batch();
    if (!chunkFromJson(object, *rows))
        return;
    const Project project = with(*rows);
    const QByteArray written = chunkToJson(project, kind, 0, kind.size(project));
    const Project again = readAgain(written, kind);
    require(again == project, "rows are read as what was written");
    requireSame(chunkToJson(again, kind, 0, kind.size(again)), written, "rows have one spelling");
}

/// What came as an object goes through a chunk unchanged.
void checkRow(const QJsonObject &object, const EntityKind &kind)
{
    Project project;
    if (!kind.add(project, object, {}, nullptr))
        return;
    require(readAgain(chunkToJson(project, kind, 0, 1), kind) == project, "a row is the object it was");
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
    if (!object)
        return;
    for (const EntityKind *kind : kinds()) {
        checkChunk(*object, *kind);
        checkRow(*object, *kind);
    }
    checkManifest(*object);
}

QByteArrayList seeds()
{
    const Project project = sample::project();
    Manifest manifest{.head = project};
    QByteArrayList seeds;
    for (const EntityKind *kind : kinds()) {
        seeds << chunkToJson(project, *kind, 0, kind->size(project));
        manifest.parts << wire::Part{kind, 10, 1, {}};
    }
    return seeds << canonicalJson(toJson(manifest)) << canonicalJson(toJson(project.roles.at(1)))
                 << canonicalJson(toJson(project.people.at(2))) << canonicalJson(toJson(project.places.at(4)));
}

} // namespace steward::fuzzing
