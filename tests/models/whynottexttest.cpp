// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/whynottext.h"
#include "domain/catalogue.h"
#include "models/desk.h"
#include "models/roleeditor.h"
#include "support/alteredseat.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// What a server says of that which it does not offer, in the console's words.
class WhyNotTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasons_data();
    void reasons();
    void whatIsOffered_hasNoReason();
    void permission_saysBoth();
    void reach_saysWhy();

private:
    [[nodiscard]] static domain::Capabilities with(const QString &reason, const QString &words)
    {
        domain::Capabilities capabilities;
        capabilities.permissionsNotOffered = {u"edit_ucrs"_s};
        capabilities.settingsNotOffered = {u"two_factor_auth"_s};
        capabilities.whyNotOffered = {{u"edit_ucrs"_s, {reason, words}}, {u"two_factor_auth"_s, {reason, words}}};
        return capabilities;
    }
};

void WhyNotTextTest::reasons_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::newRow("not built") << u"not_built"_s << QString() << u"The server is not able to do it yet."_s;
    QTest::newRow("not connected") << u"not_connected"_s << u"No Tableau here."_s
                                   << u"It needs another service, which is not connected. No Tableau here."_s;
    QTest::newRow("switched off") << u"switched_off"_s << QString()
                                  << u"Whoever runs the server has switched it off."_s;
    QTest::newRow("newer") << u"on_mondays"_s << u"Not on Mondays."_s << u"Not on Mondays."_s;
    QTest::newRow("newer, without words") << u"on_mondays"_s << QString() << QString();
    QTest::newRow("turned around") << u"x"_s << u"a\u202eb\nc"_s << u"ab c"_s;
}

void WhyNotTextTest::reasons()
{
    QFETCH(QString, reason);
    QFETCH(QString, words);
    QTEST(whyNotText(with(reason, words), u"edit_ucrs"_s), "text");
    QTEST(whyNotText(with(reason, words), u"two_factor_auth"_s), "text");
}

/// A reason that was left behind when the server began to offer it says nothing.
void WhyNotTextTest::whatIsOffered_hasNoReason()
{
    domain::Capabilities capabilities = with(u"not_built"_s, u"No."_s);
    capabilities.permissionsNotOffered.clear();
    QCOMPARE(whyNotText(capabilities, u"edit_ucrs"_s), QString());
    QCOMPARE(whyNotText({}, u"edit_ucrs"_s), QString());
}

void WhyNotTextTest::permission_saysBoth()
{
    const int permission = domain::catalogue().indexOf(u"edit_ucrs");
    QCOMPARE(notOfferedText(with(u"not_built"_s, {}), permission),
             u"This server does not offer this permission. The server is not able to do it yet."_s);
    QCOMPARE(notOfferedText({}, permission), u"This server does not offer this permission."_s);
}

/// The switch of the reach is no row of the editor's, and says it itself.
void WhyNotTextTest::reach_saysWhy()
{
    Desk desk(demo::PackSize::S);
    AlteredSeat seat(desk.host());
    RoleEditor editor;
    editor.setWorkspace(&desk.workspace());
    editor.setRoleKey(desk.host().plant(u"read_only_role"_s).toString());
    QVERIFY(editor.isReachOffered());
    QCOMPARE(editor.reachBlocked(), QString());

    seat.line.set(wire::routes::snapshot, [](QJsonObject &body) {
        const QString reach = u"access_all_locations"_s;
        const QJsonObject why{{u"reason"_s, u"switched_off"_s}, {u"words"_s, u"Ask Ada."_s}};
        QJsonObject head = body.value(u"project"_s).toObject();
        head.insert(u"capabilities"_s, QJsonObject{{u"permissionsNotOffered"_s, QJsonArray{reach}},
                                                   {u"whyNotOffered"_s, QJsonObject{{reach, why}}}});
        body.insert(u"project"_s, head);
    });
    QVERIFY(seat.load());
    editor.setWorkspace(&seat.workspace);
    editor.setRoleKey(desk.host().plant(u"read_only_role"_s).toString());
    QCOMPARE(editor.reachBlocked(),
             u"This server does not offer this permission. Whoever runs the server has switched it "
             "off. Ask Ada."_s);
}

STEWARD_TEST(WhyNotTextTest, "whynottext", Core)
#include "whynottexttest.moc"
