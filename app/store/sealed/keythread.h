// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/keywork.h"

#include <QObject>
#include <QThreadPool>

namespace steward {

/// In a thread of its own, one after the other. When it goes it waits for what is under way.
class KeyThread final : public KeyWork
{
public:
    KeyThread();
    ~KeyThread() override;
    Q_DISABLE_COPY_MOVE(KeyThread)

    void derive(const QString &password, const QByteArray &salt, const ScryptCost &cost, const Done &done) override;

private:
    QObject m_caller;     ///< what was sent to it is forgotten with it
    QThreadPool m_thread; ///< goes first
};

} // namespace steward
