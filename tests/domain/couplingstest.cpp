// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/effective.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;
using State = Effective::State;

/// Every coupling that the prose about the role editor of HQ tells, each with what became of it here.
class CouplingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_data()
    {
        QTest::addColumn<QStringList>("held");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char *name, const char *held, const char *asked, State state, const char *cause) {
            QTest::newRow(name) << QString::fromLatin1(held).split(u' ', Qt::SkipEmptyParts)
                                << QString::fromLatin1(asked) << state << QString::fromLatin1(cause);
        };
        constexpr auto everywhere = "access_all_locations";

        row("edit implies view: web users", "edit_web_users", "view_web_users", State::Implied, "edit_web_users");
        row("edit implies view: workers", "edit_commcare_users", "view_commcare_users", State::Implied,
            "edit_commcare_users");
        row("edit implies view: groups", "access_all_locations edit_groups", "view_groups", State::Implied,
            "edit_groups");
        row("edit implies view: locations", "edit_locations", "view_locations", State::Implied, "edit_locations");
        row("edit implies view: data dictionary", "access_all_locations edit_data_dict", "view_data_dict",
            State::Implied, "edit_data_dict");
        row("edit implies view: apps", "access_all_locations edit_apps", "view_apps", State::Implied, "edit_apps");
        row("no word of it: dropzone", "edit_file_dropzone", "view_file_dropzone", State::NotGranted, "");
        row("no word of it: analytics", "edit_commcare_analytics", "view_commcare_analytics", State::NotGranted, "");
        row("no word of it: Tableau", "edit_web_users edit_user_tableau_config", "view_user_tableau_config",
            State::NotGranted, "");

        row("editing workers brings the groups' sub-tick", "access_all_locations edit_commcare_users edit_groups",
            "edit_users_in_groups", State::Implied, "edit_commcare_users");
        row("only where groups are edited", "access_all_locations edit_commcare_users", "edit_users_in_groups",
            State::Blocked, "edit_groups");
        row("editing workers brings the locations' sub-tick", "edit_commcare_users edit_locations",
            "edit_users_in_locations", State::Implied, "edit_commcare_users");
        row("only where locations are edited", "edit_commcare_users", "edit_users_in_locations", State::Blocked,
            "edit_locations");
        row("without editing workers it is a choice", "edit_locations", "edit_users_in_locations", State::NotGranted,
            "");
        row("linked projects lock linked configurations on", "access_release_management", "edit_linked_configurations",
            State::Implied, "access_release_management");

        for (const char *key : {"edit_groups", "view_groups", "edit_apps", "view_apps", "view_roles", "edit_reports",
                                "edit_ucrs", "edit_billing", "edit_data_dict", "view_data_dict", "view_tableau"}) {
            row(qPrintable(u"limited to places clears %1"_s.arg(QLatin1StringView(key))), key, key, State::Blocked,
                everywhere);
        }
        row("the sub-tick goes with its parent, for the parent's reason", "edit_groups edit_users_in_groups",
            "edit_users_in_groups", State::Blocked, everywhere);
        row("since April 2024 web users stay", "edit_web_users", "edit_web_users", State::Granted, "");
        row("since April 2024 seeing web users stays", "view_web_users", "view_web_users", State::Granted, "");
        row("the API is not cleared but warned about", "access_api", "access_api", State::Granted, "");

        row("groups' sub-tick needs its parent", "access_all_locations edit_users_in_groups", "edit_users_in_groups",
            State::Blocked, "edit_groups");
        row("locations' sub-tick needs its parent", "edit_users_in_locations", "edit_users_in_locations",
            State::Blocked, "edit_locations");
        row("Tableau settings need web users", "edit_user_tableau_config", "edit_user_tableau_config", State::Blocked,
            "edit_web_users");
        row("seeing Tableau settings needs seeing web users", "view_user_tableau_config", "view_user_tableau_config",
            State::Blocked, "view_web_users");
        row("seeing by implication is seeing", "edit_web_users view_user_tableau_config", "view_user_tableau_config",
            State::Granted, "");
        row("no reports, no downloads", "download_reports", "download_reports", State::Blocked, "view_reports");
        row("reports, downloads", "view_reports download_reports", "download_reports", State::Granted, "");
        row("some reports, downloads", "view_reports:a download_reports", "download_reports", State::Granted, "");
        row("default user needs the limit", "access_default_login_as_user", "access_default_login_as_user",
            State::Blocked, "limited_login_as");
        row("with the limit it is a choice", "limited_login_as access_default_login_as_user",
            "access_default_login_as_user", State::Granted, "");
        row("Login-As All clears the limit", "login_as_all_users limited_login_as", "limited_login_as", State::Blocked,
            "login_as_all_users");
        row("Login-As All clears the default user", "login_as_all_users limited_login_as access_default_login_as_user",
            "access_default_login_as_user", State::Blocked, "login_as_all_users");
        row("profiles are a choice, whomever one edits", "edit_user_profile", "edit_user_profile", State::Granted, "");
        row("some is some", "view_reports:a", "view_reports", State::Some, "");
    }

    void each()
    {
        QFETCH(QStringList, held);
        QFETCH(QString, asked);
        QFETCH(State, state);
        QFETCH(QString, cause);
        PermissionSet set;
        for (const QString &entry : std::as_const(held)) {
            const QStringList parts = entry.split(u':');
            if (parts.size() > 1)
                set.grantOnly(permission(parts.first()), {parts.last()});
            else
                set.grant(permission(entry));
        }
        const Effective found = effective(set, permission(asked));
        QCOMPARE(found.state, state);
        QCOMPARE(found.cause < 0 ? QString() : catalogue().at(found.cause).key, cause);
    }

    /// So that a coupling added to the catalogue has to be told above as well.
    void areNoMoreThanThese()
    {
        int implications = 0;
        int needs = 0;
        int clearings = 0;
        for (int index = 0; index < catalogue().size(); ++index) {
            implications += static_cast<int>(catalogue().at(index).implies.size());
            needs += static_cast<int>(catalogue().at(index).needs.size());
            clearings += static_cast<int>(catalogue().at(index).clearedBy.size());
        }
        QCOMPARE(implications, 9);
        QCOMPARE(needs, 17);
        QCOMPARE(clearings, 2);
    }
};

STEWARD_TEST(CouplingsTest, "couplings", Core)

} // namespace steward::domain

#include "couplingstest.moc"
