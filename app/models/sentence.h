// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace steward {

/// A sentence with some of its words in bold: a pattern of ours and data as arguments. The only way by which data comes
/// near rich text: html() escapes every argument and adds nothing but <b> (RULES.md T10).
class Sentence
{
    Q_GADGET
    QML_VALUE_TYPE(sentence)
    Q_PROPERTY(QString html READ html FINAL)
    Q_PROPERTY(QString plain READ plain FINAL)

public:
    Sentence() = default;
    /// In \a pattern %1 to %9 stand for \a arguments, *…* for bold; a star inside an argument is a star.
    explicit Sentence(QString pattern, QStringList arguments = {});

    [[nodiscard]] QString html() const;
    [[nodiscard]] QString plain() const; ///< for screen readers and tests

    friend bool operator==(const Sentence &, const Sentence &) = default;

private:
    [[nodiscard]] QString written(bool isHtml) const;

    QString m_pattern;
    QStringList m_arguments;
};

} // namespace steward
