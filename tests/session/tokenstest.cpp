// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/tokens.h"
#include "session/webclient.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsGoodAnswers()
    {
        const auto all = parse(200, R"({"token_type":"bearer","access_token":"a.b","refresh_token":"r","id_token":"i",)"
                                    R"("expires_in":5,"scope":"openid","more":[1]})");
        QVERIFY(all);
        QCOMPARE(all->access, "a.b"_ba);
        QCOMPARE(all->refresh, "r"_ba);
        QCOMPARE(all->id, "i"_ba);
        QCOMPARE(all->life, std::optional(std::chrono::seconds(5)));
        const auto least = parse(200, R"({"token_type":"Bearer","access_token":"a"})");
        QVERIFY(least);
        QVERIFY(least->refresh.isEmpty() && least->id.isEmpty() && !least->life);
    }

    void refusesBadAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("detail");

        using Kind = Error::Kind;
        const auto malformed = [](const char *name, const QByteArray &body, const QString &detail) {
            QTest::newRow(name) << 200 << body << Kind::BadReply << u"tokens.malformed"_s << detail;
        };
        malformed("empty", "", u"json.malformed"_s);
        malformed("a page", "<html>Welcome to our wireless network</html>", u"json.malformed"_s);
        malformed("an array", "[]", u"json.malformed"_s);
        malformed("deep", QByteArray(100'000, '['), u"json.malformed"_s);
        malformed("T11: two access tokens", R"({"token_type":"Bearer","access_token":"a","access_token":"b"})",
                  u"json.repeated"_s);
        malformed("T11: the second one spelt otherwise",
                  R"({"token_type":"Bearer","access_token":"a","\u0061ccess_token":"b"})", u"json.repeated"_s);
        malformed("no type", R"({"access_token":"a"})", u"token_type"_s);
        malformed("another type", R"({"access_token":"a","token_type":"mac"})", u"token_type"_s);
        malformed("no access token", R"({"token_type":"Bearer"})", u"access_token"_s);
        malformed("a number for a token", R"({"token_type":"Bearer","access_token":7})", u"access_token"_s);
        malformed("T6: a line break in it", R"({"token_type":"Bearer","access_token":"x\r\nX-Injected: 1"})",
                  u"access_token"_s);
        malformed("T6: a letter not in ASCII", R"({"token_type":"Bearer","access_token":"tök"})", u"access_token"_s);
        malformed("a blank in the refresh token", R"({"token_type":"Bearer","access_token":"a","refresh_token":"r r"})",
                  u"refresh_token"_s);
        malformed("a null refresh token", R"({"token_type":"Bearer","access_token":"a","refresh_token":null})",
                  u"refresh_token"_s);
        malformed("a life in words", R"({"token_type":"Bearer","access_token":"a","expires_in":"soon"})",
                  u"expires_in"_s);
        malformed("a negative life", R"({"token_type":"Bearer","access_token":"a","expires_in":-1})", u"expires_in"_s);
        malformed("an endless life", R"({"token_type":"Bearer","access_token":"a","expires_in":1e300})",
                  u"expires_in"_s);

        const auto refused = [](int status, const QByteArray &error, Kind kind, const QString &code,
                                const QString &detail) {
            QTest::addRow("%d %s", status, error.constData())
                << status << "{\"error\":\"" + error + "\"}" << kind << code << detail;
        };
        refused(400, "invalid_grant", Kind::GrantDead, u"grant.invalid_grant"_s, u"invalid_grant"_s);
        refused(401, "invalid_client", Kind::GrantDead, u"grant.invalid_client"_s, u"invalid_client"_s);
        refused(400, "unauthorized_client", Kind::GrantDead, u"grant.unauthorized_client"_s, u"unauthorized_client"_s);
        refused(400, "invalid_request", Kind::BadReply, u"tokens.refused"_s, u"invalid_request"_s);
        refused(400, "a\\nb", Kind::BadReply, u"tokens.refused"_s, QString());
        refused(503, "invalid_grant", Kind::Server, u"provider.unreachable"_s, u"invalid_grant"_s);
        refused(500, "server_error", Kind::Server, u"provider.unreachable"_s, u"server_error"_s);
        refused(429, "slow_down", Kind::RateLimited, u"provider.unreachable"_s, u"slow_down"_s);
        refused(404, "", Kind::BadReply, u"tokens.refused"_s, QString());
        refused(201, "invalid_request", Kind::BadReply, u"tokens.refused"_s, u"invalid_request"_s);
    }

    void refusesBadAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, code);
        QFETCH(QString, detail);
        const auto found = parse(status, body);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, kind);
        QCOMPARE(found.error().code, code);
        QCOMPARE(found.error().detail, detail);
    }

    void refusesWhatSaysThatItIsSomethingElse()
    {
        const QByteArray body = R"({"token_type":"Bearer","access_token":"a"})";
        const auto typed = [&body](const QByteArray &type) {
            return parseTokens({200, {{"content-type", type}}, body}, Instant());
        };
        for (const auto *const type : {"application/json", "Application/JSON; charset=utf-8", "application/x+json"})
            QVERIFY2(typed(type), type);
        for (const auto *const type : {"text/html", "text/plain; x=application/json", "application/jsonp", ";"}) {
            QVERIFY2(!typed(type), type);
            QCOMPARE(typed(type).error().code, u"tokens.malformed"_s);
            QCOMPARE(typed(type).error().detail, u"content-type"_s);
            QCOMPARE(documentOf(Response{200, {{"content-type", type}}, body}, u"provider"_s).error().code,
                     u"provider.unreachable"_s);
        }
    }

    void keepsTheServersWait()
    {
        const auto found = parseTokens({503, {{"retry-after", "7"}}, "{}"}, Instant());
        QCOMPARE(found.error().retryAfter, std::optional(std::chrono::seconds(7)));
    }

    void aFormIsEncoded()
    {
        QCOMPARE(encodedForm({{"a", "b c+d&e=f%\r\n"}, {"u", "\xc3\xb6"}, {"empty", ""}}),
                 "a=b%20c%2Bd%26e%3Df%25%0D%0A&u=%C3%B6&empty="_ba);
    }

private:
    static Result<Tokens> parse(int status, const QByteArray &body)
    {
        return parseTokens({.status = status, .headers = {}, .body = body}, Instant());
    }
};

STEWARD_TEST(TokensTest, "tokens", Core)

} // namespace steward

#include "tokenstest.moc"
