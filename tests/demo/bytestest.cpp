// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/sizes.h"
#include "domain/kinds.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

namespace {

/// What the packs held when they were first made, with what has come since taken away.
Project asAtFirst(const Project &project)
{
    Project first = project;
    for (const EntityKind *kind : kinds()) {
        const bool isOld = QStringList{u"role"_s, u"person"_s, u"place"_s, u"location_type"_s}.contains(kind->name());
        if (!isOld)
            kind->batch()->moveTo(first); // none
    }
    const auto each = [](auto &table, const auto &change) {
        std::vector<std::decay_t<decltype(table.at(0))>> rows;
        for (int row = 0; row < table.size(); ++row) {
            rows.push_back(table.at(row));
            change(rows.back());
        }
        table = std::decay_t<decltype(table)>(std::move(rows));
    };
    each(first.roles, [](Role &role) { role.handle.clear(); });
    each(first.places, [](Place &place) { place.customData = {}; });
    each(first.people, [](Person &person) {
        const Person now = std::exchange(person, {});
        person.id = now.id;
        person.kind = now.kind;
        person.name = now.name;
        person.handle = now.handle;
        person.isAdmin = now.isAdmin;
        person.role = now.role;
        person.primaryPlace = now.primaryPlace;
        person.places = now.places;
        person.isActive = now.isActive;
        person.isBreakGlass = now.isBreakGlass;
        person.lastSignIn = now.lastSignIn;
    });
    return first;
}

} // namespace

/// That a pack is the same on every machine, whatever compiler made the generator.
class BytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameBytes_data();
    void sameBytes();
    void firstValues_stay_data();
    void firstValues_stay();
};

/// The state hash of each pack. Where a field is added, a new minor version of the packs, it changes; the values there
/// were stay.
void BytesTest::sameBytes_data()
{
    QTest::addColumn<QString>("letter");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("S") << u"S"_s << QByteArray("aef864f45097afc97ce4bc6c00e8cccddb52483588244739877dcf66bb465616");
    QTest::newRow("M") << u"M"_s << QByteArray("0aaf44ecc77cd1f704cd23133d03acdb44990fbe88ba28ebbf5cb5a0386f45fc");
    if (!tests::isFull())
        return; // a minute with the sanitizers
    QTest::newRow("L") << u"L"_s << QByteArray("59e295bac77d1f7f3380aa9746b4ae3763c4b8de6d151dbe100ccc4a4537a36d");
    QTest::newRow("XL") << u"XL"_s << QByteArray("dcc6b114ef368b80d03e5ed874a16c357fc4eecb373d30f6a5924b0460f5577d");
}

void BytesTest::sameBytes()
{
    QFETCH(QString, letter);
    const Project first = tests::packOf(letter).project;
    const Project second = generate(tests::shapeFor(letter)).project;
    QVERIFY(first == second);
    QTEST(stateHash(second).toHex(), "hash");
}

/// A change of one of these is a new major version of the packs: a scenario or a lesson may count on each value.
void BytesTest::firstValues_stay_data()
{
    QTest::addColumn<QString>("letter");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("S") << u"S"_s << QByteArray("1dbc957780036aeec420831f4cf60ed3dfb277277386c6176f0ed1b76bb36915");
    QTest::newRow("M") << u"M"_s << QByteArray("79018cb86bb29f375322f91358efcfdb854c31bf8fc8d63eb8d5780c0fe612ae");
}

void BytesTest::firstValues_stay()
{
    QFETCH(QString, letter);
    QTEST(stateHash(asAtFirst(tests::packOf(letter).project)).toHex(), "hash");
}

STEWARD_TEST(BytesTest, "bytes", Core)
#include "bytestest.moc"
