// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlink.h"
#include "models/demoline.h"
#include "models/desk.h"
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

    void fits_data()
    {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<int>("rank");
        QTest::newRow("all of it") << u"read only"_s << u"Read Only"_s << 0;
        QTest::newRow("its beginning") << u"rea"_s << u"Read Only"_s << 1;
        QTest::newRow("a word") << u"only"_s << u"Read Only"_s << 2;
        QTest::newRow("a word after a dot") << u"nyi"_s << u"wezi.nyirenda"_s << 2;
        QTest::newRow("a word after an inner hit") << u"an"_s << u"Banda Anna"_s << 2;
        QTest::newRow("inside") << u"nly"_s << u"Read Only"_s << 3;
        QTest::newRow("words in another order") << u"nyirenda wezi"_s << u"Wezi Nyirenda"_s << 4;
        QTest::newRow("not all words") << u"nyirenda anna"_s << u"Wezi Nyirenda"_s << -1;
        QTest::newRow("not") << u"x"_s << u"Read Only"_s << -1;
        QTest::newRow("accents") << u"ecole"_s << u"École"_s << 0;
        QTest::newRow("accents typed") << u"ÉCOLE"_s << u"ecole"_s << 0;
        QTest::newRow("sharp s") << u"strasse"_s << u"Straße"_s << 0;
        QTest::newRow("blanks around") << u"  read  only "_s << u"Read Only"_s << 0;
        QTest::newRow("two letters in one") << u"fi"_s << u"\uFB01nance"_s << 1;
    }

    void fits()
    {
        QFETCH(QString, needle);
        QFETCH(QString, candidate);
        QFETCH(int, rank);
        QCOMPARE(Needle(needle).fit(folded(candidate)).value_or(-1), rank);
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

    /// Whatever is chosen in the list stays so while others work.
    void theSameHitsAreNotTakenAway()
    {
        m_search.setText(u"read only"_s);
        QSignalSpy resets(&m_search, &QAbstractItemModel::modelReset);
        m_line.workspace().stage(m_line.role(u"ddo_role"_s), u"landing_page"_s, u"webapps"_s);
        QCOMPARE(resets.count(), 0);
    }

    void foldedNamesFollowTheTable()
    {
        std::vector<Person> rows;
        for (int i = 0; i < 600; ++i)
            rows.push_back({.id = Id::random(), .name = QString::number(i)});
        const Table<Person> before(rows);
        int asked = 0;
        const auto name = [&asked](const Person &person) {
            ++asked;
            return folded(person.name);
        };
        FoldedNames<Person> names;
        names.follow(before, name);
        QCOMPARE(asked, 600);
        Person changed = before.at(300);
        changed.name = u"Changed"_s;
        const Table<Person> after = before.with(changed).with({.id = Id::random(), .name = u"New"_s});
        asked = 0;
        names.follow(after, name);
        QCOMPARE(names.at(300), u"changed"_s);
        QCOMPARE(names.at(600), u"new"_s);
        QCOMPARE(names.at(0), u"0"_s);
        QVERIFY(asked < 600);
        names.follow(after.without(changed.id), name);
        QCOMPARE(names.at(300), u"301"_s);
        names.follow(Table<Person>(), name);
    }

private:
    DemoLine m_line;
    SearchModel m_search;
    QAbstractItemModelTester m_tester{&m_search};
};

STEWARD_TEST(SearchTest, "search", Core)

} // namespace steward

#include "searchtest.moc"
