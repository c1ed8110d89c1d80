// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/driver.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

void collect(QAccessibleInterface *item, const QPoint &origin, const QRect &screen, QList<Driver::Found> &found)
{
    if (!item || !item->isValid())
        return;
    const QAccessible::State state = item->state();
    const QRect rect = item->rect().translated(-origin);
    const bool isShown = !state.invisible && !state.offscreen && rect.isValid() && screen.intersects(rect);
    if (isShown && item->role() != QAccessible::Window && item->role() != QAccessible::Client)
        found << Driver::Found{item->role(), item->text(QAccessible::Name), item->text(QAccessible::Description),
                               rect,         bool(state.checked),           bool(state.focused)};
    if (state.invisible)
        return;
    for (int i = 0; i < item->childCount(); ++i)
        collect(item->child(i), origin, screen, found);
}

bool fits(const QString &name, const QString &wanted)
{
    return wanted.endsWith(u'*') ? name.startsWith(wanted.chopped(1)) : name == wanted;
}

QString roleName(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

} // namespace

Driver::Driver(QQuickWindow *window)
    : m_window(window)
{
}

QList<Driver::Found> Driver::all() const
{
    QList<Found> found;
    collect(QAccessible::queryAccessibleInterface(m_window), m_window->mapToGlobal(QPoint(0, 0)),
            QRect(QPoint(0, 0), m_window->size()), found);
    return found;
}

std::optional<Driver::Found> Driver::find(QAccessible::Role role, const QString &name) const
{
    for (const Found &one : all()) {
        if (one.role == role && fits(one.name, name))
            return one;
    }
    return std::nullopt;
}

bool Driver::waitUntil(const std::function<bool()> &condition, int milliseconds)
{
    return QTest::qWaitFor(condition, milliseconds);
}

bool Driver::waitFor(QAccessible::Role role, const QString &name, int milliseconds)
{
    if (waitUntil([&] { return find(role, name).has_value(); }, milliseconds))
        return true;
    m_failure = u"not on the screen: %1 “%2”. There is:"_s.arg(roleName(role), name);
    for (const Found &one : all())
        m_failure += u"\n  %1 “%2”"_s.arg(roleName(one.role), one.name);
    return false;
}

bool Driver::waitGone(QAccessible::Role role, const QString &name, int milliseconds)
{
    if (waitUntil([&] { return !find(role, name).has_value(); }, milliseconds))
        return true;
    m_failure = u"still on the screen: %1 “%2”"_s.arg(roleName(role), name);
    return false;
}

bool Driver::click(QAccessible::Role role, const QString &name)
{
    if (!waitFor(role, name))
        return false;
    // A page that has just come may still be moving: the place must be the same twice.
    QPoint place(-1, -1);
    const bool stands = waitUntil([&] {
        const auto one = find(role, name);
        if (!one)
            return false;
        const QPoint centre = one->rect.intersected(QRect(QPoint(0, 0), m_window->size())).center();
        return std::exchange(place, centre) == centre;
    });
    if (!stands) {
        m_failure = u"does not stand still: “%1”"_s.arg(name);
        return false;
    }
    QTest::mouseMove(m_window, place);
    QTest::mouseClick(m_window, Qt::LeftButton, {}, place);
    QTest::qWait(0);
    return true;
}

bool Driver::type(QAccessible::Role role, const QString &name, const QString &text)
{
    if (!click(role, name))
        return false;
    press(Qt::Key_A, Qt::ControlModifier);
    write(text);
    return true;
}

void Driver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window, key, modifiers);
    QTest::qWait(0);
}

void Driver::write(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    QTest::qWait(0);
}

QImage Driver::picture() const
{
    return m_window->grabWindow();
}

} // namespace steward::tests
