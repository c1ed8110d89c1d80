// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QImage>
#include <QJsonObject>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

namespace steward::tests {

/// Finds the named parts of the design in a window, by what a person would call them, and measures them.
class Parts
{
public:
    explicit Parts(QQuickWindow *window);

    /// By role and accessible name ("…*": begins with); null: not on the screen.
    [[nodiscard]] QQuickItem *named(QAccessible::Role role, const QString &name) const;
    /// The visible text \a words within \a under (null: the window).
    [[nodiscard]] QQuickItem *text(const QString &words, QQuickItem *under = nullptr) const;
    /// The nearest that is made by the QML file \a type: of what encloses \a item, of what lies within it.
    [[nodiscard]] static QQuickItem *around(QQuickItem *item, const QString &type);
    [[nodiscard]] QQuickItem *within(QQuickItem *item, const QString &type) const;

    /// Takes the picture in which the fills are looked at.
    void look();
    /// How \a box and \a text differ from what geometry.json says of the part; empty: not at all. \a theme gives the
    /// colours of the tokens.
    [[nodiscard]] QStringList differences(const QJsonObject &part, QQuickItem *box, QQuickItem *text,
                                          const QObject &theme) const;

private:
    [[nodiscard]] QStringList rectDifferences(const QJsonObject &part, const QQuickItem &box) const;
    [[nodiscard]] QStringList textDifferences(const QJsonObject &part, const QQuickItem &text) const;
    [[nodiscard]] QColor fill(const QRect &rect) const;

    QQuickWindow *m_window;
    QImage m_picture;
};

} // namespace steward::tests
