// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QStringList>

#include <memory>

namespace steward::tests {

/// A property as what it is.
template<typename T>
T read(QObject *object, const char *name)
{
    return object->property(name).value<T>();
}

/// A window with an engine that knows our modules. Every warning of QML, and every message above debug, is kept.
class Stage
{
public:
    Stage();
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    [[nodiscard]] QQmlEngine &engine() { return m_engine; }
    [[nodiscard]] QQuickWindow &window() { return m_window; }

    /// Makes what the QML text says (the imports are added) and lays it into the window at 20, 20. Null if it fails.
    QQuickItem *show(const QString &qml);
    /// The singleton Theme.
    [[nodiscard]] QObject *theme();
    void resetTheme();

    [[nodiscard]] static QStringList complaints();

    /// The accessible interface; null if the item has none.
    [[nodiscard]] static QAccessibleInterface *accessible(QObject *item);
    /// Presses the middle of the item.
    void click(QQuickItem *item);

private:
    QQmlEngine m_engine;
    QQuickWindow m_window;
    std::unique_ptr<QObject> m_shown;
    QObject *m_theme = nullptr; // the engine's
};

} // namespace steward::tests
