// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/driver.h"

#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QMetaEnum>
#include <QQuickItem>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

/// What of \a rect is to be seen: the rest is scrolled away behind an edge of something above the item.
QRect unclipped(QRect rect, const QQuickItem *item)
{
    for (const QQuickItem *above = item ? item->parentItem() : nullptr; above; above = above->parentItem()) {
        if (above->clip())
            rect &= above->mapRectToScene(above->clipRect()).toAlignedRect();
    }
    return rect;
}

void collect(QAccessibleInterface *item, const QPoint &origin, const QRect &screen, QList<QAccessible::Id> within,
             bool isOutside, QList<Driver::Found> &found)
{
    if (!item || !item->isValid())
        return;
    const QAccessible::State state = item->state();
    const QAccessible::Role role = roleOf(*item);
    const QRect whole = item->rect().translated(-origin);
    const QRect shown = unclipped(whole, qobject_cast<QQuickItem *>(item->object()));
    const QRect rect = isOutside ? shown : shown & screen;
    const bool isThere = isOutside ? !screen.contains(shown) : !state.offscreen;
    if (!state.invisible && isThere && whole.isValid() && !rect.isEmpty() && role != QAccessible::Window
        && role != QAccessible::Client)
        found << Driver::Found{.role = role,
                               .name = item->text(QAccessible::Name),
                               .description = item->text(QAccessible::Description),
                               .rect = rect,
                               .isChecked = bool(state.checked),
                               .isFocused = bool(state.focused),
                               .isFocusable = bool(state.focusable),
                               .id = QAccessible::uniqueId(item),
                               .within = within};
    if (state.invisible)
        return;
    within.prepend(QAccessible::uniqueId(item));
    for (int i = 0; i < item->childCount(); ++i)
        collect(item->child(i), origin, screen, within, isOutside, found);
}

bool fits(const QString &name, const QString &wanted)
{
    if (wanted.size() > 2 && wanted.startsWith(u'*') && wanted.endsWith(u'*'))
        return name.contains(QStringView(wanted).sliced(1).chopped(1));
    return wanted.endsWith(u'*') ? name.startsWith(wanted.chopped(1)) : name == wanted;
}

QString roleName(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

} // namespace

QAccessible::Role roleOf(const QAccessibleInterface &item)
{
    return item.role() == QAccessible::ButtonMenu ? QAccessible::Button : item.role();
}

Driver::Driver(QQuickWindow *window)
    : m_window(window)
{
}

QList<Driver::Found> Driver::all() const
{
    QList<Found> found;
    collect(QAccessible::queryAccessibleInterface(m_window), m_window->mapToGlobal(QPoint(0, 0)),
            QRect(QPoint(0, 0), m_window->size()), {}, false, found);
    return found;
}

QList<Driver::Found> Driver::outside() const
{
    QList<Found> found;
    collect(QAccessible::queryAccessibleInterface(m_window), m_window->mapToGlobal(QPoint(0, 0)),
            QRect(QPoint(0, 0), m_window->size()), {}, true, found);
    return found;
}

std::optional<Driver::Found> Driver::find(QAccessible::Role role, const QString &name) const
{
    const QList<Found> found = all();
    const auto matches = [&](const Found &one) {
        return (one.role == role || role == QAccessible::NoRole) && fits(one.name, name);
    };
    const auto first = std::find_if(found.begin(), found.end(), matches);
    if (first == found.end())
        return std::nullopt;
    const bool isUnderDialog =
        std::any_of(found.begin(), found.end(), [](const Found &one) { return one.role == QAccessible::Dialog; });
    return isUnderDialog ? *std::find_if(found.rbegin(), found.rend(), matches) : *first;
}

bool Driver::waitUntil(const std::function<bool()> &condition, int milliseconds)
{
    return QTest::qWaitFor(condition, milliseconds);
}

bool Driver::waitFor(QAccessible::Role role, const QString &name, int milliseconds)
{
    if (waitUntil([&] { return find(role, name).has_value(); }, milliseconds))
        return true;
    m_failure = u"not on the screen: %1 “%2”"_s.arg(roleName(role), name);
    return false;
}

QString Driver::shown() const
{
    QString text = u"on the screen:"_s;
    for (const Found &one : all()) {
        text += u"\n  %1 “%2”"_s.arg(roleName(one.role), one.name);
        if (!one.description.isEmpty())
            text += u" (%1)"_s.arg(one.description);
        text += one.isChecked ? u", checked"_s : QString();
        text += one.isFocused ? u", focused"_s : QString();
    }
    return text;
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
    // A page that has just come may still be moving, and one that stands may be laid out anew with the next frame,
    // which is longer away than one look from the next: the place must be the same that often one after the other.
    constexpr int often = 4;
    QPoint place(-1, -1);
    int looks = 0;
    const bool stands = waitUntil([&] {
        const auto one = find(role, name);
        if (!one)
            return false;
        const bool isSame = std::exchange(place, one->rect.center()) == one->rect.center();
        looks = isSame ? looks + 1 : 1;
        return looks == often;
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

bool Driver::reveal(QAccessible::Role role, const QString &name, const QString &pane)
{
    const auto within = find(QAccessible::NoRole, pane);
    const QPoint place = within ? within->rect.center() : m_window->contentItem()->boundingRect().center().toPoint();
    const auto fits = [&] {
        const auto one = find(role, name);
        return one && one->rect.height() >= 12;
    };
    constexpr int most = 150; // of notches, which take one less far in Qt 6.8
    for (const int notch : {-120, 120}) {
        for (int i = 0; i < most && !fits(); ++i) {
            QWheelEvent wheel(place, m_window->mapToGlobal(place), {}, {0, notch}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            wheel.setTimestamp(
                static_cast<quint64>(QDeadlineTimer::current().deadline())); // notches of one moment count once
            QGuiApplication::sendEvent(m_window, &wheel);
            QTest::qWait(20);
        }
    }
    return waitFor(role, name, 500);
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

std::optional<Driver::Found> Driver::focused() const
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_window->focusObject());
    if (!interface || interface->object() == m_window)
        return std::nullopt;
    for (const Found &one : all()) {
        if (one.id == QAccessible::uniqueId(interface))
            return one;
    }
    return Found{.role = roleOf(*interface),
                 .name = interface->text(QAccessible::Name),
                 .isFocused = true,
                 .id = QAccessible::uniqueId(interface)};
}

bool Driver::tabTo(QAccessible::Role role, const QString &name)
{
    constexpr int most = 300;
    const auto isThere = [&] {
        QAccessibleInterface *one = QAccessible::queryAccessibleInterface(m_window->focusObject());
        return one && roleOf(*one) == role && fits(one->text(QAccessible::Name), name);
    };
    for (int i = 0; i < most && !isThere(); ++i)
        press(Qt::Key_Tab);
    if (!isThere())
        m_failure = u"Tab never comes to %1 “%2”"_s.arg(roleName(role), name);
    return isThere();
}

QImage Driver::picture() const
{
    return m_window->grabWindow();
}

} // namespace steward::tests
