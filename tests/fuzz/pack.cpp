// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/pack.h"

#include "domain/fields.h"
#include "domain/sample.h"
#include "fuzz/fuzz.h"
#include "wire/pack/packframe.h"

/// Whatever stands in a pack: nothing is read beyond its end, and rows that are taken from it are written and read
/// again as the same. The bytes come without their compression, which would keep nearly all of them from being read.
namespace steward::fuzzing {

using namespace domain;
using namespace wire;

namespace {

constexpr qsizetype sizeOfMark = 5;

QByteArray compressed(const QByteArray &bytes)
{
    return QByteArray("STWP\x01", sizeOfMark) + qCompress(bytes, 0);
}

void check(const QByteArray &bytes, const EntityKind &kind)
{
    SnapshotRows rows;
    if (!rows.addPack(kind, compressed(bytes)))
        return;
    Project project;
    rows.moveTo(project);
    SnapshotRows again;
    for (int pack = 0; pack < packCount(project, kind); ++pack)
        require(again.addPack(kind, makePack(project, kind, pack)).hasValue(), "what was written is taken");
    Project same;
    again.moveTo(same);
    require(same == project, "rows are read as what was written");
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    for (const EntityKind *kind : kinds())
        check(bytes, *kind);
}

QByteArrayList seeds()
{
    const Project project = sample::project();
    QByteArrayList seeds;
    for (const EntityKind *kind : kinds()) {
        if (kind->size(project) > 0)
            seeds << *unpacked(makePack(project, *kind, 0));
    }
    return seeds;
}

} // namespace steward::fuzzing
