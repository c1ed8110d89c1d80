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
    first.capabilities.whyNotOffered.clear();
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
    QTest::newRow("S") << u"S"_s << QByteArray("4d0411c5e0ef5c34d6abf55f11b8a4133e04727793021e64acd1ae62f77f0a57");
    QTest::newRow("M") << u"M"_s << QByteArray("45d4dd68ab48dfbc51a1c78aae3ed1fcbf519a2f147c43df39634a29d17d7ba9");
    if (!tests::isFull())
        return; // a minute with the sanitizers
    QTest::newRow("L") << u"L"_s << QByteArray("d91e16764fe2bd5f2db42775637432299ceb3fe4171f3705de6b251e60684040");
    QTest::newRow("XL") << u"XL"_s << QByteArray("34bc3f73efe0a4e2feccc9a8623770a79894366c99c365be5b0b24f72adb46f8");
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
    QTest::newRow("S") << u"S"_s << QByteArray("d85e243a5aa158014316005def6c3b1495972599d02c0475a7fffe3b2abd7d75");
    QTest::newRow("M") << u"M"_s << QByteArray("0ef4117c818b655bfa5ca5231bb0a05e4e45431a18c9f20269e4e4089306120e");
}

void BytesTest::firstValues_stay()
{
    QFETCH(QString, letter);
    QTEST(stateHash(asAtFirst(tests::packOf(letter).project)).toHex(), "hash");
}

STEWARD_TEST(BytesTest, "bytes", Core)
#include "bytestest.moc"
