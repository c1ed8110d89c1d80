// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/keywork.h"

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace steward {

namespace {

class WorkAtOnce final : public KeyWork
{
public:
    void derive(const QString &password, const QByteArray &salt, const ScryptCost &cost, const Done &done) override
    {
        done(keyOfPassword(password, salt, cost));
    }
};

class WorkInAThread final : public KeyWork
{
public:
    WorkInAThread() { m_thread.setMaxThreadCount(1); }

    void derive(const QString &password, const QByteArray &salt, const ScryptCost &cost, const Done &done) override
    {
        m_thread.start([this, letters = password, salt, cost, done]() mutable {
            auto key = std::make_shared<std::optional<Result<SecretKey>>>(keyOfPassword(letters, salt, cost));
            if (letters.isDetached())
                letters.fill(QChar::Null);
            QMetaObject::invokeMethod(
                &m_caller, [key, done] { done(std::move(**key)); }, Qt::QueuedConnection);
        });
    }

private:
    QObject m_caller;     ///< what was sent to it is forgotten with it
    QThreadPool m_thread; ///< goes first, and waits for what is under way
};

} // namespace

std::shared_ptr<KeyWork> KeyWork::atOnce()
{
    return std::make_shared<WorkAtOnce>();
}

std::shared_ptr<KeyWork> KeyWork::inAThread()
{
    return std::make_shared<WorkInAThread>();
}

} // namespace steward
