// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QImage>
#include <QQuickWindow>
#include <QString>

#include <functional>

namespace steward::tests {

/// The role of \a item as every Qt tells it: 6.4 calls a button with a menu a plain one, whatever the item says.
[[nodiscard]] QAccessible::Role roleOf(const QAccessibleInterface &item);

/// Works a window as a person with a screen reader would name things: finds items by role and accessible name, and acts
/// by mouse and key events sent to the window. Touches no object of the program: no slot, property or objectName.
class Driver
{
public:
    explicit Driver(QQuickWindow *window);

    /// A thing on the screen now.
    struct Found
    {
        QAccessible::Role role = QAccessible::NoRole;
        QString name;
        QString description;
        QRect rect; ///< what is to be seen of it, in the window
        bool isChecked = false;
        bool isFocused = false;
        bool isFocusable = false;
        QAccessible::Id id = 0;
        QList<QAccessible::Id> within; ///< what it lies in, the nearest first
    };

    /// All that are visible, in reading order of the tree.
    [[nodiscard]] QList<Found> all() const;
    /// What is there and cannot be seen, or not whole, because the window ends before it.
    [[nodiscard]] QList<Found> outside() const;
    /// The first visible one whose name is \a name, begins with it where that is "…*", or holds it: "*…*".
    /// QAccessible::NoRole: of any role. Under a dialog the last one: the dialog's own, which lie over the page's.
    [[nodiscard]] std::optional<Found> find(QAccessible::Role role, const QString &name) const;
    /// As find(), but waits; remembers what it waited for, for failure().
    [[nodiscard]] bool waitFor(QAccessible::Role role, const QString &name, int milliseconds = 5000);
    [[nodiscard]] bool waitUntil(const std::function<bool()> &condition, int milliseconds = 5000);
    [[nodiscard]] bool waitGone(QAccessible::Role role, const QString &name, int milliseconds = 5000);

    /// Each false, with failure(), when it could not be done within the time.
    [[nodiscard]] bool click(QAccessible::Role role, const QString &name);
    /// Turns the wheel over \a pane until it is to be seen.
    [[nodiscard]] bool reveal(QAccessible::Role role, const QString &name, const QString &pane);
    [[nodiscard]] bool type(QAccessible::Role role, const QString &name, const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void write(const QString &text);
    /// What has the keyboard now; nothing: the window itself.
    [[nodiscard]] std::optional<Found> focused() const;
    /// Presses Tab until the thing has the keyboard.
    [[nodiscard]] bool tabTo(QAccessible::Role role, const QString &name);

    [[nodiscard]] QImage picture() const;
    [[nodiscard]] QString failure() const { return m_failure; } ///< what was looked for last and was not there
    [[nodiscard]] QString shown() const;                        ///< all(), to read
    [[nodiscard]] QQuickWindow *window() const { return m_window; }

private:
    QQuickWindow *m_window;
    QString m_failure;
};

} // namespace steward::tests
