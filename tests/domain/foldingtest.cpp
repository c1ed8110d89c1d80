// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/folding.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

QString shown(QStringView text)
{
    return QString::fromStdString(foldForSearch(text));
}

QString randomText(QRandomGenerator &random)
{
    constexpr std::array<std::pair<char32_t, char32_t>, 10> blocks{{{0x0, 0x7f},
                                                                    {0xa0, 0x24f},
                                                                    {0x300, 0x36f},
                                                                    {0x370, 0x4ff},
                                                                    {0x600, 0x6ff},
                                                                    {0x900, 0x97f},
                                                                    {0x1200, 0x137f},
                                                                    {0x2000, 0x206f},
                                                                    {0xac00, 0xd7ff},
                                                                    {0xfb00, 0x1f64f}}};
    QString text;
    for (int left = random.bounded(12); left > 0; --left) {
        const auto &[first, last] = blocks[random.bounded(static_cast<quint32>(blocks.size()))];
        const char32_t letter = first + random.bounded(static_cast<quint32>(last - first + 1));
        text += QStringView(QChar::fromUcs4(letter));
    }
    return text;
}

} // namespace

class FoldingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("case") << u"Kasungu Health Centre"_s << u"kasungu health centre"_s;
        QTest::newRow("spaces") << u" \tMw -\n v\u00a0 1 "_s << u"mw - v 1"_s;
        QTest::newRow("nul") << QStringView(u"a\0b", 3).toString() << u"a b"_s;
        QTest::newRow("accents") << u"Thyolo Ŵiliŵa São Tomé"_s << u"thyolo wiliwa sao tome"_s;
        QTest::newRow("composed elsewhere") << u"e\u0301a\u0328\u0300"_s << u"ea"_s;
        QTest::newRow("Vietnamese") << u"Đặng Thị Hường"_s << u"dang thi huong"_s;
        QTest::newRow("sharp s") << u"Straße STRASSE ẞ"_s << u"strasse strasse ss"_s;
        QTest::newRow("Turkish") << u"İstanbul ısı"_s << u"istanbul isi"_s;
        QTest::newRow("hooks and strokes") << u"Ɓaƙo Ɗan Øst Łódź"_s << u"bako dan ost lodz"_s;
        QTest::newRow("Greek") << u"Άργος ΣΊΣΥΦΟΣ"_s << u"αργοσ σισυφοσ"_s;
        QTest::newRow("Cyrillic") << u"Ёлкино Йод"_s << u"елкино иод"_s;
        QTest::newRow("full width") << u"Ｍｗ－０１ ﬁ"_s << u"mw-01 fi"_s;
        QTest::newRow("Arabic vowels, tatweel") << u"مُحَمَّد مـحـمد"_s << u"محمد محمد"_s;
        QTest::newRow("Arabic alef") << u"أحمد إدريس آدم"_s << u"احمد ادريس ادم"_s;
        QTest::newRow("Arabic hamza elsewhere stays") << u"مئوية"_s << u"مي\u0654وية"_s;
        QTest::newRow("Arabic comma, digits") << u"مركز،٠١٢"_s << u"مركز 012"_s;
        QTest::newRow("Devanagari keeps its vowels") << u"किला"_s << u"किला"_s;
        QTest::newRow("Devanagari keeps its nukta") << u"\u0958ला"_s << u"क\u093cला"_s;
        QTest::newRow("Devanagari joiner") << u"क्\u200dष"_s << u"क्ष"_s;
        QTest::newRow("Ethiopic") << u"አዲስ፡አበባ"_s << u"አዲስ አበባ"_s;
        QTest::newRow("Japanese keeps its marks") << u"が"_s << u"か\u3099"_s;
        QTest::newRow("apostrophe, dash") << u"N’Djamena–Sud N'Djamena"_s << u"n'djamena-sud n'djamena"_s;
        QTest::newRow("not seen") << u"a\u200db\ufe0f\u00ad\u202ec"_s << u"abc"_s;
        QTest::newRow("only marks") << u"\u0301\u0302"_s << QString();
        QTest::newRow("beyond the BMP") << u"𐐀 😀"_s << u"𐐨 😀"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) + u'a' << u"\ufffda"_s;
    }

    void folds()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, folded);
        QCOMPARE(shown(text), folded);
        QCOMPARE(shown(folded), folded);
    }

    /// Folding again changes nothing, traced or not, and no byte is 0; texts that are canonically the same fold alike.
    void anyText()
    {
        QRandomGenerator random(20261119);
        for (int i = 0; i < 20'000; ++i) {
            const QString text = randomText(random);
            const std::string folded = foldForSearch(text);
            const TracedText traced = foldTraced(text);
            QCOMPARE(traced.bytes, folded);
            QCOMPARE(traced.origins.size(), folded.size() + 1);
            QVERIFY(std::is_sorted(traced.origins.begin(), traced.origins.end()));
            QVERIFY(traced.origins.back() <= text.size());
            QVERIFY(folded.find('\0') == std::string::npos);
            QVERIFY2(foldForSearch(QString::fromStdString(folded)) == folded, qUtf8Printable(text.toHtmlEscaped()));
            for (const auto form : {QString::NormalizationForm_C, QString::NormalizationForm_D})
                QVERIFY2(foldForSearch(text.normalized(form)) == folded, qUtf8Printable(text));
        }
    }

    void spans()
    {
        const QString text = u"  Straße e\u0301 مُـح"_s;
        const TracedText traced = foldTraced(text);
        QCOMPARE(QString::fromStdString(traced.bytes), u"strasse e مح"_s);
        QCOMPARE(traced.spanOf(0, 2), (TextSpan{2, 2}));
        QCOMPARE(traced.spanOf(0, 5), (TextSpan{2, 5})); // the first half of the sharp s shows all of it
        QCOMPARE(traced.spanOf(8, 1), (TextSpan{9, 2})); // with its accent
        QCOMPARE(traced.spanOf(10, 4), (TextSpan{12, 4}));
    }

    /// A text of 64 KiB costs what one of 512 letters costs, and ends with a whole letter.
    void longTexts()
    {
        QCOMPARE(foldForSearch(QString(65'536, u'a')).size(), size_t{512});
        QCOMPARE(foldForSearch(QString(65'536, QChar(0x1200))).size(), size_t{510});
        QCOMPARE(foldForSearch(QString(65'536, QChar(0x301))).size(), size_t{0});
        QCOMPARE(foldForSearch(QString(65'536, QChar(0xfdfa))).size(), size_t{510}); // one letter becomes 18
        const QString pairs = u'a' + u"😀"_s.repeated(400);
        QCOMPARE(foldForSearch(pairs), foldForSearch(pairs.first(511)));
    }
};

STEWARD_TEST(FoldingTest, "folding", Core)

} // namespace steward::domain

#include "foldingtest.moc"
