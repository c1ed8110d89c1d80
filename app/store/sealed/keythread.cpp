// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/keythread.h"

#include <QMetaObject>

#include <optional>

namespace steward {

KeyThread::KeyThread()
{
    m_thread.setMaxThreadCount(1);
}

KeyThread::~KeyThread()
{
    m_thread.clear();
}

void KeyThread::derive(const QString &password, const QByteArray &salt, const ScryptCost &cost, const Done &done)
{
    m_thread.start([this, letters = password, salt, cost, done]() mutable {
        auto key = std::make_shared<std::optional<Result<SecretKey>>>(keyOfPassword(letters, salt, cost));
        if (letters.isDetached())
            letters.fill(QChar::Null);
        QMetaObject::invokeMethod(
            &m_caller, [key, done] { done(std::move(**key)); }, Qt::QueuedConnection);
    });
}

} // namespace steward
