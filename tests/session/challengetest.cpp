// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/challenge.h"
#include "support/testmain.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class ChallengeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s256IsThatOfTheStandard()
    {
        Challenge challenge; // RFC 7636, appendix B
        challenge.verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        QCOMPARE(challenge.s256(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba);
    }

    void theSecretsAreLongAndAllDifferent()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 100; ++i) {
            const Challenge challenge = Challenge::make();
            for (const QByteArray &secret : {challenge.state, challenge.nonce, challenge.verifier}) {
                QVERIFY(secret.size() >= 43 && secret.size() <= 128); // 43 characters of base64url hold 256 bits
                QVERIFY(std::all_of(secret.cbegin(), secret.cend(), [](char c) {
                    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
                }));
                seen << secret;
            }
        }
        QCOMPARE(seen.size(), 300);
    }

    void t1NothingComesFromTheClock()
    {
        const QUrlQuery first = addressAtAFrozenMoment();
        const QUrlQuery second = addressAtAFrozenMoment();
        QCOMPARE(first.queryItemValue(u"client_id"_s), u"console-desktop"_s);
        for (const auto &name : {u"state"_s, u"nonce"_s, u"code_challenge"_s}) {
            QVERIFY2(first.queryItemValue(name).size() >= 22, qPrintable(name));
            QVERIFY2(first.queryItemValue(name) != second.queryItemValue(name), qPrintable(name));
        }
    }

    void t2TheAddressNamesS256()
    {
        const QUrlQuery address = addressAtAFrozenMoment();
        QCOMPARE(address.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
        QCOMPARE(address.queryItemValue(u"response_type"_s), u"code"_s);
        QCOMPARE(address.queryItemValue(u"prompt"_s), u"consent"_s);
        for (const auto &[name, value] : address.queryItems())
            QVERIFY2(address.allQueryItemValues(name).size() == 1, qPrintable(name));
    }

    void judgesWhatComesBack_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("namesItself");
        QTest::addColumn<QString>("code"); // of the error; or the code itself after "="

        const QString iss = u"&iss=https%3A%2F%2Fid.example.org"_s;
        QTest::newRow("good") << u"code=c1&state=st"_s + iss << true << u"=c1"_s;
        QTest::newRow("good, without iss") << u"code=c1&state=st"_s << false << u"=c1"_s;
        QTest::newRow("good, in percent") << u"code=c%2F1%25%26&state=s%74"_s + iss << true << u"=c/1%&"_s;
        QTest::newRow("more parameters") << u"code=c1&state=st&session_state=x&scope=openid"_s + iss << true
                                         << u"=c1"_s;
        QTest::newRow("another state") << u"code=c1&state=other"_s + iss << true << u"signin.state"_s;
        QTest::newRow("a longer state") << u"code=c1&state=stt"_s + iss << true << u"signin.state"_s;
        QTest::newRow("no state") << u"code=c1"_s + iss << true << u"signin.state"_s;
        QTest::newRow("an empty state") << u"code=c1&state="_s + iss << true << u"signin.state"_s;
        QTest::newRow("an error with another state") << u"error=access_denied&state=x"_s << false << u"signin.state"_s;
        QTest::newRow("iss missing where it is promised") << u"code=c1&state=st"_s << true << u"signin.issuer"_s;
        QTest::newRow("another iss") << u"code=c1&state=st&iss=https%3A%2F%2Fevil.example"_s << true
                                     << u"signin.issuer"_s;
        QTest::newRow("another iss, not promised")
            << u"code=c1&state=st&iss=https%3A%2F%2Fevil.example"_s << false << u"signin.issuer"_s;
        QTest::newRow("iss with a slash more") << u"code=c1&state=st"_s + iss + u"%2F"_s << true << u"signin.issuer"_s;
        QTest::newRow("an empty iss") << u"code=c1&state=st&iss="_s << false << u"signin.issuer"_s;
        QTest::newRow("denied") << u"error=access_denied&state=st"_s + iss << true << u"signin.denied"_s;
        QTest::newRow("denied by another issuer") << u"error=access_denied&state=st"_s << true << u"signin.issuer"_s;
        QTest::newRow("refused") << u"error=server_error&state=st"_s + iss << true << u"signin.refused"_s;
        QTest::newRow("an error and a code")
            << u"error=server_error&code=c1&state=st"_s + iss << true << u"signin.refused"_s;
        QTest::newRow("an empty error and a code") << u"error=&code=c1&state=st"_s + iss << true << u"signin.refused"_s;
        QTest::newRow("no code") << u"state=st"_s + iss << true << u"signin.no_code"_s;
        QTest::newRow("an empty code") << u"code=&state=st"_s + iss << true << u"signin.no_code"_s;
        QTest::newRow("a line break in the code") << u"code=a%0D%0Ab&state=st"_s + iss << true << u"signin.no_code"_s;
        QTest::newRow("two codes") << u"code=c1&code=c2&state=st"_s + iss << true << u"signin.malformed"_s;
        QTest::newRow("two states") << u"code=c1&state=x&state=st"_s + iss << true << u"signin.malformed"_s;
        QTest::newRow("two iss") << u"code=c1&state=st"_s + iss + iss << true << u"signin.malformed"_s;
        QTest::newRow("nothing") << QString() << true << u"signin.state"_s;
    }

    void judgesWhatComesBack()
    {
        QFETCH(QString, answer);
        QFETCH(bool, namesItself);
        QFETCH(QString, code);
        const Challenge challenge{.state = "st", .nonce = "n", .verifier = "v"};
        oidc::ProviderMetadata provider;
        provider.issuer = u"https://id.example.org"_s;
        provider.namesItself = namesItself;
        const auto found = codeFrom(QUrlQuery(answer), challenge, provider);
        QCOMPARE(found ? u'=' + QString::fromUtf8(*found) : found.error().code, code);
        if (!found)
            QCOMPARE(found.error().kind, Error::Kind::SignInFailed);
    }

    void withoutAStateNothingFits()
    {
        const auto found = codeFrom(QUrlQuery(u"code=c1&state="_s), Challenge(), {});
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"signin.state"_s);
    }

private:
    static QUrlQuery addressAtAFrozenMoment()
    {
        QProcess process;
        const QString faketime = QStandardPaths::findExecutable(u"faketime"_s);
        if (faketime.isEmpty())
            qFatal("faketime is not installed");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        // The library goes before the sanitizer's, which this one child does not need to be first for.
        environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s);
        process.setProcessEnvironment(environment);
        process.start(faketime, {u"-f"_s, u"2026-01-01 00:00:00"_s, QStringLiteral(ADDRESSMAKER)});
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            qFatal("%s", process.readAllStandardError().constData());
        return QUrlQuery(QUrl::fromEncoded(process.readAllStandardOutput().trimmed()));
    }
};

STEWARD_TEST(ChallengeTest, "challenge", Core)

} // namespace steward

#include "challengetest.moc"
