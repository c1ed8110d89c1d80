// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mainjob.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;

namespace {

QString valueText(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

QString line(const Change &change)
{
    return u"%1: %2 to %3"_s.arg(change.field, valueText(change.before), valueText(change.after));
}

} // namespace

QStringList staged(const ConsoleStage &stage)
{
    return asked(stage.workspace().draft().changes());
}

QStringList asked(const QList<Change> &changes)
{
    QStringList lines;
    for (const Change &change : changes) {
        if (change.cause.isEmpty())
            lines << line(change);
    }
    lines.sort();
    return lines;
}

QString removalTick(const QString &field)
{
    return u"I have read this removal: %1"_s.arg(field);
}

bool tickMobileAccess(Driver &driver)
{
    return driver.click(QAccessible::ListItem, u"Other Settings*"_s)
           && driver.click(QAccessible::CheckBox, mobileAccess + u'*');
}

bool nameLockedOut(Driver &driver, const QString &name)
{
    return driver.click(QAccessible::Button, u"Settle…*"_s)
           && driver.type(QAccessible::EditableText, u"Type %1 to go on"_s.arg(name), name)
           && driver.click(QAccessible::Button, u"Lock out"_s) && driver.waitGone(QAccessible::Button, u"Lock out"_s);
}

bool isShownBy(Driver &driver, const Impact &impact)
{
    const QLocale locale;
    const auto has = [&](const QString &text) { return driver.find(QAccessible::NoRole, text).has_value(); };
    return has(u"−%1 *"_s.arg(locale.toString(impact.lose.size())))
           && has(u"%1 locked out*"_s.arg(locale.toString(impact.lockedOut.size())));
}

} // namespace steward::tests
