// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds.h"
#include "domain/randomproject.h"
#include "domain/sample.h"
#include "domain/validation.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

Project fromSeed(quint64 seed)
{
    std::mt19937_64 random(seed);
    const Size size = Size::any(random);
    return randomProject(random, size);
}

int median(std::vector<int> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace

/// What the projects are like that the properties are tried on.
class RandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForASeed()
    {
        QCOMPARE(fromSeed(11), fromSeed(11));
        QVERIFY(!(fromSeed(11) == fromSeed(12)));
    }

    void isLargeEnough()
    {
        std::vector<int> places;
        std::vector<int> people;
        std::vector<int> roles;
        QHash<QString, int> rows;
        for (quint64 seed = 0; seed < 200; ++seed) {
            const Project project = fromSeed(seed);
            places.push_back(project.places.size());
            people.push_back(project.people.size());
            roles.push_back(project.roles.size());
            for (const EntityKind *kind : kinds())
                rows[kind->name()] += kind->size(project);
        }
        QVERIFY(median(places) >= 60);
        QVERIFY(median(people) >= 40);
        QVERIFY(median(roles) >= 8);
        for (const EntityKind *kind : kinds())
            QVERIFY2(rows.value(kind->name()) >= 50, qPrintable(QString(kind->name())));
    }

    void breaksNoRule()
    {
        QMap<QString, int> wrong;
        for (quint64 seed = 0; seed < 100; ++seed) {
            const Project project = fromSeed(seed);
            const Id author = project.people.at(0).id;
            // Whatever is asked of it, what already stands is no reason to refuse.
            const Outcome outcome =
                apply(project,
                      setOf({update(project, role(project.roles.at(1).id), u"is_non_admin_editable"_s,
                                    !project.roles.at(1).isNonAdminEditable)}),
                      author);
            QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
            const Findings findings = validate(project);
            for (const Finding &finding : findings) {
                if (finding.weight == Finding::Weight::Error)
                    wrong[finding.code + u' ' + finding.entity.kind + u' ' + finding.field] += 1;
            }
        }
        for (auto it = wrong.cbegin(); it != wrong.cend(); ++it)
            qWarning() << it.value() << it.key();
        QVERIFY(wrong.isEmpty());
    }
};

STEWARD_TEST(RandomTest, "random", Core)

} // namespace steward::domain

#include "randomtest.moc"
