// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/sample.h"
#include "domain/setfield.h"
#include "fuzz/fuzz.h"

/// An object that is read, written and read again is the same; members nobody knows yet go with it.
namespace steward::fuzzing {

using namespace domain;
using namespace Qt::StringLiterals;

namespace {

void checkFields(const EntityKind &kind, const Project &project, const QJsonObject &written)
{
    const QJsonObject flat = flattened(written);
    for (auto it = flat.begin(); it != flat.end(); ++it)
        require(kind.fieldAt(project, 0, it.key()) == it.value(), "a field alone is the field of the whole object");
}

void check(const QJsonObject &object, const EntityKind &kind)
{
    QString problem;
    Project project;
    const bool isTaken = kind.add(project, object, {}, &problem);
    require(isTaken == problem.isEmpty(), "what is refused is refused for something");
    require(kind.size(project) == (isTaken ? 1 : 0), "what is refused adds nothing");
    if (!isTaken)
        return;
    const QJsonObject written = kind.objectAt(project, 0);
    Project again;
    require(kind.add(again, written, {}, nullptr) && again == project, "an object is read as what was written");
    requireSame(canonicalJson(kind.objectAt(again, 0)), canonicalJson(written), "an object has one spelling");
    const QJsonObject rest = kind.restAt(project, 0);
    for (auto it = object.begin(); it != object.end(); ++it) {
        require(written.contains(it.key()) || it.value().isNull(), "a member is known or kept");
        require(!rest.contains(it.key()) || rest.value(it.key()) == it.value(), "an unknown member survives");
    }
    checkFields(kind, project, written);
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    const auto object = parseObject(bytes);
    if (!object)
        return;
    for (const EntityKind *kind : kinds())
        check(*object, *kind);
}

QByteArrayList seeds()
{
    QByteArrayList seeds;
    const Project project = sample::project();
    for (const EntityKind *kind : kinds()) {
        Project made;
        const QJsonObject bare{{u"id"_s, Id(8, 1).toString()}, {u"name"_s, u"n"_s}, {u"title"_s, u"t"_s},
                               {u"email"_s, u"e"_s},           {u"slug"_s, u"s"_s}, {u"kind"_s, u"web_user"_s}};
        if (kind->add(made, bare, {}, nullptr))
            seeds << canonicalJson(kind->objectAt(made, 0));
        for (int row = 0; row < kind->size(project); ++row)
            seeds << canonicalJson(kind->objectAt(project, row));
    }
    return seeds;
}

} // namespace steward::fuzzing
