// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/pack.h"
#include "support/effort.h"

#include <QTest>

namespace steward::tests {

/// One row for each size of a pack, with its letter; the largest only with full effort.
inline void addSizes()
{
    QTest::addColumn<QString>("letter");
    for (const demo::PackSize size : demo::packSizes) {
        const QString letter = demo::shapeOf(size).letter;
        if (size != demo::PackSize::XL || isFull())
            QTest::newRow(qPrintable(letter)) << letter;
    }
}

inline demo::PackShape shapeFor(const QString &letter)
{
    const auto size = demo::sizeOf(letter);
    if (!size)
        qFatal("no size %s", qPrintable(letter));
    return demo::shapeOf(*size);
}

/// Made once: what is only looked at need not be made again.
inline const demo::Pack &packOf(const QString &letter)
{
    static QHash<QString, demo::Pack> packs;
    auto pack = packs.find(letter);
    if (pack == packs.end())
        pack = packs.insert(letter, demo::generate(shapeFor(letter)));
    return *pack;
}

} // namespace steward::tests
