// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/sizes.h"
#include "domain/validation.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

/// That nothing is wrong with a pack but what is meant to be.
class ValidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packs_data() { tests::addSizes(); }
    void packs();
};

void ValidTest::packs()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const Findings findings = validate(pack.project);
    QStringList found;
    for (const Finding &finding : findings)
        found << finding.code + u' ' + finding.entity.kind + u' ' + finding.entity.id.toString();
    const Id dead = pack.plants.value(u"dead_role_invitation"_s);
    const QStringList meant =
        dead.isNull() ? QStringList() : QStringList{u"role.archived invitation "_s + dead.toString()};
    QCOMPARE(found, meant);
}

STEWARD_TEST(ValidTest, "valid", Core)
#include "validtest.moc"
