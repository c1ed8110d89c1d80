// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/sample.h"
#include "domain/validation.h"
#include "support/testmain.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

Id idOf(int number)
{
    return {7, static_cast<quint64>(number + 1)};
}

Place placeOf(int number, const Id &parent)
{
    Place place;
    place.id = idOf(number);
    place.name = u"Place %1"_s.arg(number);
    place.siteCode = u"place-%1"_s.arg(number);
    place.parent = parent;
    return place;
}

Project projectOf(std::vector<Place> places)
{
    Project project;
    Person admin;
    admin.id = Id(3, 1);
    admin.name = admin.handle = u"ada"_s;
    admin.isAdmin = true;
    project.people = Table<Person>({admin});
    project.places = Table<Place>(std::move(places));
    return project;
}

Project placesWith(int size, const std::function<Id(int)> &parentOf)
{
    std::vector<Place> places;
    for (int number = 0; number < size; ++number)
        places.push_back(placeOf(number, parentOf(number)));
    return projectOf(std::move(places));
}

/// Each place below the one that comes later, so that no order of rows helps.
Project circle(int size)
{
    return placesWith(size, [size](int number) { return idOf((number + 1) % size); });
}

Project chain(int size)
{
    return placesWith(size, [size](int number) { return number + 1 == size ? Id() : idOf(number + 1); });
}

/// Many ways into one circle of two.
Project fringedCircle(int size)
{
    return placesWith(size, [](int number) { return number == 0 ? idOf(1) : idOf(0); });
}

Project star(int size)
{
    return placesWith(size, [](int number) { return number == 0 ? Id() : idOf(0); });
}

Project dangling(int size)
{
    return placesWith(size, [size](int number) { return idOf(size + number); });
}

/// All of one code, in turn as it is, in capitals, wide and with the accent apart.
Project sameCodes(int size)
{
    static const std::array spellings{u"caf\u00e9"_s, u"CAF\u00c9"_s, u"cafe\u0301"_s, u"\uff43\uff41\uff46\u00e9"_s};
    std::vector<Place> places;
    for (int number = 0; number < size; ++number) {
        places.push_back(placeOf(number, {}));
        places.back().siteCode = spellings.at(static_cast<size_t>(number) % spellings.size());
    }
    return projectOf(std::move(places));
}

Project longNames(int size)
{
    const QString name(64 * 1024, u'x');
    std::vector<Place> places;
    for (int number = 0; number < size; ++number) {
        places.push_back(placeOf(number, {}));
        places.back().name = name;
    }
    return projectOf(std::move(places));
}

Project crowd(int size)
{
    Project project = projectOf({placeOf(0, {})});
    Person person;
    person.id = Id(3, 2);
    person.name = person.handle = u"bo"_s;
    for (int number = 0; number < size; ++number) {
        person.places << idOf(number + 1);
        person.placeEnds.insert(idOf(number + 1), Instant());
    }
    project.people = project.people.with(person);
    return project;
}

Project typesInCircle(int size)
{
    Project project = projectOf({});
    std::vector<LocationType> types;
    for (int number = 0; number < size; ++number) {
        LocationType type{.id = idOf(number), .name = u"Level %1"_s.arg(number), .code = u"level-%1"_s.arg(number)};
        type.parentType = idOf((number + 1) % size);
        type.expandTo = idOf(number);
        types.push_back(type);
    }
    project.locationTypes = Table<LocationType>(std::move(types));
    return project;
}

struct Shape
{
    const char *name;
    Project (*make)(int size);
    int size; ///< and ten times this
    const char *code;
    Id entity; ///< that the first finding of the code names, at the smaller size
};

const std::vector<Shape> &shapes()
{
    static const std::vector<Shape> all{
        {"a circle of all places", circle, 1000, "tree.circle", idOf(0)},
        {"places that hang on a circle", fringedCircle, 1000, "tree.circle", idOf(0)},
        {"a depth of 10 000", chain, 10'000, "tree.depth", idOf(10'000 - 65)},
        {"100 000 below one", star, 100'000, "tree.children", idOf(0)},
        {"references to nothing", dangling, 1000, "reference.unknown", idOf(0)},
        {"one code in all spellings", sameCodes, 1000, "handle.taken", idOf(1)},
        {"names of 64 KiB", longNames, 100, "name.length", idOf(0)},
        {"a person of unknown places", crowd, 1000, "reference.unknown", Id(3, 2)},
        {"a circle of all types", typesInCircle, 1000, "tree.circle", idOf(0)},
    };
    return all;
}

} // namespace

class HostileShapesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundByName_data() { rows(); }
    void isFoundByName()
    {
        QFETCH(int, index);
        const Shape &shape = shapes().at(static_cast<size_t>(index));
        const Findings findings = validate(shape.make(shape.size));
        const auto found = std::find_if(findings.begin(), findings.end(), [&shape](const Finding &finding) {
            return finding.code == QLatin1StringView(shape.code);
        });
        QVERIFY2(found != findings.end(), shape.code);
        QCOMPARE(found->entity.id, shape.entity);
        QVERIFY(findings.size() <= mostFindings);
    }

    /// Refused just so when a set makes all of it at once.
    void isRefusedOfASet_data() { rows(); }
    void isRefusedOfASet()
    {
        QFETCH(int, index);
        const Shape &shape = shapes().at(static_cast<size_t>(index));
        const Project after = shape.make(shape.size);
        const Project before = projectOf({});
        QList<EntityRef> touched;
        for (int row = 0; row < after.places.size(); ++row)
            touched << EntityRef{u"place"_s, after.places.idAt(row)};
        for (int row = 0; row < after.locationTypes.size(); ++row)
            touched << EntityRef{u"location_type"_s, after.locationTypes.at(row).id};
        touched << EntityRef{u"person"_s, Id(3, 2)};
        const Findings findings = validateTouched(before, after, touched);
        QVERIFY(std::any_of(findings.begin(), findings.end(), [&shape](const Finding &finding) {
            return finding.code == QLatin1StringView(shape.code);
        }));
    }

    /// Counted in visits, so that it is the same on every machine.
    void costsNoMoreThanItsSize_data() { rows(); }
    void costsNoMoreThanItsSize()
    {
        QFETCH(int, index);
        const Shape &shape = shapes().at(static_cast<size_t>(index));
        const int small = std::max(shape.size / 10, 100);
        Work once;
        Work tenfold;
        const Findings few = validate(shape.make(small), &once);
        const Findings many = validate(shape.make(small * 10), &tenfold);
        qInfo("%s: %lld visits of %d, %lld of %d", shape.name, once.visits, small, tenfold.visits, small * 10);
        QVERIFY(once.visits >= small);
        QVERIFY2(tenfold.visits <= 15 * once.visits, qPrintable(QString::number(tenfold.visits)));
    }

    void triesNoPatternForLong()
    {
        Project project = projectOf({placeOf(0, {})});
        project.customFields = Table<CustomField>(
            {{.id = Id(5, 1), .of = CustomField::Of::Places, .slug = u"x"_s, .label = u"X"_s, .regex = u"(a+)+b"_s}});
        Place place = project.places.at(0);
        place.customData = {{u"x"_s, QString(1999, u'a')}};
        project.places = project.places.with(place);
        const Findings findings = validate(project); // for ever, were it not bounded
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().code, u"custom.regex"_s);
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("index");
        for (size_t index = 0; index < shapes().size(); ++index)
            QTest::newRow(shapes()[index].name) << static_cast<int>(index);
    }
};

STEWARD_TEST(HostileShapesTest, "hostileshapes", Core)

} // namespace steward::domain

#include "hostileshapestest.moc"
