// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/errortext.h"
#include "models/language.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using domain::Problem;

namespace {

constexpr std::array kinds{
    Error::Kind::Offline,     Error::Kind::Timeout,      Error::Kind::Tls,       Error::Kind::Unauthorised,
    Error::Kind::GrantDead,   Error::Kind::SignInFailed, Error::Kind::Forbidden, Error::Kind::NotFound,
    Error::Kind::Objection,   Error::Kind::Stale,        Error::Kind::Invalid,   Error::Kind::TooLarge,
    Error::Kind::RateLimited, Error::Kind::Server,       Error::Kind::BadReply,
};
constexpr std::array doings{
    Doing::Connecting, Doing::SigningIn,    Doing::LoadingProject, Doing::DryRunning, Doing::Applying,
    Doing::Undoing,    Doing::LoadingAudit, Doing::VerifyingAudit, Doing::Claiming,
};
constexpr std::array problemKinds{
    Problem::Kind::Forbidden, Problem::Kind::Invalid, Problem::Kind::Stale,
    Problem::Kind::Objection, Problem::Kind::LockOut,
};

const QString unheardOf = u"nobody.ever.said_this"_s;

/// What of a refusal is said by its kind alone, and what never reaches a console.
const QSet<QString> saidElsewhere{
    u"host.unknown"_s, u"line.refused"_s, u"line.silent"_s, u"line.broken"_s,        // the line: all its codes
                                                                                     // mean the same
    u"time.over"_s, u"tls.refused"_s, u"provider.unreachable"_s, u"issuer.status"_s, // named in the title
    u"permission.missing"_s, u"member.no_entry"_s,                                   // their arguments are said
    u"signin.cancelled"_s,                                                           // not shown
    // to the operator, on his terminal or in his log
    u"listen.failed"_s, u"person.barred"_s, u"person.unknown"_s, u"recovery.refused"_s, u"break_glass.refused"_s,
    u"erasure.refused"_s, u"database.address"_s, u"certificate.unreadable"_s, u"site.missing"_s, u"site.size"_s,
    u"site.unreadable"_s, u"backup.broken"_s, u"backup.chain"_s, u"backup.file_only"_s, u"file.failed"_s,
    u"file.missing"_s, u"key.exists"_s, u"key.form"_s, u"key.open"_s, u"key.weak"_s, u"key.range"_s,
    u"key.point"_s,                       // of an issuer, which is passed over
    u"kept.malformed"_s, u"kept.other"_s, // of the key ring: said as Session::Kept::Refused
    u"org.freedesktop.secrets"_s,         // the name of a service
    u"secret.none"_s,                     // to who uses a secret inside of the server
    u"cursor.gone"_s,                     // of lists in pages: the console has its replica
    u"server.not_ready"_s,                // to whoever watches the server
    u"field.choice"_s, u"field.id"_s, u"field.instant"_s, u"field.length"_s, u"field.missing"_s, u"field.type"_s,
    u"device.malformed"_s, u"device.refused"_s, u"signin.no_device_flow"_s, // to whoever sits at a terminal
    u"field.range"_s,                                                       // beside a pointer, under "body.invalid"
};

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString source(const QString &path)
{
    return qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/app/"_s + path;
}

/// Whether a person is told anything that he would not be told of a code nobody knows.
bool isKnown(const QString &code)
{
    for (const Error::Kind kind : kinds) {
        for (const Doing doing : {Doing::SigningIn, Doing::Applying}) {
            const auto text = [&](const QString &which) {
                const ErrorText said = errorText({.kind = kind, .code = which}, doing);
                return said.title + said.text;
            };
            if (text(code) != text(unheardOf))
                return true;
        }
    }
    const domain::Project project;
    return std::any_of(problemKinds.begin(), problemKinds.end(), [&](Problem::Kind kind) {
        return problemText({.kind = kind, .code = code}, project)
               != problemText({.kind = kind, .code = unheardOf}, project).replace(unheardOf, code);
    });
}

bool isSentence(const QString &text)
{
    const bool beginsWithAName = text.startsWith(u"someone who is gone"_s);
    return !text.isEmpty() && (text.front().isUpper() || text.front().isDigit() || beginsWithAName)
           && text.endsWith(u'.') && !text.contains(u'%') && !text.contains(u"(s)"_s) && !text.contains(u"  "_s);
}

} // namespace

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(setUpLanguage()); }

    void everyFailureIsTitleAndText()
    {
        for (const Error::Kind kind : kinds) {
            for (const Doing doing : doings) {
                const ErrorText text = errorText({.kind = kind, .requestId = u"7f3a"_s}, doing);
                const QString where = u"%1/%2: "_s.arg(int(kind)).arg(int(doing));
                QVERIFY2(isSentence(text.title), qPrintable(where + text.title));
                QVERIFY2(isSentence(text.text), qPrintable(where + text.text));
                QVERIFY2(text.title != text.text, qPrintable(where));
                QCOMPARE(text.requestId, u"7f3a"_s);
            }
        }
        const ErrorText cancelled = errorText({.kind = Error::Kind::Cancelled}, Doing::Applying);
        QVERIFY(cancelled.title.isEmpty() && cancelled.text.isEmpty());
    }

    void everyDraftIsSaidToBeKept()
    {
        for (const Error::Kind kind : kinds) {
            for (const Doing doing : {Doing::DryRunning, Doing::Applying, Doing::Undoing}) {
                const QString text = errorText({.kind = kind}, doing).text;
                QVERIFY2(text.contains(u"draft"_s), qPrintable(text));
            }
        }
    }

    void whatMayHaveArrivedIsNotDenied()
    {
        const auto said = [](const Error &error) { return errorText(error, Doing::Applying).text; };
        const QString denied = u"Nothing was applied."_s;
        QVERIFY(said({.kind = Error::Kind::Objection}).startsWith(denied));
        QVERIFY(said({.kind = Error::Kind::Server, .httpStatus = 500}).startsWith(denied));
        QVERIFY(!said({.kind = Error::Kind::Server, .httpStatus = 504}).contains(denied));
        QVERIFY(!said({.kind = Error::Kind::Timeout}).contains(denied));
        QVERIFY(!said({.kind = Error::Kind::Offline}).contains(denied));
        QVERIFY(!said({.kind = Error::Kind::BadReply, .httpStatus = 200}).contains(denied));
    }

    void everyCodeOfTheSourcesIsKnown_data()
    {
        QTest::addColumn<QString>("code");
        static const QRegularExpression pattern(u"u\"([a-z]+(?:\\.[a-z_]+)+)\"_s"_s);
        QSet<QString> codes;
        for (const auto &folder : {u"core"_s, u"oidc"_s, u"server"_s, u"service"_s, u"session"_s, u"store"_s,
                                   u"transport"_s, u"vault"_s, u"wire"_s, u"workspace"_s}) {
            QDirIterator files(source(folder), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                auto matches = pattern.globalMatch(read(files.next()));
                while (matches.hasNext())
                    codes << matches.next().captured(1);
            }
        }
        codes -= saidElsewhere;
        QVERIFY(codes.size() > 80);
        for (const QString &code : std::as_const(codes))
            QTest::newRow(qPrintable(code)) << code;
    }

    void everyCodeOfTheSourcesIsKnown()
    {
        QFETCH(QString, code);
        QVERIFY(isKnown(code));
    }

    void everyProblemIsKnown_data()
    {
        QTest::addColumn<QString>("code");
        const QString header = read(source(u"domain/changes.h"_s));
        const qsizetype begin = header.indexOf(u"/// Forbidden: forbidden."_s);
        const QString list = header.mid(begin, header.indexOf(u"struct Problem"_s) - begin);
        static const QRegularExpression pattern(u"\\b[a-z]+(?:\\.[a-z_]+)+\\b"_s);
        auto matches = pattern.globalMatch(list);
        while (matches.hasNext()) {
            const QString code = matches.next().captured();
            if (code.endsWith(u".h"_s)) // where the others stand: findingtexttest.cpp has those
                continue;
            QTest::newRow(qPrintable(code)) << code;
        }
    }

    void everyProblemIsKnown()
    {
        QFETCH(QString, code);
        const domain::Project project;
        const Problem problem{.kind = Problem::Kind::Invalid,
                              .code = code,
                              .field = u"name"_s,
                              .missing = u"access_all_locations"_s,
                              .people = {Id::random(), Id::random()}};
        const QString text = problemText(problem, project);
        QVERIFY2(!text.contains(code), qPrintable(text));
        QVERIFY2(isSentence(text), qPrintable(text));
    }

    void problemsNameWhatTheyAreAbout()
    {
        const domain::Project project;
        const auto said = [&](Problem problem) { return problemText(problem, project); };
        QCOMPARE(said({.code = u"permission.blocked"_s,
                       .field = u"permissions.edit_apps"_s,
                       .missing = u"access_all_locations"_s}),
                 u"Full Organization Access keeps this one off."_s);
        QCOMPARE(said({.code = u"field.value"_s, .field = u"landing_page"_s}),
                 u"Default Landing Page does not take this value."_s);
        QCOMPARE(said({.kind = Problem::Kind::Objection, .code = u"role.held"_s, .people = {Id::random()}}),
                 u"1 person holds this role: someone who is gone. Give them another role first."_s);
        QCOMPARE(said({.kind = Problem::Kind::LockOut,
                       .code = u"lockout.people"_s,
                       .people = {Id::random(), Id::random(), Id::random()},
                       .count = 3}),
                 u"3 people could not enter any more: someone who is gone and 2 more."_s);
    }

    void forbiddenSaysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("text");
        QTest::newRow("admin") << u"admin"_s << u"Only the built-in Admin may do this."_s;
        QTest::newRow("entry") << u"entry"_s << u"You cannot enter this project any more."_s;
        QTest::newRow("beyond own rights")
            << u"beyond_own_rights"_s << u"You cannot give rights that you do not hold yourself."_s;
        QTest::newRow("owner") << u"owner"_s << u"Only the owner of an API key may do this."_s;
        QTest::newRow("sign-in") << u"sign_in"_s << u"This cannot be done by an API key."_s;
        QTest::newRow("assign") << u"assign"_s << u"Your role may not give this role to anyone."_s;
        QTest::newRow("places") << u"access_all_locations"_s << u"This lies outside your places."_s;
        QTest::newRow("permission") << u"edit_web_users"_s << u"The permission Web Users (Can Edit) is missing."_s;
        QTest::newRow("newer") << u"a_newer_one"_s << u"The permission a_newer_one is missing."_s;
        QTest::newRow("unsaid") << QString() << u"A permission is missing."_s;
    }

    void forbiddenSaysWhatIsMissing()
    {
        QFETCH(QString, missing);
        QFETCH(QString, text);
        const Problem problem{.kind = Problem::Kind::Forbidden, .code = u"forbidden"_s, .missing = missing};
        QCOMPARE(problemText(problem, {}), text);
        const Error read{.kind = Error::Kind::Forbidden, .more = {{u"missing"_s, missing}}};
        QVERIFY(errorText(read, Doing::LoadingAudit).text.startsWith(text));
        const Error sent{.kind = Error::Kind::Forbidden,
                         .code = u"forbidden"_s,
                         .more = {{u"problems"_s, QJsonArray{QJsonObject{{u"missing"_s, missing}}}}}};
        QCOMPARE(errorText(sent, Doing::Applying).text,
                 u"Nothing was applied. Your draft is kept. "_s + text + u" Ask an admin of the project."_s);
    }

    void aWaitIsSaidInSeconds()
    {
        const auto said = [](int seconds) {
            return errorText({.kind = Error::Kind::RateLimited, .retryAfter = std::chrono::seconds(seconds)},
                             Doing::DryRunning)
                .text;
        };
        QVERIFY(said(1).endsWith(u"Try again in 1 second."_s));
        QVERIFY(said(0).endsWith(u"Try again in 1 second."_s));
        QVERIFY(said(20).endsWith(u"Try again in 20 seconds."_s));
    }

    void signingInSaysWhoIsToBlame()
    {
        const Error service{.kind = Error::Kind::Offline, .code = u"provider.unreachable"_s};
        QCOMPARE(errorText(service, Doing::SigningIn).title, u"The sign-in service cannot be reached."_s);
        const Error server{.kind = Error::Kind::Offline, .code = u"server.unreachable"_s};
        QCOMPARE(errorText(server, Doing::SigningIn).title, u"The server cannot be reached."_s);
        const Error early{.kind = Error::Kind::SignInFailed, .code = u"token.not_yet"_s};
        QVERIFY(errorText(early, Doing::SigningIn).text.contains(u"clock"_s));
        const Error forged{.kind = Error::Kind::SignInFailed, .code = u"token.signature"_s};
        QVERIFY(errorText(forged, Doing::SigningIn).text.contains(u"could not be trusted"_s));
        const Error nowhere{.kind = Error::Kind::SignInFailed, .code = u"server.no_document"_s};
        QCOMPARE(errorText(nowhere, Doing::Connecting).title, u"No Steward server was found at this address."_s);
    }
};

STEWARD_TEST(ErrorTextTest, "errortext", Core)

} // namespace steward

#include "errortexttest.moc"
