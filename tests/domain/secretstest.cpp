// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/wrongs.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

const EntityRef provider{u"identity_provider"_s, providerId};
const EntityRef client{u"oauth_client"_s, clientId};

QJsonObject valued(const char *at)
{
    return {{u"has_value"_s, true}, {u"set_at"_s, QString::fromLatin1(at)}};
}

ChangeSet carrying(const Change &change)
{
    ChangeSet set = setOf({change});
    set.carriesSecrets = true;
    return set;
}

ChangeSet wayBack(const Outcome &done)
{
    ChangeSet back = setOf(inverse(done.changes, *done.project));
    back.inverseOf = Id(8, 8);
    return back;
}

/// A project with a client that has a secret, and the set by which it came.
Outcome clientGiven(const Project &all, const char *at = "2026-11-01T00:00:00.000Z")
{
    return apply(all, carrying(update(all, client, u"secret"_s, valued(at))), ada);
}

Change making(const QJsonObject &secret)
{
    return {{u"oauth_client"_s, Id(5, 40)},
            Change::Op::Create,
            {},
            {},
            QJsonObject{{u"name"_s, u"Dashboard 2"_s}, {u"scopes"_s, QJsonArray{u"sync"_s}}, {u"secret"_s, secret}},
            0,
            {}};
}

} // namespace

/// Who says that there is a secret has its value in hand.
class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMarked()
    {
        QStringList found;
        for (const EntityKind *kind : kinds()) {
            for (const FieldRule &rule : kind->fieldRules()) {
                if (rule.isSecret)
                    found << kind->name() + u'.' + rule.field;
            }
        }
        found.sort();
        QCOMPARE(found, QStringList({u"api_key.value"_s, u"identity_provider.api_secret"_s,
                                     u"identity_provider.client_secret"_s, u"oauth_client.secret"_s}));
    }

    void onlyTheCarrierSaysThatThereIsOne()
    {
        const Project all = everything();
        const Change claim = update(all, client, u"secret"_s, valued("2026-11-01T00:00:00.000Z"));
        QCOMPARE(codes(apply(all, setOf({claim}), ada)), u"field.read_only@0"_s);
        QCOMPARE(codes(apply(all, setOf({claim}), {})), u"field.read_only@0"_s); // nor a rule
        const Outcome outcome = apply(all, carrying(claim), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QVERIFY(outcome.project->oauthClients.find(clientId)->secret.hasValue);
        QCOMPARE(outcome.changes.size(), 1);
        QVERIFY(!apply(all, carrying(claim), mia).isGood()); // it gives no right
    }

    void nobodyTakesOneAwayInPassing()
    {
        const Project all = everything();
        const Change removal = update(all, provider, u"client_secret"_s, QJsonObject{{u"has_value"_s, false}});
        const Change longer =
            update(all, provider, u"client_secret"_s,
                   QJsonObject{{u"has_value"_s, true}, {u"expires_at"_s, u"2031-01-01T00:00:00.000Z"_s}});
        QCOMPARE(codes(apply(all, setOf({removal}), ada)), u"field.read_only@0"_s);
        QCOMPARE(codes(apply(all, setOf({longer}), ada)), u"field.read_only@0"_s);
    }

    void nothingIsMadeWithOne()
    {
        const Project all = everything();
        QCOMPARE(codes(apply(all, setOf({making({{u"has_value"_s, true}})}), ada)), u"field.read_only@0"_s);
        const Outcome outcome = apply(all, setOf({making({{u"has_value"_s, false}})}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
    }

    void whatMustHaveOneKeepsIt()
    {
        const Project all = everything(); // the provider is in force, with OIDC
        const Outcome outcome = apply(all, carrying(update(all, provider, u"client_secret"_s, QJsonObject())), ada);
        QCOMPARE(codes(outcome), u"sso.missing@0"_s);
        QVERIFY(!outcome.isGood());
    }

    void anotherValueIsAnotherFact()
    {
        const Outcome first = clientGiven(everything());
        const Outcome second = clientGiven(*first.project, "2026-11-02T00:00:00.000Z");
        QVERIFY2(second.isGood(), qPrintable(codes(second)));
        QCOMPARE(second.changes.size(), 1); // though there is one before and after
        QVERIFY(second.project->oauthClients.find(clientId)->version
                > first.project->oauthClients.find(clientId)->version);
    }

    void theWayBackTakesItAway()
    {
        const Project all = everything();
        const Outcome done = clientGiven(all);
        const Outcome undone = apply(*done.project, wayBack(done), ada);
        QVERIFY2(undone.isGood(), qPrintable(codes(undone)));
        QVERIFY(undone.project->oauthClients.find(clientId)->secret == Secret());
    }

    void noWayLeadsBackToAValue()
    {
        const Outcome first = clientGiven(everything());
        const Project &all = *first.project;
        const Outcome replaced = clientGiven(all, "2026-11-02T00:00:00.000Z");
        QCOMPARE(codes(apply(*replaced.project, wayBack(replaced), ada)), u"secret.gone@0"_s);
        const Outcome removed = apply(all, carrying(update(all, client, u"secret"_s, QJsonObject())), ada);
        QVERIFY2(removed.isGood(), qPrintable(codes(removed)));
        QCOMPARE(codes(apply(*removed.project, wayBack(removed), ada)), u"secret.gone@0"_s);
    }

    void whatIsPutBackHasNone()
    {
        const Project all = *clientGiven(everything()).project;
        const Change removal{client, Change::Op::Remove, {}, wholeObject(all, client), {}, *versionOf(all, client), {}};
        const Outcome gone = apply(all, setOf({removal}), ada);
        QVERIFY2(gone.isGood(), qPrintable(codes(gone)));
        const ChangeSet back = wayBack(gone);
        const Outcome undone = apply(*gone.project, back, ada);
        QVERIFY2(undone.isGood(), qPrintable(codes(undone)));
        const auto put = undone.project->oauthClients.find(clientId);
        QVERIFY(put->secret == Secret());
        QCOMPARE(put->name, all.oauthClients.find(clientId)->name);

        ChangeSet claiming = back; // as an author might write it
        QJsonObject object = back.changes.constFirst().after.toObject();
        object.insert(u"secret"_s, valued("2026-11-01T00:00:00.000Z"));
        claiming.changes.first().after = object;
        QCOMPARE(codes(apply(*gone.project, claiming, ada)), u"field.read_only@0"_s);
    }
};

STEWARD_TEST(SecretsTest, "secrets", Core)

} // namespace steward::domain

#include "secretstest.moc"
