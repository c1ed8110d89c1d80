// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "core/jsontable.h"
#include "fuzz/fuzz.h"

using namespace Qt::StringLiterals;

/// What the quick reader of tables takes, the thorough one reads as the same.
namespace steward::fuzzing {

void fuzz(const QByteArray &bytes)
{
    const auto table = JsonTable::fromText(bytes);
    if (!table)
        return;
    const auto object = parseObject(bytes);
    require(object.hasValue(), "a table is JSON");
    require(object->value(u"columns"_s) == QJsonArray::fromStringList(table->columns()), "the columns are the same");
    const QJsonArray rows = object->value(u"rows"_s).toArray();
    require(rows.size() == table->size(), "there are as many rows");
    for (int row = 0; row < table->size(); ++row) {
        const QJsonArray cells = rows.at(row).toArray();
        require(cells.size() == table->columns().size(), "there are as many cells as columns");
        for (qsizetype column = 0; column < cells.size(); ++column)
            requireSame(canonicalJson(table->row(row)[column].value()), canonicalJson(cells.at(column)),
                        "the cells are the same");
    }
}

QByteArrayList seeds()
{
    return {
        R"({"columns":[],"rows":[]})",
        R"({"columns":["a"],"rows":[[1],[null],[true],[false],["x"],[["y","z"]],[[]],[{"b":[1.5]}],["\n"]]})",
        "{\"columns\":[\"\xc3\xa9\",\"b\"],\"rows\":[[\"\xf0\x9f\x98\x80\",0],[-1,123456789012345678]]}",
    };
}

} // namespace steward::fuzzing
