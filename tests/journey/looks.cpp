// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/looks.h"

#include <QQuickItem>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

void collectTexts(QQuickItem *item, QList<QQuickItem *> &texts)
{
    if (!item->isVisible())
        return;
    if (item->inherits("QQuickText") && !item->property("text").toString().isEmpty())
        texts << item;
    const auto children = item->childItems();
    for (QQuickItem *child : children)
        collectTexts(child, texts);
}

QList<QQuickItem *> textsOf(const Driver &driver)
{
    QList<QQuickItem *> texts;
    collectTexts(driver.window()->contentItem(), texts);
    return texts;
}

/// What was or will be: nobody decides on half of it.
bool isValue(const QQuickItem *text)
{
    return QByteArrayView(text->parentItem()->metaObject()->className()).startsWith("ValueBox");
}

} // namespace

QStringList misplaced(const Driver &driver)
{
    QStringList wrong;
    const auto outside = driver.outside();
    for (const Driver::Found &one : outside)
        wrong << u"sticks out of the window: %1 at %2, %3, %4 x %5"_s.arg(one.name.left(60))
                     .arg(one.rect.x())
                     .arg(one.rect.y())
                     .arg(one.rect.width())
                     .arg(one.rect.height());
    const auto texts = textsOf(driver);
    for (const QQuickItem *text : texts) {
        const qreal words = text->property("contentWidth").toReal();
        if (words > text->width() + 1.5)
            wrong << u"flows over its place, %1 wide: %2, %3 wide"_s.arg(text->width())
                         .arg(text->property("text").toString().left(60))
                         .arg(words);
        if (isValue(text) && text->property("truncated").toBool())
            wrong << u"a value is cut: %1"_s.arg(text->property("text").toString().left(60));
    }
    return wrong;
}

QStringList readAsMarkup(const Driver &driver)
{
    constexpr int plain = 0; // Text.PlainText
    QStringList wrong;
    const auto texts = textsOf(driver);
    for (const QQuickItem *item : texts) {
        QString text = item->property("text").toString();
        // the one control with markup of its own writes exactly these
        if (item->property("textFormat").toInt() != plain)
            text.remove(u"<b>"_s).remove(u"</b>"_s);
        if (item->property("textFormat").toInt() != plain && text.contains(u'<'))
            wrong << text;
    }
    return wrong;
}

} // namespace steward::tests
