// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "models/auditlink.h"
#include "models/demoline.h"
#include "models/desk.h"
#include "models/placepickermodel.h"
#include "models/searchmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using tests::at;
using tests::DemoLine;
using tests::Desk;
using tests::rowWhere;

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_line.load());
        m_search.setWorkspace(&m_line.workspace());
    }

    void cleanup()
    {
        m_line.workspace().discard();
        m_search.setText({});
    }

    void nothingTypedFindsNothing()
    {
        m_search.setText(u"   "_s);
        QCOMPARE(m_search.rowCount(), 0);
        QCOMPARE(m_search.moreText(), QString());
    }

    void theBestFitComesFirstAndRolesAmongEquals()
    {
        const auto kindAt = [this](int row) {
            return at(m_search, row, SearchModel::KindRole).value<SearchModel::Kind>();
        };
        m_line.workspace().stage(m_line.role(u"ddo_role"_s), u"name"_s, u"Data Clerk of Lonjezo"_s);
        m_search.setText(u"data"_s);
        QCOMPARE(at(m_search, 0, SearchModel::TitleRole).toString(), u"Data Clerk of Lonjezo"_s);
        QCOMPARE(kindAt(0), SearchModel::Kind::Role);
        QVERIFY(at(m_search, 1, SearchModel::TitleRole).toString().startsWith(u"Data "_s));
        QCOMPARE(kindAt(1), SearchModel::Kind::Permission);
        m_search.setText(u"lonjezo"_s);
        QCOMPARE(kindAt(0), SearchModel::Kind::Person); // it begins with it
        QCOMPARE(kindAt(m_search.rowCount() - 1), SearchModel::Kind::Role);
    }

    void eachKindSaysWhatOpens()
    {
        m_search.setText(u"read only"_s);
        QCOMPARE(at(m_search, 0, SearchModel::KindRole).value<SearchModel::Kind>(), SearchModel::Kind::Role);
        QCOMPARE(at(m_search, 0, SearchModel::KeyRole), at(m_search, 0, SearchModel::RoleKeyRole));
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(), u"Role"_s);

        m_search.setText(u"edit_data"_s); // as the API calls it
        QCOMPARE(at(m_search, 0, SearchModel::KindRole).value<SearchModel::Kind>(), SearchModel::Kind::Permission);
        QCOMPARE(at(m_search, 0, SearchModel::KeyRole).toString(), u"edit_data"_s);
        QCOMPARE(at(m_search, 0, SearchModel::RoleKeyRole).toString(), QString());

        m_search.setText(u"sakala lonjezo"_s);
        QCOMPARE(m_search.rowCount(), 1);
        QCOMPARE(at(m_search, 0, SearchModel::KindRole).value<SearchModel::Kind>(), SearchModel::Kind::Person);
        QCOMPARE(at(m_search, 0, SearchModel::RoleKeyRole).toString(),
                 m_line.host().plant(u"read_only_role"_s).toString());
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(), u"Read Only"_s);

        m_search.setText(u"wezi nyirenda"_s);
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(), u"Admin"_s);
        QCOMPARE(at(m_search, 0, SearchModel::RoleKeyRole).toString(), u"admin"_s);
    }

    void whoHasNoRoleLeadsNowhere()
    {
        const Table<Person> &people = m_line.workspace().project().people;
        const auto roleless = [](const Person &person) {
            return person.kind == Person::Kind::WebUser && !person.isAdmin && person.role.isNull();
        };
        int row = 0;
        while (row < people.size() && !roleless(people.at(row)))
            ++row;
        QString name;
        if (row < people.size()) {
            name = people.at(row).name;
        } else {
            const auto person = people.find(m_line.host().plant(u"viewer"_s));
            QVERIFY(person);
            name = person->name;
            m_line.workspace().stage({u"person"_s, person->id}, u"role"_s, QJsonValue());
        }
        m_search.setText(name);
        QCOMPARE(at(m_search, 0, SearchModel::RoleKeyRole).toString(), QString());
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(), u"No role, nothing to open"_s);
    }

    void twentyAndHowManyMore()
    {
        m_search.setText(u"a"_s);
        QCOMPARE(m_search.rowCount(), 20);
        QVERIFY2(m_search.moreText().endsWith(u" more: type on to narrow the list"_s), qPrintable(m_search.moreText()));
        int all = 0;
        const Project &project = m_line.workspace().project();
        for (int row = 0; row < project.people.size(); ++row)
            all += (project.people.at(row).name + project.people.at(row).handle).contains(u'a', Qt::CaseInsensitive);
        QVERIFY(m_search.moreText().section(u' ', 0, 0).toInt() + 20 >= all);
    }

    void aLinkIsOneHitOrSaysWhyNot()
    {
        const Id project = m_line.workspace().project().id;
        const QString link = AuditLink{project, Id::random()}.toString();
        m_search.setText(u' ' + link);
        QCOMPARE(m_search.rowCount(), 1);
        QCOMPARE(at(m_search, 0, SearchModel::KindRole).value<SearchModel::Kind>(), SearchModel::Kind::Entry);
        QCOMPARE(at(m_search, 0, SearchModel::KeyRole).toString(), link);
        QCOMPARE(m_search.nothingText(), QString());
        m_search.setText(AuditLink{Id::random(), Id::random()}.toString());
        QCOMPARE(m_search.rowCount(), 0);
        QVERIFY(m_search.nothingText().startsWith(u"This link leads into another project."_s));
        m_search.setText(link.chopped(1));
        QCOMPARE(m_search.rowCount(), 0);
        QVERIFY(m_search.nothingText().startsWith(u"This link cannot be followed."_s));
        m_search.setText(u"zookeeper"_s);
        QCOMPARE(m_search.nothingText(), u"Nothing in this project matches “zookeeper”."_s);
    }

    void whatIsStagedIsFound()
    {
        m_search.setText(u"zookeeper"_s);
        QCOMPARE(m_search.rowCount(), 0);
        m_line.workspace().stage(m_line.role(u"ddo_role"_s), u"name"_s, u"Zookeeper"_s);
        QCOMPARE(m_search.rowCount(), 1);
        m_line.workspace().discard();
        QCOMPARE(m_search.rowCount(), 0);
    }

    /// Edits, their undoing and what others did: the very next answer knows them.
    void renamedPlacesAndPeopleAreFoundAtOnce()
    {
        Workspace &workspace = m_line.workspace();
        const EntityRef person = m_line.person(u"viewer"_s);
        const EntityRef place{u"place"_s, workspace.project().places.at(2).id};
        const QString was = workspace.project().places.at(2).name;
        m_search.setText(u"zanzi"_s);
        QCOMPARE(m_search.rowCount(), 0);
        workspace.stage(person, u"name"_s, u"Zanzi Banda"_s);
        QCOMPARE(m_search.rowCount(), 1);
        workspace.stage(place, u"name"_s, u"Zanzibar"_s);
        QCOMPARE(m_search.rowCount(), 2);
        workspace.undoStep();
        QCOMPARE(m_search.rowCount(), 1);
        workspace.redoStep();
        QCOMPARE(m_search.rowCount(), 2);
        workspace.discard();
        QCOMPARE(m_search.rowCount(), 0);
        QVERIFY(m_line.applyElsewhere({.entity = place, .field = u"name"_s, .after = u"Zanzibar"_s}));
        QTRY_COMPARE(m_search.rowCount(), 1);
        QVERIFY(m_line.applyElsewhere({.entity = place, .field = u"name"_s, .after = was}));
        QTRY_COMPARE(m_search.rowCount(), 0);
    }

    /// The first letters are answered at once, from a part of the names; what else there is comes by itself, while the
    /// event loop goes round.
    void manyNamesAreReadInPieces()
    {
        Desk desk(demo::PackSize::M);
        SearchModel search;
        search.setWorkspace(&desk.workspace());
        const Table<Place> &places = desk.workspace().project().places;
        const Place last = places.at(places.size() - 1);
        QVERIFY(desk.workspace().findChildren<ProjectNames *>().isEmpty()); // as nobody has looked for anything
        search.setText(last.siteCode);
        auto *names = desk.workspace().findChild<ProjectNames *>();
        QVERIFY(names && names->isReading());
        search.setText(u"qqqqqq"_s);
        QCOMPARE(search.nothingText(), u"The names are still being read."_s);
        search.setText(last.siteCode);
        int rounds = 0;
        QTimer other;
        connect(&other, &QTimer::timeout, &other, [&rounds] { ++rounds; });
        other.start(0);
        QTRY_VERIFY(!names->isReading());
        QVERIFY2(rounds >= 3, qPrintable(QString::number(rounds)));
        QCOMPARE(at(search, 0, SearchModel::KeyRole).toString(), last.id.toString());
        QCOMPARE(search.moreText(), QString());
        search.setText(u"a"_s);
        QCOMPARE(search.moreText(), u"There are more: type on to narrow the list"_s);

        PlacePickerModel picker;
        picker.setWorkspace(&desk.workspace());
        picker.setFilter(last.siteCode);
        QCOMPARE(at(picker, 0, PlacePickerModel::KeyRole).toString(), last.id.toString());
        QCOMPARE(desk.workspace().findChildren<ProjectNames *>().size(), 1); // one for all who look
    }

    void whatOneMayNotSeeIsNotFound()
    {
        Desk desk(demo::PackSize::M);
        const Project &whole = desk.workspace().project();
        const int everywhere = catalogue().indexOf(u"access_all_locations");
        int row = 0;
        const auto isLimited = [&](const Person &person) {
            return person.kind == Person::Kind::WebUser && canEnter(whole, person) && !holds(whole, person, everywhere);
        };
        while (row < whole.people.size() && !isLimited(whole.people.at(row)))
            ++row;
        QVERIFY(row < whole.people.size());
        const auto workspace = desk.workspaceOf(whole.people.at(row).id);
        SearchModel search;
        search.setWorkspace(workspace.get());
        search.setText(u"a"_s);
        QTRY_VERIFY(!ProjectNames::of(*workspace).isReading());
        int seen = 0;
        int unseen = 0;
        for (int place = 0; place < whole.places.size(); place += 3) {
            const Id id = whole.places.at(place).id;
            search.setText(whole.places.at(place).siteCode);
            const bool isSeen = workspace->project().places.indexOf(id) >= 0;
            QCOMPARE(rowWhere(search, SearchModel::KeyRole, id.toString()) >= 0, isSeen);
            ++(isSeen ? seen : unseen);
        }
        QVERIFY(seen > 0);
        QVERIFY(unseen > 100);
    }

    /// With the project goes all that was kept of its names.
    void nothingIsKeptOfAProjectThatIsLeft()
    {
        auto desk = std::make_unique<Desk>(demo::PackSize::S);
        SearchModel search;
        search.setWorkspace(&desk->workspace());
        search.setText(u"a"_s);
        QVERIFY(search.rowCount() > 0);
        const QPointer<ProjectNames> names = desk->workspace().findChild<ProjectNames *>();
        QVERIFY(names);
        search.setWorkspace(&m_line.workspace());
        desk.reset();
        QVERIFY(!names);
        QVERIFY(search.rowCount() > 0);

        desk = std::make_unique<Desk>(demo::PackSize::S);
        search.setWorkspace(&desk->workspace());
        desk.reset(); // while it is looked into
        QCOMPARE(search.rowCount(), 0);
    }

    /// Whatever is chosen in the list stays so while others work.
    void theSameHitsAreNotTakenAway()
    {
        m_search.setText(u"read only"_s);
        QSignalSpy resets(&m_search, &QAbstractItemModel::modelReset);
        m_line.workspace().stage(m_line.role(u"ddo_role"_s), u"landing_page"_s, u"webapps"_s);
        QCOMPARE(resets.count(), 0);
    }

    void aPlaceTellsWhereItLies()
    {
        const Project &project = m_line.workspace().project();
        const Place place = project.places.at(project.places.size() - 1);
        const EntityRef entity{u"place"_s, place.id};
        m_line.workspace().stage(entity, u"name"_s, u"Qabale-Ørsted Nord"_s);
        m_line.workspace().stage(entity, u"external_id"_s, u"QxY7"_s);
        for (const QString &text : {u"qabale"_s, u"ORSTED"_s, u"nord qab"_s, u"ábale"_s}) {
            m_search.setText(text);
            QTRY_COMPARE(m_search.rowCount(), 1); // read in pieces of some milliseconds, on a busy machine in several
            QCOMPARE(at(m_search, 0, SearchModel::KindRole).value<SearchModel::Kind>(), SearchModel::Kind::Place);
            QCOMPARE(at(m_search, 0, SearchModel::KeyRole).toString(), place.id.toString());
            QCOMPARE(at(m_search, 0, SearchModel::TitleRole).toString(), u"Qabale-Ørsted Nord"_s);
            QCOMPARE(at(m_search, 0, SearchModel::RoleKeyRole).toString(), QString());
        }
        QStringList above;
        for (auto next = project.places.find(place.parent); next; next = project.places.find(next->parent))
            above.prepend(next->name);
        QVERIFY(above.size() >= 2);
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(), above.join(u", "_s));

        m_search.setText(u"qxy7"_s);
        QCOMPARE(at(m_search, 0, SearchModel::TitleRole).toString(), u"Qabale-Ørsted Nord (QxY7)"_s);
        m_search.setText(place.siteCode.toUpper());
        QCOMPARE(at(m_search, 0, SearchModel::TitleRole).toString(), u"Qabale-Ørsted Nord (%1)"_s.arg(place.siteCode));
        m_line.workspace().stage(entity, u"is_archived"_s, true);
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(), u"archived, "_s + above.join(u", "_s));
    }

    void thePlaceAtTheTopTellsItsLevel()
    {
        const Project &project = m_line.workspace().project();
        int row = 0;
        while (!project.places.at(row).parent.isNull())
            ++row;
        m_search.setText(project.places.at(row).siteCode);
        QCOMPARE(at(m_search, 0, SearchModel::DetailRole).toString(),
                 project.locationTypes.find(project.places.at(row).type)->name);
    }

    void peopleByHandleAndAddress()
    {
        const Project &project = m_line.workspace().project();
        const auto person = project.people.find(m_line.host().plant(u"viewer"_s));
        m_search.setText(person->handle);
        QCOMPARE(at(m_search, 0, SearchModel::KeyRole).toString(), person->id.toString());
        m_line.workspace().stage({u"person"_s, person->id}, u"email"_s, u"qwerty@mail.example"_s);
        m_search.setText(u"qwerty"_s);
        QCOMPARE(at(m_search, 0, SearchModel::KeyRole).toString(), person->id.toString());
        QCOMPARE(at(m_search, 0, SearchModel::TitleRole).toString(), person->name);
    }

private:
    DemoLine m_line;
    SearchModel m_search;
    QAbstractItemModelTester m_tester{&m_search};
};

STEWARD_TEST(SearchTest, "search", Core)

} // namespace steward

#include "searchtest.moc"
