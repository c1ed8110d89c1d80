// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/laterparts.h"

#include "vault/digest.h"

#include <QMetaObject>

namespace steward::tests {

void QuickWork::derive(const QString &password, const QByteArray &salt, const ScryptCost & /*cost*/, const Done &done)
{
    done(SecretKey::of(sha256(password.toUtf8() + salt)));
}

void LaterMedium::answer(const std::function<void()> &told, const Done &done)
{
    const auto failure = std::exchange(trouble, std::nullopt);
    if (!failure)
        told();
    QMetaObject::invokeMethod(
        &m_later, [failure, done] { done(failure ? Result<void>(*failure) : Result<void>()); }, Qt::QueuedConnection);
}

void LaterMedium::readAll(const Read &read)
{
    QMetaObject::invokeMethod(
        &m_later, [this, read] { read(content); }, Qt::QueuedConnection);
}

void LaterMedium::append(const QByteArray &record, const QByteArray &mark, const Done &done)
{
    answer(
        [&] {
            content.records << record;
            content.marks = {mark};
        },
        done);
}

void LaterMedium::note(const QByteArray &mark)
{
    content.marks = {mark};
}

void LaterMedium::replaceAll(const Content &all, const Done &done)
{
    answer([&] { content = all; }, done);
}

void LaterMedium::cutTo(qsizetype count, const Done &done)
{
    answer([&] { content.records.resize(count); }, done);
}

void LaterMedium::wipe(const Done &done)
{
    answer([&] { content = {}; }, done);
}

} // namespace steward::tests
