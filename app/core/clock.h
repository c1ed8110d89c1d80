// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVarLengthArray>

#include <chrono>
#include <optional>

namespace steward {

/// A moment, in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// RFC 3339 in UTC with milliseconds: "2026-11-19T13:22:07.000Z".
[[nodiscard]] QString toText(Instant instant);
/// The same for where no QString is wanted.
[[nodiscard]] QVarLengthArray<char, 24> toLetters(Instant instant);

/// Takes what toText() writes, with or without the milliseconds; anything else is no instant.
[[nodiscard]] std::optional<Instant> instantFromText(QStringView text);
[[nodiscard]] std::optional<Instant> instantFromText(QByteArrayView text);

/// Where "now" comes from. Rules never ask it: they are given the moment.
class Clock
{
public:
    virtual ~Clock() = default;

    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that stands until it is moved: for the demo's virtual time and for tests.
class SetClock final : public Clock
{
public:
    explicit SetClock(Instant start)
        : m_now(start)
    {
    }

    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace steward
