// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTranslator>

#include <array>

namespace steward {

/// The sentences with a count, in the language they are written in: "%n person(s)" stands in the sources, "1 person"
/// and "2 people" are shown (translations/en.json). What has no count is shown as it is written.
class Plurals final : public QTranslator
{
    Q_OBJECT

public:
    explicit Plurals(QObject *parent = nullptr);

    /// Null where there is nothing to say: then Qt takes the text of the source. \a count below 0: none was given.
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation = nullptr,
                                    int count = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return m_forms.isEmpty(); }

private:
    QHash<QByteArray, std::array<QString, 2>> m_forms; ///< for one, for any other count
};

} // namespace steward
