// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "controls/stage.h"

#include <QQmlComponent>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

QStringList kept;
QtMessageHandler previous = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // The machine's own, nothing to do with us.
    const bool foreign = message.startsWith("QStandardPaths: XDG_RUNTIME_DIR"_L1)
                         || message.startsWith("This plugin does not support propagateSizeHints"_L1);
    if (type != QtDebugMsg && type != QtInfoMsg && !foreign)
        kept.append(message);
    if (previous)
        previous(type, context, message);
}

} // namespace

Stage::Stage()
{
    kept.clear();
    previous = qInstallMessageHandler(keep);
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_window.resize(800, 600);
    m_window.show();
    m_window.requestActivate();
    if (!QTest::qWaitForWindowActive(&m_window))
        kept.append(u"the window was never active"_s);
}

Stage::~Stage()
{
    resetTheme();
    m_shown.reset();
    qInstallMessageHandler(previous);
    previous = nullptr;
}

QQuickItem *Stage::show(const QString &qml)
{
    m_shown.reset();
    QQmlComponent component(&m_engine);
    const QString text =
        u"import QtQuick\nimport QtQuick.Layouts\nimport Steward.Controls\nimport Steward.Theme\n"_s + qml;
    component.setData(text.toUtf8(), QUrl(u"qrc:/test.qml"_s));
    std::unique_ptr<QObject> object(component.create());
    if (!object) {
        qWarning("%s", qPrintable(component.errorString())); // kept, as every warning
        return nullptr;
    }
    auto *item = qobject_cast<QQuickItem *>(object.get());
    if (item) {
        item->setParentItem(m_window.contentItem());
        item->setPosition({20, 20});
        if (item->width() <= 0 && item->implicitWidth() <= 0)
            item->setWidth(300);
    }
    m_shown = std::move(object);
    QTest::qWait(0);
    return item;
}

QObject *Stage::theme()
{
    if (!m_theme) {
        QQmlComponent component(&m_engine);
        component.setData("import QtQml\nimport Steward.Theme\nQtObject { readonly property QtObject theme: Theme }",
                          QUrl(u"qrc:/theme.qml"_s));
        const std::unique_ptr<QObject> holder(component.create());
        m_theme = holder ? read<QObject *>(holder.get(), "theme") : nullptr;
        if (!m_theme)
            qFatal("%s", qPrintable(component.errorString()));
    }
    return m_theme;
}

void Stage::resetTheme()
{
    QObject *object = theme();
    object->setProperty("scheme", 0);
    object->setProperty("density", 0);
    object->setProperty("textScale", 1.0);
    object->setProperty("reducedMotion", false);
}

QStringList Stage::complaints()
{
    return kept;
}

QAccessibleInterface *Stage::accessible(QObject *item)
{
    return QAccessible::queryAccessibleInterface(item);
}

void Stage::click(QQuickItem *item)
{
    const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(&m_window, Qt::LeftButton, {}, middle.toPoint());
}

} // namespace steward::tests
