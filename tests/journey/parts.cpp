// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/parts.h"

#include "support/driver.h"

#include <QFont>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr double near = 4;

bool isType(const QQuickItem *item, const QString &type)
{
    return QString::fromLatin1(item->metaObject()->className()).startsWith(type + u"_QML"_s);
}

template<typename Fits>
QQuickItem *first(QQuickItem *item, const Fits &fits)
{
    if (!item->isVisible())
        return nullptr;
    if (fits(item))
        return item;
    const auto children = item->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = first(child, fits))
            return found;
    }
    return nullptr;
}

/// Our third face is drawn as a semibold and called a bold (resources/fonts/build.py).
int faceOf(int weight)
{
    return weight == QFont::DemiBold ? QFont::Bold : weight;
}

/// The token's name in Theme: QML takes "on…" for a signal handler.
QString tokenName(const QString &name)
{
    return name.startsWith("on"_L1) && name.size() > 2 && name.at(2).isUpper() ? u"over"_s + name.sliced(2) : name;
}

} // namespace

Parts::Parts(QQuickWindow *window)
    : m_window(window)
{
}

QQuickItem *Parts::named(QAccessible::Role role, const QString &name) const
{
    return first(m_window->contentItem(), [&](QQuickItem *item) {
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(item);
        if (!seen || roleOf(*seen) != role || item->width() <= 0 || item->height() <= 0)
            return false;
        const QString found = seen->text(QAccessible::Name);
        return name.endsWith(u'*') ? found.startsWith(name.chopped(1)) : found == name;
    });
}

QQuickItem *Parts::text(const QString &words, QQuickItem *under) const
{
    return first(under ? under : m_window->contentItem(), [&](QQuickItem *item) {
        return item->property("contentWidth").isValid() && item->property("text").toString() == words;
    });
}

QQuickItem *Parts::around(QQuickItem *item, const QString &type)
{
    while (item && !isType(item, type))
        item = item->parentItem();
    return item;
}

QQuickItem *Parts::within(QQuickItem *item, const QString &type) const
{
    return item ? first(item, [&](QQuickItem *one) { return isType(one, type); }) : nullptr;
}

void Parts::look()
{
    m_picture = m_window->grabWindow();
}

/// The colour that most of the rectangle has.
QColor Parts::fill(const QRect &rect) const
{
    QHash<QRgb, int> seen;
    const QRect inner = rect.adjusted(2, 2, -2, -2) & m_picture.rect();
    for (int y = inner.top(); y <= inner.bottom(); ++y) {
        for (int x = inner.left(); x <= inner.right(); ++x)
            ++seen[m_picture.pixel(x, y)];
    }
    const auto most = std::max_element(seen.cbegin(), seen.cend());
    return most == seen.cend() ? QColor() : QColor(most.key());
}

QStringList Parts::rectDifferences(const QJsonObject &part, const QQuickItem &box) const
{
    const QRectF rect = box.mapRectToScene(QRectF(0, 0, box.width(), box.height()));
    const std::array<double, 4> found{rect.x(), rect.y(), rect.width(), rect.height()};
    const QJsonArray wanted = part.value(u"rect"_s).toArray();
    QStringList differences;
    for (qsizetype side = 0; side < 4; ++side) {
        const QChar name = u"xywh"[side];
        if (part.value(u"holds"_s).toString().contains(name)
            && std::abs(found.at(static_cast<size_t>(side)) - wanted.at(side).toDouble()) > near)
            differences << u"%1 is %2, not %3"_s.arg(name)
                               .arg(found.at(static_cast<size_t>(side)))
                               .arg(wanted.at(side).toDouble());
    }
    return differences;
}

QStringList Parts::textDifferences(const QJsonObject &part, const QQuickItem &text) const
{
    const auto font = text.property("font").value<QFont>();
    const auto color = text.property("color").value<QColor>();
    QStringList differences;
    if (font.pixelSize() != part.value(u"size"_s).toInt())
        differences << u"its letters are %1 high, not %2"_s.arg(font.pixelSize()).arg(part.value(u"size"_s).toInt());
    if (font.weight() != faceOf(part.value(u"weight"_s).toInt()))
        differences << u"they weigh %1, not %2"_s.arg(font.weight()).arg(part.value(u"weight"_s).toInt());
    if (color.name() != part.value(u"color"_s).toString())
        differences << u"their colour is %1, not %2"_s.arg(color.name(), part.value(u"color"_s).toString());
    return differences;
}

QStringList Parts::differences(const QJsonObject &part, QQuickItem *box, QQuickItem *text, const QObject &theme) const
{
    if (!box || (part.contains(u"size"_s) && !text))
        return {u"is not there"_s};
    QStringList found = rectDifferences(part, *box);
    for (const auto &[value, token] : {std::pair(u"fill"_s, u"fillToken"_s), {u"color"_s, u"colorToken"_s}}) {
        if (!part.contains(value))
            continue;
        const QColor wanted =
            theme.property(tokenName(part.value(token).toString()).toLatin1().constData()).value<QColor>();
        if (wanted.name() != part.value(value).toString())
            found << u"the token %1 is %2"_s.arg(part.value(token).toString(), wanted.name());
    }
    if (part.contains(u"fill"_s)) {
        const QColor seen = fill(box->mapRectToScene(QRectF(0, 0, box->width(), box->height())).toRect());
        if (seen.name() != part.value(u"fill"_s).toString())
            found << u"it is filled with %1, not %2"_s.arg(seen.name(), part.value(u"fill"_s).toString());
    }
    if (part.contains(u"size"_s))
        found += textDifferences(part, *text);
    return found;
}

} // namespace steward::tests
