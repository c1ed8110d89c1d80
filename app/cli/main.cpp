// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/run.h"
#include "core/json.h"
#include "wire/changes.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

steward::Result<steward::domain::ChangeSet> readChangeSet(const QByteArray &bytes)
{
    const auto object = steward::parseObject(bytes);
    if (!object)
        return object.error();
    return steward::wire::changeSetFromJson(*object, steward::wire::Unknown::Refuse);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto told = steward::cli::run(QCoreApplication::arguments(), readChangeSet);
    const QByteArray bytes = told.text.toUtf8() + '\n';
    FILE *stream = told.status == 0 ? stdout : stderr;
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    return told.status;
}
