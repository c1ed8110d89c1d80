// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tells: name and role of each, in every scheme, density, direction and size of text, without a word of complaint.
#include "controls/stage.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

class TellingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Stage> m_stage;

    static QString folder() { return qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/qml/controls"_s; }

private Q_SLOTS:
    void init() { m_stage = std::make_unique<Stage>(); }

    void cleanup()
    {
        const QStringList complaints = Stage::complaints();
        m_stage.reset();
        QCOMPARE(complaints, QStringList());
    }

    void controls_data()
    {
        QTest::addColumn<QString>("qml");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("name");
        const auto row = [](const QString &qml, QAccessible::Role role, const QString &name) {
            QTest::newRow(qPrintable(qml.left(60))) << qml << int(role) << name;
        };
        row(u"Label { text: \"Roles\" }"_s, QAccessible::StaticText, u"Roles"_s);
        row(u"Chip { text: \"11\"; tone: Tone.Pencil; iconName: \"pencil\"; label: \"11 staged\" }"_s,
            QAccessible::StaticText, u"11 staged"_s);
        row(u"Chip { text: \"In force\"; tone: Tone.Success }"_s, QAccessible::StaticText, u"In force"_s);
        row(u"EnvironmentTag { kind: EnvironmentTag.Training }"_s, QAccessible::StaticText, u"Training"_s);
        row(u"RiskBars { level: 3 }"_s, QAccessible::Graphic, u"High risk"_s);
        row(u"LevelBadge { letter: \"H\"; label: \"Health centre\" }"_s, QAccessible::StaticText, u"Health centre"_s);
        row(u"MatrixMark { mark: MatrixGlyph.StagedOff }"_s, QAccessible::Graphic, u"not granted, staged"_s);
        row(u"MatrixMark { mark: MatrixGlyph.Some; count: 3 }"_s, QAccessible::Graphic, u"only 3"_s);
        row(u"MarginMark { mark: MarginMark.Conflict; height: 60 }"_s, QAccessible::Graphic, u"conflict"_s);
        row(u"MarginMark { mark: MarginMark.Locked }"_s, QAccessible::Graphic, u"not yours to change"_s);
        row(u"Sentence { words: \"As it is.\" }"_s, QAccessible::StaticText, u"As it is."_s);
        row(u"ReasonPath { width: 400; model: [{text: \"Data Officer\", icon: \"key-round\"}, {text: \"may\", tone: Tone.Success}] }"_s,
            QAccessible::StaticText, u"Data Officer, may"_s);
        row(u"ValuePair { was: \"24 h\"; now: \"12 h\" }"_s, QAccessible::StaticText, u"was 24 h, now 12 h"_s);
        row(u"ValuePair { now: \"12 h\"; kind: ValuePair.Added; wasColumn: 80; nowColumn: 120 }"_s,
            QAccessible::StaticText, u"12 h"_s);
        row(u"DiffRow { width: 500; title: \"Login Duration\"; note: \"cc-login\"; noteUnder: true; was: \"24 h\"; now: \"12 h\" }"_s,
            QAccessible::ListItem, u"Login Duration, cc-login, was 24 h, now 12 h, changed"_s);
        row(u"Banner { width: 400; tone: Tone.Danger; title: \"Gone.\"; text: \"Try later.\"; requestId: \"7f3a\"\nActionButton { text: \"Try again\" } }"_s,
            QAccessible::AlertMessage, u"Gone. Try later."_s);
        row(u"Strip { width: 400; title: \"No network.\"; text: \"Applying waits.\"; actionText: \"Try now\" }"_s,
            QAccessible::AlertMessage, u"No network. Applying waits."_s);
        row(u"Toast { text: \"Done\" }"_s, QAccessible::AlertMessage, u"Done"_s);
        row(u"ReadingLine { width: 400; title: \"HSA:\"; text: \"granted\"\nKbd { text: \"W\" } }"_s,
            QAccessible::StatusBar, u"HSA: granted"_s);
        row(u"GroupHeading { width: 400; title: \"Changes, 5\"; text: \"each\"; endText: \"2 read\"; margined: true; iconName: \"pencil\" }"_s,
            QAccessible::Heading, u"Changes, 5, each, 2 read"_s);
        row(u"DraftBar { width: 600; title: \"11 changes staged\"; text: \"Nothing is live.\" }"_s, QAccessible::Pane,
            u"Draft, 11 changes staged, Nothing is live."_s);
        row(u"Placeholder { width: 400; iconName: \"smartphone\"; title: \"No phones yet\"; text: \"They appear.\"\nActionButton { text: \"Enrol\" } }"_s,
            QAccessible::StaticText, u"No phones yet They appear."_s);
        row(u"SkeletonRows { width: 400; count: 3 }"_s, QAccessible::StaticText, u"Loading"_s);
        row(u"ProgressLine { width: 400; text: \"Fetching users\"; value: 0.4 }"_s, QAccessible::ProgressBar,
            u"Fetching users"_s);
        row(u"Bar { value: 0.6; second: 0.1; label: \"Raw 60, with accepted 70\" }"_s, QAccessible::Graphic,
            u"Raw 60, with accepted 70"_s);
        row(u"SideSheet { title: \"Wezi\"; width: 300 }"_s, QAccessible::Pane, u"Wezi"_s);
        row(u"Segmented { label: \"When\"; model: [\"Now\", \"Tonight\"]; staged: true }"_s, QAccessible::Grouping,
            u"When"_s);
        row(u"Tabs { label: \"Person\"; model: [{text: \"Summary\"}, {text: \"People\", count: \"4\"}] }"_s,
            QAccessible::PageTabList, u"Person"_s);
    }

    void controls()
    {
        QFETCH(QString, qml);
        QFETCH(int, role);
        QFETCH(QString, name);
        QQuickItem *item = m_stage->show(qml);
        QVERIFY(item);
        QAccessibleInterface *face = Stage::accessible(item);
        QVERIFY(face);
        QCOMPARE(int(face->role()), role);
        QCOMPARE(face->text(QAccessible::Name), name);
        QVERIFY(item->width() > 0 && item->height() > 0);

        // As the user may have it: four schemes, two densities, twice the text, from right to left.
        QObject *theme = m_stage->theme();
        for (int scheme = 0; scheme < 4; ++scheme) {
            theme->setProperty("scheme", scheme);
            theme->setProperty("density", scheme % 2);
            theme->setProperty("textScale", scheme < 2 ? 1.0 : 2.0);
            QVERIFY(!m_stage->window().grabWindow().isNull());
        }
        const double big = item->implicitHeight();
        theme->setProperty("textScale", 1.0);
        QTRY_VERIFY(item->implicitHeight() <= big);
        QQuickItem *mirrored = m_stage->show(
            u"Item { LayoutMirroring.enabled: true; LayoutMirroring.childrenInherit: true; width: 700; height: 300\n"_s
            + qml + u"}"_s);
        QVERIFY(mirrored);
        QVERIFY(!m_stage->window().grabWindow().isNull());
    }

    void iconsInRightToLeft_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("turns");
        for (const QString &name : {u"arrow-right"_s, u"chevron-left"_s, u"chevron-right"_s, u"corner-down-right"_s,
                                    u"log-in"_s, u"log-out"_s, u"undo-2"_s})
            QTest::newRow(qPrintable(name)) << name << true;
        // up and down are the same everywhere, and so are a tick and a clock
        for (const QString &name : {u"chevron-down"_s, u"chevrons-up-down"_s, u"check"_s, u"history"_s})
            QTest::newRow(qPrintable(name)) << name << false;
    }

    /// What points along the line of reading points the other way, to the pixel; whatever else does not.
    void iconsInRightToLeft()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, turns);
        const auto picture = [&](const QString &mirrored) {
            const QQuickItem *item = m_stage->show(
                u"Rectangle { width: 64; height: 64; color: \"white\"; LayoutMirroring.enabled: %1\n"
                "LayoutMirroring.childrenInherit: true\n"
                "Icon { anchors.centerIn: parent; name: \"%2\"; size: 48; color: \"black\" } }"_s.arg(mirrored, name));
            const QRect place = item ? item->mapRectToScene(item->boundingRect()).toRect() : QRect();
            return m_stage->window().grabWindow().copy(place).convertToFormat(QImage::Format_Grayscale8);
        };
        const auto ink = [](const QImage &image, const QImage &other) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    count += std::abs(qGray(image.pixel(x, y)) - qGray(other.pixel(x, y))) > 96 ? 1 : 0;
            }
            return count;
        };
        const QImage left = picture(u"false"_s);
        const QImage right = picture(u"true"_s);
        QCOMPARE(left.size(), QSize(64, 64));
        QImage blank(left.size(), QImage::Format_Grayscale8);
        blank.fill(Qt::white);
        const int all = ink(left, blank);
        QVERIFY(all > 100);
        if (!turns) {
            QCOMPARE(right, left);
            return;
        }
        const QImage turned = left.transformed(QTransform(-1, 0, 0, 1, 0, 0));
        QVERIFY2(ink(right, turned) < all / 10, qPrintable(u"%1 of %2"_s.arg(ink(right, turned)).arg(all)));
        QVERIFY2(ink(right, left) > all / 4, qPrintable(u"%1 of %2"_s.arg(ink(right, left)).arg(all)));
    }

    void headersHoldTheirParts()
    {
        QQuickItem *item = m_stage->show(
            u"Column { width: 700\nPageHeader { width: 700; title: \"Roles\"; text: \"15 roles.\"; crumbs: [ Label { "
            u"text: \"Home\" } ]\n"
            "chips: [ Chip { text: \"2\" } ]\nActionButton { text: \"New role\" } }\n"
            "PaneHeader { width: 700; title: \"If you apply this\"; text: \"now\"; sunk: true; iconName: "
            "\"info\"\nStatusDot { text: \"fresh\" } }\n"
            "ImpactRow { width: 700; kind: ImpactRow.Loses; title: \"12 lose sight\"; text: \"11 keep 1\"; note: "
            "\"x\"; actionText: \"Names\" }\n"
            "EffectLine { width: 300; text: \"214 people will be signed out now, at once and without asking.\"; "
            "actionText: \"Undo\" }\n"
            "BecauseLine { width: 300; text: \"Because.\" }\nSheet { width: 10; height: 10 }\nProductMark {}\nAvatar { name: \" wezi  nyirenda x\" } }"_s);
        QVERIFY(item);
        QVERIFY(!m_stage->window().grabWindow().isNull());
    }

    void initialsOfAnyName()
    {
        const auto initials = [this](const QString &name) {
            QQuickItem *item = m_stage->show(u"Avatar { name: \"\" }"_s);
            item->setProperty("name", name);
            return read<QString>(item, "initials");
        };
        QCOMPARE(initials(u"Wezi Nyirenda"_s), u"WN"_s);
        QCOMPARE(initials(u"  thokozani  mwale banda "_s), u"TM"_s);
        QCOMPARE(initials(u"Plato"_s), u"P"_s);
        QCOMPARE(initials(u""_s), u""_s);
        QCOMPARE(initials(u"😀 smile"_s), u"😀S"_s);
    }

    void requestIdCanBeCopied()
    {
        QQuickItem *item = m_stage->show(u"Banner { width: 400; text: \"No.\"; requestId: \"7f3a 91c2\" }"_s);
        QVERIFY(item);
        QGuiApplication::clipboard()->setText(u"something else"_s);
        QTest::keyClick(&m_stage->window(), Qt::Key_Tab);
        QQuickItem *copy = m_stage->window().activeFocusItem();
        QCOMPARE(Stage::accessible(copy)->text(QAccessible::Name), u"Copy the request id"_s);
        QTest::keyClick(&m_stage->window(), Qt::Key_Return);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"7f3a 91c2"_s);
        QCOMPARE(Stage::accessible(copy)->text(QAccessible::Name), u"Copied the request id"_s);
        item->setProperty("requestId", u"next"_s); // another one is not copied yet
        QCOMPARE(Stage::accessible(copy)->text(QAccessible::Name), u"Copy the request id"_s);
        m_stage->click(copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"next"_s);
    }

    /// The pixel of the window at a point of the item.
    QColor pixel(const QQuickItem *item, qreal x, qreal y)
    {
        const QImage picture = m_stage->window().grabWindow();
        const QPointF at = item->mapToScene({x, y}) * picture.devicePixelRatio();
        return picture.pixelColor(at.toPoint());
    }

    void matrixGlyph_isPaintedInTheTheme_data()
    {
        QTest::addColumn<int>("mark");
        QTest::addColumn<QByteArray>("fill"); // of its box, beside what is in the middle
        QTest::newRow("granted") << 1 << QByteArray("mark");
        QTest::newRow("implied") << 2 << QByteArray("sheet");
        QTest::newRow("some") << 3 << QByteArray("accentSoft");
        QTest::newRow("staged on") << 6 << QByteArray("mark");
        QTest::newRow("staged off") << 7 << QByteArray("pencilSoft");
        QTest::newRow("dangerous") << 8 << QByteArray("dangerSoft");
        for (const int bare : {0, 4, 5})
            QTest::addRow("without a box, %d", bare) << bare << QByteArray("hover");
    }

    void matrixGlyph_isPaintedInTheTheme()
    {
        QFETCH(int, mark);
        QFETCH(QByteArray, fill);
        QQuickItem *item = m_stage->show(u"MatrixGlyph { width: 68; height: 28; paint: MatrixPaint; count: 7; "
                                         "ground: Theme.hover; lined: true }"_s);
        QVERIFY(item);
        item->setProperty("mark", mark);
        QObject *theme = m_stage->theme();
        for (int scheme = 0; scheme < 4; ++scheme) {
            theme->setProperty("scheme", scheme);
            QCOMPARE(pixel(item, 2, 2), read<QColor>(theme, "hover"));
            QCOMPARE(pixel(item, 30, 27), read<QColor>(theme, "line"));
            QCOMPARE(pixel(item, 67, 10), read<QColor>(theme, "line"));
            QCOMPARE(pixel(item, 27, 14), read<QColor>(theme, fill.constData())); // the box is 25 to 43
        }
        const QImage whole = m_stage->window().grabWindow();
        item->setProperty("bare", true);
        for (int x = 22; x < 46; ++x)
            QCOMPARE(pixel(item, x, 14), read<QColor>(theme, "hover"));
        QCOMPARE(pixel(item, 67, 10), read<QColor>(theme, "hover"));
        QCOMPARE(pixel(item, 30, 27), read<QColor>(theme, "line"));
        item->setProperty("bare", false);
        QCOMPARE(m_stage->window().grabWindow(), whole);
    }

    void matrixGlyph_followsWhatItShows()
    {
        QQuickItem *item = m_stage->show(u"MatrixMark { mark: MatrixGlyph.Some; count: 3 }"_s);
        QVERIFY(item);
        const QImage three = m_stage->window().grabWindow();
        item->setProperty("count", 4);
        QVERIFY(m_stage->window().grabWindow() != three);
        item->setProperty("count", 3);
        QCOMPARE(m_stage->window().grabWindow(), three);
        m_stage->theme()->setProperty("textScale", 2.0);
        QCOMPARE(item->width(), 36.0);
        QCOMPARE(pixel(item, 4, 18), read<QColor>(m_stage->theme(), "accentSoft"));
    }

    void everyControlIsTriedHere()
    {
        // Built of others, or tried through them.
        const QStringList parts{u"Barrier"_s,      u"ButtonFace"_s, u"ChoiceItem"_s, u"ChoiceList"_s, u"DialogFooter"_s,
                                u"DialogHeader"_s, u"Divider"_s,    u"FieldBox"_s,   u"FieldFrame"_s, u"FocusRing"_s,
                                u"Raised"_s,       u"Say"_s,        u"Keyboard"_s,   u"Segment"_s,    u"Shadow"_s,
                                u"SkeletonBar"_s,  u"StagedRing"_s, u"Tab"_s,        u"Tip"_s,        u"TipLoader"_s,
                                u"ToastButton"_s,  u"ValueBox"_s,   u"Icon"_s,       u"ScrollBar"_s,  u"Lazy"_s,
                                u"Rows"_s,         u"MenuLine"_s,   u"Lines"_s,      u"Later"_s,      u"MatrixPaint"_s,
                                u"MarginSign"_s,   u"Clip"_s,       u"RadioFace"_s};
        QByteArray tests;
        for (const QString &name : {u"acting"_s, u"filling"_s, u"telling"_s}) {
            QFile file(folder() + u"/../../tests/controls/"_s + name + u"test.cpp"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            tests += file.readAll();
        }
        QDirIterator files(folder(), {u"*.qml"_s}, QDir::Files);
        int count = 0;
        while (files.hasNext()) {
            const QString name = QFileInfo(files.next()).baseName();
            ++count;
            if (!parts.contains(name))
                QVERIFY2(tests.contains(name.toUtf8() + " {") || tests.contains(name.toUtf8() + '.'), qPrintable(name));
        }
        QVERIFY(count > 50);
    }

    /// The rules that a linter does not know.
    void sourcesKeepTheRules()
    {
        static const QRegularExpression text(u"^\\s*(?:contentItem: )?Text \\{$"_s);
        static const QRegularExpression colour(u"\"#[0-9A-Fa-f]{3,8}\""_s);
        QDirIterator files(folder(), {u"*.qml"_s}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString all = QString::fromUtf8(file.readAll());
            const bool sentence = file.fileName().endsWith("/Sentence.qml"_L1);
            for (const QString &line : all.split(u'\n')) {
                if (text.match(line).hasMatch())
                    QVERIFY2(sentence || all.contains("textFormat: Text.PlainText"_L1), qPrintable(file.fileName()));
            }
            QVERIFY2(sentence || !all.contains("StyledText"_L1), qPrintable(file.fileName()));
            QVERIFY2(!all.contains("RichText"_L1) && !all.contains("AutoText"_L1), qPrintable(file.fileName()));
            QVERIFY2(!all.contains("layer.enabled"_L1), qPrintable(file.fileName()));
            QVERIFY2(!colour.match(all).hasMatch(), qPrintable(file.fileName()));
            QVERIFY2(!all.contains("import QtQuick.Controls"_L1), qPrintable(file.fileName()));
        }
    }
};

STEWARD_TEST(TellingTest, "telling", Gui)

} // namespace steward::tests

#include "tellingtest.moc"
