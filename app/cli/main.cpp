// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/run.h"
#include "wire/changes.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

constexpr int noAnswer = 2;

steward::Result<steward::domain::ChangeSet> readChangeSet(const QJsonObject &object)
{
    return steward::wire::changeSetFromJson(object, steward::wire::Unknown::Refuse);
}

/// False where not all of it has gone out: the disk is full, the reader has gone.
bool write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.isEmpty() ? QByteArray() : text.toUtf8() + '\n';
    const auto size = static_cast<size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto told = steward::cli::run(QCoreApplication::arguments(), readChangeSet);
    write(stderr, told.err);
    if (!write(stdout, told.out)) {
        std::perror("stewardctl: cannot write the answer");
        return noAnswer;
    }
    return told.status;
}
