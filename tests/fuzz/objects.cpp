// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/sample.h"
#include "domain/setfield.h"
#include "fuzz/fuzz.h"

/// An object that is read, written and read again is the same; members nobody knows yet go with it.
namespace steward::fuzzing {

using namespace domain;

namespace {

template<typename Row>
void checkFields(const Row &row, const QJsonObject &written)
{
    const QJsonObject flat = flattened(written);
    for (auto it = flat.begin(); it != flat.end(); ++it)
        require(fieldOf(row, it.key()) == it.value(), "a field alone is the field of the whole object");
}

template<typename Row>
void check(const QJsonObject &object, std::optional<Row> (*read)(const QJsonObject &, QString *))
{
    QString problem;
    const auto row = read(object, &problem);
    require(row.has_value() == problem.isEmpty(), "what is refused is refused for something");
    if (!row)
        return;
    const QJsonObject written = toJson(*row);
    const auto again = read(written, nullptr);
    require(again && *again == *row, "an object is read as what was written");
    requireSame(canonicalJson(toJson(*again)), canonicalJson(written), "an object has one spelling");
    const QJsonObject known = toJson(Row());
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()) && !it.value().isNull())
            require(written.value(it.key()) == it.value(), "an unknown member survives");
    }
    checkFields(*row, written);
}

template<typename Row>
void addSeeds(QByteArrayList &seeds, const Table<Row> &rows)
{
    for (int row = 0; row < rows.size(); ++row)
        seeds << canonicalJson(toJson(rows.at(row)));
}

} // namespace

/// A further kind of object has a line in each of these two.
void fuzz(const QByteArray &bytes)
{
    const auto object = parseObject(bytes);
    if (!object)
        return;
    check(*object, roleFromJson);
    check(*object, personFromJson);
    check(*object, placeFromJson);
}

QByteArrayList seeds()
{
    QByteArrayList seeds;
    const Project project = sample::project();
    addSeeds(seeds, project.roles);
    addSeeds(seeds, project.people);
    addSeeds(seeds, project.places);
    return seeds;
}

} // namespace steward::fuzzing
