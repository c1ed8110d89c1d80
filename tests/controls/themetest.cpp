// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "controls/stage.h"
#include "support/testmain.h"

#include <QColor>
#include <QDirIterator>
#include <QFile>
#include <QFont>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

const QStringList schemes{u"light"_s, u"dark"_s, u"highContrastLight"_s, u"highContrastDark"_s};

QString source(const QString &path)
{
    return qEnvironmentVariable("STEWARD_SOURCE_DIR") + u'/' + path;
}

QByteArray contents(const QString &path)
{
    QFile file(source(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QColor colour(const QString &css)
{
    QColor colour(css.left(7));
    if (css.size() == 9)
        colour.setAlpha(css.mid(7).toInt(nullptr, 16));
    return colour;
}

QByteArray propertyName(const QString &token)
{
    const bool handler = token.startsWith("on"_L1) && token.size() > 2 && token[2].isUpper();
    return (handler ? u"over"_s + token.mid(2) : token).toUtf8();
}

double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Stage> m_stage;
    QJsonObject m_tokens;

    [[nodiscard]] QColor themed(const QString &token) const
    {
        return read<QColor>(m_stage->theme(), propertyName(token).constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_tokens = QJsonDocument::fromJson(contents(u"qml/theme/tokens.json"_s)).object();
        QVERIFY(!m_tokens.isEmpty());
    }

    void init() { m_stage = std::make_unique<Stage>(); }

    void cleanup()
    {
        const QStringList complaints = Stage::complaints();
        m_stage.reset();
        QCOMPARE(complaints, QStringList());
    }

    void coloursAreTheTokens()
    {
        QVERIFY(m_stage->theme());
        for (int i = 0; i < schemes.size(); ++i) {
            m_stage->theme()->setProperty("scheme", i);
            const QJsonObject palette = m_tokens[u"colour"_s][schemes[i]].toObject();
            QVERIFY(palette.size() > 60);
            for (auto at = palette.begin(); at != palette.end(); ++at) {
                const QColor shown = themed(at.key());
                QVERIFY2(shown == colour(at->toString()),
                         qPrintable(schemes[i] + u' ' + at.key() + u' ' + shown.name(QColor::HexArgb)));
            }
        }
    }

    /// Computed from what the theme really shows, not from the ratios written beside the tokens.
    void pairsCanBeRead()
    {
        int pairs = 0;
        for (int i = 0; i < schemes.size(); ++i) {
            m_stage->theme()->setProperty("scheme", i);
            const QJsonObject proved = m_tokens[u"contrast"_s][u"result"_s][schemes[i]].toObject();
            for (auto at = proved.begin(); at != proved.end(); ++at) {
                const QStringList names = at.key().split(u" on "_s);
                QCOMPARE(names.size(), 2);
                const double ratio = contrast(themed(names[0]), themed(names[1]));
                QVERIFY2(ratio >= (*at)[u"need"_s].toDouble() - 0.005,
                         qPrintable(schemes[i] + u": "_s + at.key() + u' ' + QString::number(ratio)));
                ++pairs;
            }
        }
        QVERIFY(pairs >= 600);
    }

    void sizesAreTheTokens()
    {
        QObject *theme = m_stage->theme();
        for (const QString &group : {u"comfortable"_s, u"compact"_s}) {
            theme->setProperty("density", group == "compact"_L1 ? 1 : 0);
            const QJsonObject sizes = m_tokens[u"density"_s][group].toObject();
            for (auto at = sizes.begin(); at != sizes.end(); ++at) {
                const QByteArray name = (u"d"_s + at.key().left(1).toUpper() + at.key().mid(1)).toUtf8();
                QCOMPARE(read<int>(theme, name.constData()), at->toInt());
            }
        }
        const QJsonObject spaces = m_tokens[u"space"_s].toObject();
        for (auto at = spaces.begin(); at != spaces.end(); ++at)
            QCOMPARE(read<int>(theme, at.key().toUtf8().constData()), at->toInt());
    }

    void bigTextFitsItsRow()
    {
        QObject *theme = m_stage->theme();
        theme->setProperty("textScale", 2.0);
        for (const int density : {0, 1}) {
            theme->setProperty("density", density);
            auto *row = read<QObject *>(theme, "row");
            QCOMPARE(read<int>(row, "size"), 26);
            const int letters = qCeil(QFontMetricsF(read<QFont>(row, "font")).height());
            QVERIFY(letters > 26);
            for (const char *name : {"dControl", "dButton", "dRow", "dTreeRow", "dMatrixRow", "dTableHead", "dNavItem"})
                QVERIFY2(read<int>(theme, name) >= letters + 4, name);
        }
    }

    void stillWithoutMotion()
    {
        auto *duration = read<QObject *>(m_stage->theme(), "duration");
        QCOMPARE(read<int>(duration, "slow"), 220);
        m_stage->theme()->setProperty("reducedMotion", true);
        QCOMPARE(read<int>(duration, "slow"), 0);
        QCOMPARE(read<int>(duration, "quick"), 0);
    }

    void ourFontIsUsed()
    {
        for (const char *name : {"row", "rowStrong", "title3"}) {
            const auto font = read<QFont>(read<QObject *>(m_stage->theme(), name), "font");
            QCOMPARE(QFontInfo(font).family(), u"Steward Sans"_s);
            QCOMPARE(QFontInfo(font).weight(), font.weight());
        }
        // Tabular: every digit as wide as every other.
        const QFontMetricsF metrics(read<QFont>(read<QObject *>(m_stage->theme(), "display"), "font"));
        for (const QChar digit : u"0123456789"_s)
            QVERIFY(qAbs(metrics.horizontalAdvance(digit) - metrics.horizontalAdvance(u'0')) < 0.1);
        QVERIFY(metrics.inFont(QChar(0x2212)));
        QVERIFY(metrics.inFont(QChar(0x2026)));
    }

    void everyIconThatIsNamedIsThere()
    {
        QFile icons(source(u"qml/theme/Icons.qml"_s));
        QVERIFY(icons.open(QIODevice::ReadOnly));
        const QString known = QString::fromUtf8(icons.readAll());
        static const QRegularExpression named(
            u"(?:\\bname|iconName|trailingIcon|icon): (?:[^\"\\n]*\\? )?\"([a-z0-9-]+)\"(?: : \"([a-z0-9-]+)\")?"_s);
        int count = 0;
        QDirIterator files(source(u"qml"_s), {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = named.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const auto match = matches.next();
                for (const QString &name : match.capturedTexts().mid(1)) {
                    if (name.isEmpty())
                        continue;
                    ++count;
                    QVERIFY2(known.contains(u"\"%1\": "_s.arg(name)), qPrintable(file.fileName() + u": "_s + name));
                }
            }
        }
        QVERIFY(count > 15);
    }

    void themeIsCurrent()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        QVERIFY(!python.isEmpty());
        QProcess process;
        process.start(python, {source(u"qml/theme/generate.py"_s), u"--check"_s});
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
};

STEWARD_TEST(ThemeTest, "theme", Gui)

} // namespace steward::tests

#include "themetest.moc"
