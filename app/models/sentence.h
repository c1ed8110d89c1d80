// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQmlIntegration/qqmlintegration.h>

namespace steward {

/// A sentence ready to show: a translated pattern with the places %1 to %9, and what stands in them.
///
/// Of markup only <b> and </b> of the pattern survive; the arguments, which come from servers, files and people, are
/// text and nothing else, whatever they spell. The QML control Sentence shows `html` and says `plain`.
/// A value: cheap to copy, immutable. An argument that is missing stands as nothing.
class Sentence
{
    Q_GADGET
    QML_VALUE_TYPE(sentence)
    Q_PROPERTY(QString html READ html FINAL)
    Q_PROPERTY(QString plain READ plain FINAL)
    Q_PROPERTY(bool empty READ isEmpty FINAL)

public:
    Sentence() = default;
    explicit Sentence(QString pattern, QStringList arguments = {});

    /// For Text.StyledText. O(length).
    [[nodiscard]] QString html() const;
    /// Without any markup: for screen readers, exports, the clipboard. O(length).
    [[nodiscard]] QString plain() const;
    [[nodiscard]] bool isEmpty() const { return m_pattern.isEmpty(); }
    [[nodiscard]] const QString &pattern() const { return m_pattern; }
    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }

    friend bool operator==(const Sentence &, const Sentence &) = default;

private:
    QString m_pattern;
    QStringList m_arguments;
};

/// One line of somebody else's text as it may be shown: without control characters and without the marks that turn the
/// direction of reading, by which a name could rearrange the sentence around it.
[[nodiscard]] QString shownText(const QString &text);

} // namespace steward
