// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/snapshot.h"
#include "domain/fields.h"
#include "domain/sample.h"
#include "fuzz/fuzz.h"

/// The quick way to read rows from a text and the thorough way by QJsonObject come to the same, and what is written of
/// the rows is read as these rows.
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

void checkChunk(const QByteArray &bytes, const QJsonObject &object, const EntityKind &kind)
{
    const auto quick = kind.batch();
    const auto thorough = kind.batch();
    const auto quickly = chunkFromJson(bytes, *quick);
    const auto thoroughly = chunkFromJson(object, *thorough);
    require(quickly.hasValue() == thoroughly.hasValue(), "both ways take or refuse the rows");
    if (!quickly) {
        require(quickly.error().code == thoroughly.error().code, "both ways refuse the rows for the same");
        return;
    }
    const Project project = with(*quick);
    require(project == with(*thorough), "both ways read the same rows");

    const QByteArray written = chunkToJson(project, kind, 0, kind.size(project));
    const auto again = kind.batch();
    require(chunkFromJson(written, *again).hasValue(), "what was written is taken");
    require(with(*again) == project, "rows are read as what was written");
    requireSame(chunkToJson(project, kind, 0, kind.size(project)), written, "rows have one spelling");
}

/// What came as an object goes through a chunk unchanged.
void checkRow(const QJsonObject &object, const EntityKind &kind)
{
    Project project;
    if (!kind.add(project, object, {}, nullptr))
        return;
    const auto again = kind.batch();
    require(chunkFromJson(chunkToJson(project, kind, 0, 1), *again).hasValue(), "what was written is taken");
    require(with(*again) == project, "a row is the object it was");
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
        for (const EntityKind *kind : kinds())
            require(!chunkFromJson(bytes, *kind->batch()), "rows are taken from JSON alone");
        return;
    }
    for (const EntityKind *kind : kinds()) {
        checkChunk(bytes, *object, *kind);
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
