// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/keywork.h"

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

} // namespace

std::shared_ptr<KeyWork> KeyWork::atOnce()
{
    return std::make_shared<WorkAtOnce>();
}

} // namespace steward
