// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/findingcodes.h"
#include "service/limits.h"
#include "service/router.h"
#include "support/testmain.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

QString sourceFile(const QString &path)
{
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

/// "GET /v1/roles/{}" of all paths described; names of path parameters do not matter.
QSet<QString> described()
{
    static const QRegularExpression pathLine(u"^  (/[^:]*):$"_s);
    static const QRegularExpression verbLine(u"^    (get|post|put|patch|delete):$"_s);
    static const QRegularExpression parameter(u"\\{\\w+\\}"_s);
    QSet<QString> found;
    QString path;
    const QStringList lines = sourceFile(u"resources/api/openapi.yaml"_s).split(u'\n');
    for (const QString &line : lines) {
        if (const auto match = pathLine.match(line); match.hasMatch())
            path = match.captured(1).replace(parameter, u"{}"_s);
        else if (const auto verb = verbLine.match(line); verb.hasMatch())
            found << verb.captured(1).toUpper() + u' ' + path;
    }
    return found;
}

QSet<QString> codesIn(const QString &text, const QRegularExpression &pattern)
{
    QSet<QString> codes;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        codes << it.next().captured(1);
    return codes;
}

} // namespace

/// The description of the API and the API say the same.
class OpenApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routes_areTheServices();
    void codes_areAllExplained();
    void findings_areTheRules();
    void version_isTheServices();
};

void OpenApiTest::routes_areTheServices()
{
    QSet<QString> served{u"GET /.well-known/oauth-protected-resource"_s, u"GET /healthz"_s, u"GET /readyz"_s,
                         u"GET /metrics"_s, u"GET /openapi.json"_s}; // by the server itself
    for (const Route &route : routes())
        served << QString::fromLatin1(verbName(route.verb)) + u' ' + route.pattern;
    QSet<QString> missing = served;
    QVERIFY2(missing.subtract(described()).isEmpty(), qPrintable(QStringList(missing.values()).join(u", "_s)));
    QSet<QString> invented = described();
    QVERIFY2(invented.subtract(served).isEmpty(), qPrintable(QStringList(invented.values()).join(u", "_s)));
}

/// Every code the rules, the service and the server refuse with stands in the table.
void OpenApiTest::codes_areAllExplained()
{
    const QSet<QString> explained =
        codesIn(sourceFile(u"resources/api/openapi.yaml"_s), QRegularExpression(u"`([a-z_]+(?:\\.[a-z_]+)*)`"_s));
    static const QRegularExpression literal(u"u\"([a-z_]+(?:\\.[a-z_]+)+)\"_s"_s);
    QSet<QString> used;
    const QDir app(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/app"_s);
    for (const QString &folder : {u"service"_s, u"server"_s, u"domain"_s}) {
        const QStringList filter = folder == "domain"_L1 ? QStringList{u"apply*.cpp"_s} : QStringList{u"*.cpp"_s};
        const QStringList files = QDir(app.filePath(folder)).entryList(filter, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QString &file : files)
            used += codesIn(sourceFile(u"app/"_s + folder + u'/' + file), literal);
    }
    QVERIFY(used.contains(u"role.name.taken"_s) && used.contains(u"idempotency.reused"_s)); // the search still finds
    // to the operator, on his terminal or in his log
    used.subtract({u"listen.failed"_s,
                   u"person.barred"_s,
                   u"person.unknown"_s,
                   u"recovery.refused"_s,
                   u"break_glass.refused"_s,
                   u"erasure.refused"_s,
                   u"store.not_empty"_s,
                   u"store.unopenable"_s,
                   u"store.missing"_s,
                   u"issuer.status"_s,
                   u"certificate.unreadable"_s,
                   u"site.missing"_s,
                   u"site.size"_s,
                   u"site.unreadable"_s,
                   u"backup.broken"_s,
                   u"backup.chain"_s,
                   u"backup.file_only"_s,
                   u"file.failed"_s,
                   u"file.missing"_s,
                   u"key.exists"_s,
                   u"key.form"_s,
                   u"key.open"_s});
    used.subtract(explained);
    QVERIFY2(used.isEmpty(), qPrintable(QStringList(used.values()).join(u", "_s)));
}

/// The table of what the rules find has each of their codes once, in their order, and says of which it only warns.
void OpenApiTest::findings_areTheRules()
{
    static const QRegularExpression row(u"\n    \\| `([a-z_.]+)` \\| [a-z_, ]*\\| ([^|]+) \\|"_s);
    QStringList told;
    QStringList warnings;
    for (auto it = row.globalMatch(sourceFile(u"resources/api/openapi.yaml"_s)); it.hasNext();) {
        const auto match = it.next();
        told << match.captured(1);
        if (match.captured(2).startsWith("warning:"_L1))
            warnings << match.captured(1);
    }
    QStringList found;
    QStringList light;
    for (const domain::FindingCode &code : domain::findingCodes()) {
        found << code.code;
        if (code.weight == domain::Finding::Weight::Warning)
            light << code.code;
    }
    QVERIFY(found.size() > 90);
    QCOMPARE(told, found);
    QCOMPARE(warnings, light);
}

void OpenApiTest::version_isTheServices()
{
    const QString line = u"\n  version: %1\n"_s.arg(limits::contractVersion);
    QVERIFY(sourceFile(u"resources/api/openapi.yaml"_s).contains(line));
}

STEWARD_TEST(OpenApiTest, "openapi", Core)
#include "openapitest.moc"
