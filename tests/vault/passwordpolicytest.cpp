// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/passwordpolicy.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// RULES.md 5: long, and not what everybody takes; nothing else.
class PasswordPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taken_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("words") << u"correct horse battery staple"_s;
        QTest::newRow("small letters alone") << u"vlqmzhtrwpkbdng"_s;
        QTest::newRow("digits alone") << u"839207461857302"_s;
        QTest::newRow("another script") << u"ndimakonda kudya nsima"_s;
        QTest::newRow("Amharic") << u"\u1230\u120b\u121d \u12d3\u1208\u121d \u12a5\u1295\u12f4\u1275 \u1290\u1205"_s;
        QTest::newRow("a sentence") << u"The clinic opens when Grace has found her keys."_s;
        QTest::newRow("blanks at its ends") << u"  brick lamp under six rivers  "_s;
        QTest::newRow("very long") << u"brick lamp under six rivers, "_s.repeated(7) + u"and more"_s;
        QString faces;
        for (int i = 0; i < 64; ++i)
            faces += QString::fromUcs4(std::u32string{char32_t(0x1F600 + (i * 37) % 64)}.c_str(), 1);
        QTest::newRow("64 emoji") << faces;
    }
    void taken()
    {
        QFETCH(const QString, password);
        QCOMPARE(faultOf(password, {u"Thokozani Mwale"_s, u"thokozani@example.org"_s}), std::nullopt);
    }

    void refused_data()
    {
        using enum PasswordFault;
        QTest::addColumn<QString>("password");
        QTest::addColumn<PasswordFault>("fault");
        QTest::newRow("nothing") << QString() << TooShort;
        QTest::newRow("of all kinds of letters") << u"Password1!"_s << TooShort;
        QTest::newRow("fourteen") << u"vlqmzhtrwpkbdn"_s << TooShort;
        QTest::newRow("fourteen emoji are 28 units") << QString::fromUtf8("\xF0\x9F\x94\x91").repeated(14) << TooShort;
        QTest::newRow("one letter") << u"aaaaaaaaaaaaaaa"_s << Regular;
        QTest::newRow("digits in a row") << u"123456789012345"_s << Regular;
        QTest::newRow("and back") << u"987654321098765"_s << Regular;
        QTest::newRow("the keyboard") << u"qwertyuiopasdfghjkl"_s << Regular;
        QTest::newRow("the alphabet") << u"abcdefghijklmnopqrstuvwxyz"_s << Regular;
        QTest::newRow("again and again") << u"xk7qxk7qxk7qxk7q"_s << Regular;
        QTest::newRow("the product") << u"steward-Steward1"_s << Personal;
        QTest::newRow("a person") << u"ThokozaniMwale1!"_s << Personal;
        QTest::newRow("an address") << u"thokozani@example.org"_s << Personal;
        QTest::newRow("a project") << u"Malaria Zone 2026"_s << Personal;
        QTest::newRow("common") << u"passwordpassword1"_s << Common;
        QTest::newRow("common, and clever") << u"P@ssw0rd-P4$$word"_s << Common;
        QTest::newRow("several") << u"iloveyouforever1"_s << Common;
        QTest::newRow("filled up") << u"letmein1111111111"_s << Common;
    }
    void refused()
    {
        QFETCH(const QString, password);
        QFETCH(const PasswordFault, fault);
        const auto found =
            faultOf(password, {u"Thokozani Mwale"_s, u"thokozani@example.org"_s, u"Malaria Zone 2026"_s});
        QVERIFY(found.has_value());
        QCOMPARE(*found, fault);
    }

    void lettersAreCountedHoweverTyped()
    {
        const QString composed = u"\u00e9\u00e8\u00ea"_s + u"vlqmzhtrwpkb"_s;
        QCOMPARE(faultOf(composed, {}), std::nullopt);
        QCOMPARE(faultOf(composed.normalized(QString::NormalizationForm_D), {}), std::nullopt);
        QCOMPARE(faultOf(composed.chopped(1).normalized(QString::NormalizationForm_D), {}), PasswordFault::TooShort);
    }

    void aShortWordOfThePersonIsNoReason()
    {
        QCOMPARE(faultOf(u"vlqmzhtrwpkbdng", {u"v"_s, u"zh"_s, {}}), std::nullopt);
    }
};

STEWARD_TEST(PasswordPolicyTest, "passwordpolicy", Core)

} // namespace steward

#include "passwordpolicytest.moc"
