// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/fuzz.h"

#include <QDir>
#include <QFile>

#include <cstdlib>

namespace steward::fuzzing {

namespace {

void writeSeeds(const QString &folder)
{
    require(QDir().mkpath(folder), "the folder for the seeds can be made");
    const QByteArrayList all = seeds();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QFile file(folder + QStringLiteral("/seed-") + QString::number(i));
        require(file.open(QIODevice::WriteOnly) && file.write(all.at(i)) == all.at(i).size() && file.flush(),
                "the seed can be written");
    }
}

} // namespace

void require(bool holds, const char *what)
{
    if (!holds)
        qFatal("it does not hold that %s", what);
}

void requireSame(const QByteArray &left, const QByteArray &right, const char *what)
{
    if (left != right)
        qFatal("it does not hold that %s:\n%s\n%s", what, left.constData(), right.constData());
}

} // namespace steward::fuzzing

/// libFuzzer calls it first. "PROGRAM --seeds FOLDER" writes the seeds and ends.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    if (*argc == 3 && QByteArrayView((*argv)[1]) == "--seeds") {
        steward::fuzzing::writeSeeds(QString::fromLocal8Bit((*argv)[2]));
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    // not a copy: behind that of libFuzzer the address sanitizer watches, behind QByteArray's own there is room
    steward::fuzzing::fuzz(QByteArray::fromRawData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
