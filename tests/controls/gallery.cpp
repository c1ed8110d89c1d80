// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows every control: gallery [--scheme 0..3] [--density 0|1] [--scale 1..2] [--rtl] [--grab FILE].
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QTimer>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"scheme"_s, u"0 light, 1 dark, 2 and 3 high contrast"_s, u"number"_s, u"0"_s},
                       {u"density"_s, u"0 comfortable, 1 compact"_s, u"number"_s, u"0"_s},
                       {u"scale"_s, u"of text"_s, u"factor"_s, u"1"_s},
                       {u"rtl"_s, u"right to left"_s},
                       {u"grab"_s, u"save a picture and leave"_s, u"file"_s}});
    parser.process(application);

    QQuickView view;
    view.engine()->addImportPath(u"qrc:/qt/qml"_s);
    view.setInitialProperties({{u"scheme"_s, parser.value(u"scheme"_s).toInt()},
                               {u"density"_s, parser.value(u"density"_s).toInt()},
                               {u"textScale"_s, parser.value(u"scale"_s).toDouble()},
                               {u"rightToLeft"_s, parser.isSet(u"rtl"_s)}});
    view.setSource(QUrl(u"qrc:/gallery/Gallery.qml"_s));
    if (view.status() != QQuickView::Ready)
        return 1;
    view.resize(1440, qMax(1330, qCeil(view.rootObject()->implicitHeight())));
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.show();
    if (parser.isSet(u"grab"_s)) {
        QTimer::singleShot(600, &view, [&view, file = parser.value(u"grab"_s)] {
            QGuiApplication::exit(view.grabWindow().save(file) ? 0 : 1);
        });
    }
    return application.exec();
}
