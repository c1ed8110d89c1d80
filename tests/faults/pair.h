// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

namespace steward::tests {

/// Objects of two kinds, which lie in two tables, that bear one mark in their names: a number, and where many write, by
/// whom, as it is no conflict when two write the same. Where one writer has it to himself there is a third, which is
/// removed and made anew with each number. Every change set moves all of them: a state in which they differ has half of
/// one.
class Pair
{
public:
    enum class Of { One, Many };

    /// \a name: of its own in the project.
    explicit Pair(int name, Of writers = Of::One);

    /// Makes all, with the number 0.
    [[nodiscard]] domain::ChangeSet making() const;
    /// From \a mark, which they have at \a version, to the next number, by \a whom.
    [[nodiscard]] domain::ChangeSet step(const QString &mark, qint64 version, const QString &whom = {}) const;

    /// The number of the mark they agree on; nothing: they do not, or one is missing, or one too many is there.
    [[nodiscard]] std::optional<int> numberIn(const domain::Project &project) const;

    [[nodiscard]] Id role() const { return {0xA1, m_name}; }
    /// The mark in the answer to a question for the role.
    [[nodiscard]] static QString markOf(const QByteArray &role);
    [[nodiscard]] static int numberOf(const QString &mark);

private:
    [[nodiscard]] Id group() const { return {0xA2, m_name}; }
    [[nodiscard]] Id passing(int number) const { return {0xA300 + m_name, quint64(number)}; }
    [[nodiscard]] QString named(const QString &what, const QString &mark) const;

    quint64 m_name;
    bool m_hasPassing;
};

} // namespace steward::tests
