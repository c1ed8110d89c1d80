// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/keywork.h"
#include "store/sealed/recordmedium.h"

#include <QObject>

#include <optional>

namespace steward::tests {

/// A key at next to no cost, where it is not the key that is looked at.
class QuickWork final : public KeyWork
{
public:
    void derive(const QString &password, const QByteArray &salt, const ScryptCost &cost, const Done &done) override;
};

/// What is kept in memory, and each answer from the event loop, as that of an IndexedDB.
class LaterMedium final : public RecordMedium
{
public:
    void readAll(const Read &read) override;
    void append(const QByteArray &record, const QByteArray &mark, const Done &done) override;
    void note(const QByteArray &mark) override;
    void replaceAll(const Content &content, const Done &done) override;
    void cutTo(qsizetype count, const Done &done) override;
    void wipe(const Done &done) override;

    Content content;
    std::optional<Error> trouble; ///< of the next that is written

private:
    void answer(const std::function<void()> &told, const Done &done);

    QObject m_later;
};

/// What a call is answered, if it is before it returns; else the code is "not told".
template<typename Call>
Result<void> doneBy(Call call)
{
    std::optional<Result<void>> told;
    call([&told](const Result<void> &done) { told = done; });
    return told ? *told : Error{.code = QStringLiteral("not told")};
}

} // namespace steward::tests
