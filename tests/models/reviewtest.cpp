// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/demoline.h"
#include "models/desk.h"
#include "models/draftstatus.h"
#include "models/fieldtext.h"
#include "models/format.h"
#include "models/reviewchecklist.h"
#include "models/reviewmodel.h"
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

class ReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_line = std::make_unique<DemoLine>();
        QVERIFY(m_line->load());
        m_review = std::make_unique<ReviewModel>();
        m_checklist = std::make_unique<ReviewChecklist>();
        m_status = std::make_unique<DraftStatus>();
        m_testers = {std::make_shared<QAbstractItemModelTester>(m_review.get()),
                     std::make_shared<QAbstractItemModelTester>(m_checklist.get())};
        m_review->setWorkspace(&workspace());
        m_checklist->setWorkspace(&workspace());
        m_status->setWorkspace(&workspace());
    }

    void cleanup()
    {
        m_testers.clear();
        m_status.reset();
        m_checklist.reset();
        m_review.reset();
        m_line.reset();
    }

    void anEmptyDraftHasNothingToRead()
    {
        QCOMPARE(m_review->rowCount(), 0);
        QCOMPARE(m_checklist->rowCount(), 0);
        QVERIFY(!m_checklist->canApply() && !m_checklist->needsDryRun());
        QCOMPARE(m_checklist->applyHint(), QString());
        QCOMPARE(m_status->text(), QString());
    }

    void removalsComeFirstAndAreTicked()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        workspace().stage(ddo(), u"permissions.access_mobile_endpoints"_s, true);
        workspace().stage(ddo(), u"permissions.edit_data"_s, false);
        QCOMPARE(titles(), (QStringList{u"Removal, 1"_s, u"Data (Can Edit)"_s, u"Change, 1"_s,
                                        u"Default Landing Page"_s, u"Addition, 1"_s, u"Mobile App Access"_s}));
        QVERIFY(m_review->summary().startsWith(u"3 changes to "_s));
        QVERIFY(m_review->summary().contains(u" 1 removes something. Touches "_s));
        QCOMPARE(at(*m_review, 0, ReviewModel::NoteRole).toString(), u"0 of 1 read"_s);
        QCOMPARE(stateOf(u"removals"_s), ReviewChecklist::State::Open);
        QCOMPARE(titleOf(u"removals"_s), u"Read 1 more removal"_s);

        const QString key = at(*m_review, 1, ReviewModel::KeyRole).toString();
        m_review->setRead(key, true);
        QCOMPARE(at(*m_review, 0, ReviewModel::NoteRole).toString(), u"1 of 1 read"_s);
        QCOMPARE(stateOf(u"removals"_s), ReviewChecklist::State::Done);
        m_review->takeBack(key);
        QCOMPARE(m_review->changeCount(), 2);
        QCOMPARE(titles().first(), u"Change, 1"_s);
        QCOMPARE(m_status->title(), u"2 changes staged"_s);
        QVERIFY(m_status->text().endsWith(u"Nothing is live yet."_s));
    }

    void theWayFromDryRunToLive()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        QVERIFY(m_checklist->needsDryRun());
        QVERIFY(!m_checklist->canApply());
        QCOMPARE(m_checklist->openText(), u"1 left"_s);
        QCOMPARE(m_checklist->applyHint(), u"Waits for the 1 open point above."_s);
        QCOMPARE(titleOf(u"nobody"_s), u"Nobody is locked out"_s);
        m_checklist->dryRun();
        QCOMPARE(stateOf(u"dryrun"_s), ReviewChecklist::State::Waiting);
        QVERIFY(!m_checklist->needsDryRun());
        QTRY_COMPARE(stateOf(u"dryrun"_s), ReviewChecklist::State::Done);
        QVERIFY(detailOf(u"dryrun"_s).startsWith(u"1 of 1 would succeed, "_s));

        m_checklist->setReason(u"November review"_s); // says why, changes nothing
        QVERIFY(!m_checklist->needsDryRun() && m_checklist->canApply());
        QCOMPARE(m_checklist->openText(), u"all done"_s);
        QCOMPARE(m_checklist->applyText(), u"Apply 1 change to the demo"_s);
        QVERIFY(m_checklist->applyHint().startsWith(u"You can undo it for "_s));
        m_checklist->apply();
        QVERIFY(m_checklist->isApplying());
        QTRY_COMPARE(m_checklist->rowCount(), 0);
        QCOMPARE(m_status->appliedText(), u"1 change is live"_s);
        QVERIFY(!m_status->lastAppliedKey().isEmpty());
    }

    void anEditAsksForTheDryRunAnew()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        m_checklist->dryRun();
        QTRY_VERIFY(m_checklist->canApply());
        workspace().stage(readOnly(), u"name"_s, u"Reader"_s);
        QVERIFY(m_checklist->needsDryRun() && !m_checklist->canApply());
    }

    /// The server would answer 409, by design: it is asked once the lock-out is settled.
    void aLockOutIsSettledBeforeTheDryRun()
    {
        const EntityRef viewer = m_line->person(u"viewer"_s);
        workspace().stage(viewer, u"is_active"_s, false);
        QVERIFY(!m_checklist->needsDryRun());
        QCOMPARE(detailOf(u"dryrun"_s), u"Waits until the lock-out is settled"_s);
        QCOMPARE(titleOf(u"lockout"_s), u"1 person could not enter any more"_s);
        QCOMPARE(detailOf(u"lockout"_s),
                 u"Deactivated: Lonjezo Sakala. Change it, or type each name to say that you mean it."_s);
        QCOMPARE(m_checklist->lockedOutName(), u"Lonjezo Sakala"_s);
        QCOMPARE(m_checklist->lockedOutText(), u"Whoever is deactivated can neither sign in nor sync."_s);
        QVERIFY(!m_checklist->lockedOutNeedsPlace());

        QVERIFY(!m_checklist->acceptLockOut(u"lonjezo"_s));
        QVERIFY(m_checklist->acceptLockOut(u" Lonjezo  Sakala "_s));
        QCOMPARE(stateOf(u"lockout"_s), ReviewChecklist::State::Warning);
        QVERIFY(m_checklist->lockedOutKey().isEmpty());
        QVERIFY(m_checklist->needsDryRun());
        m_review->setRead(at(*m_review, 1, ReviewModel::KeyRole).toString(), true);
        m_checklist->dryRun();
        QTRY_VERIFY(m_checklist->canApply()); // the server takes the name
    }

    void aLockOutForWantOfAPlaceSaysSo()
    {
        workspace().stage(ddo(), u"permissions.access_all_locations"_s, false);
        QVERIFY(detailOf(u"lockout"_s).startsWith(u"No place: Yankho Msiska. "_s));
        QVERIFY(m_checklist->lockedOutNeedsPlace());
        QCOMPARE(m_checklist->lockedOutText(), u"With limited reach and no place there is no access at all."_s);
    }

    /// Whom a rule on signing in refuses is settled by number, as it may be thousands.
    void peopleBarredAreSettledByNumber()
    {
        const QList<Id> weak = workersWithWeakPassword();
        QVERIFY(weak.size() > 1);
        const QString number = QString::number(weak.size());
        const EntityRef settings{u"settings"_s, workspace().project().settings.at(0).id};
        workspace().stage(settings, u"strong_mobile_passwords"_s, true);
        QCOMPARE(titleOf(u"barred"_s), number + u" people could not sign in any more"_s);
        QCOMPARE(stateOf(u"barred"_s), ReviewChecklist::State::Open);
        QCOMPARE(detailOf(u"dryrun"_s), u"Waits until the lock-out is settled"_s);
        QCOMPARE(m_checklist->barredCount(), weak.size());
        QCOMPARE(m_checklist->barredTitle(), titleOf(u"barred"_s));
        QVERIFY(m_checklist->barredText().startsWith(u"With a weak password they are refused. It meets "_s));
        QVERIFY(m_checklist->lockedOutKey().isEmpty()); // nobody is to be named
        QVERIFY(!m_checklist->needsDryRun() && !m_checklist->canApply());

        for (const QString &wrong : {QString(), u"all"_s, u"0"_s, QString::number(weak.size() - 1), number + u".5"_s})
            QVERIFY2(!m_checklist->acceptBarred(wrong), qPrintable(wrong));
        QCOMPARE(stateOf(u"barred"_s), ReviewChecklist::State::Open);
        QVERIFY(m_checklist->acceptBarred(u' ' + number));
        QCOMPARE(stateOf(u"barred"_s), ReviewChecklist::State::Warning);
        QVERIFY(detailOf(u"barred"_s).startsWith(u"You have said how many it meets: "_s));
        QCOMPARE(m_checklist->barredCount(), 0);
        QVERIFY(m_checklist->needsDryRun());
        m_checklist->dryRun();
        QTRY_VERIFY(m_checklist->canApply()); // the server takes the number
    }

    /// One rule that refuses people for two reasons is settled at once.
    void twoReasonsOfOneRuleAreOneNumber()
    {
        const qsizetype count =
            peopleWithout(Person::Kind::WebUser, &Person::hasTwoFactor).size() + workersWithWeakPassword().size();
        const EntityRef settings{u"settings"_s, workspace().project().settings.at(0).id};
        workspace().stage(settings, u"two_factor_auth"_s, true);
        workspace().stage(settings, u"strong_mobile_passwords"_s, true);
        QCOMPARE(m_checklist->barredCount(), count);
        QVERIFY(m_checklist->barredText().contains(u"Without a second factor they are refused. "_s));
        QVERIFY(m_checklist->barredText().contains(u"With a weak password they are refused. "_s));
        QVERIFY(m_checklist->acceptBarred(QLocale().toString(count)));
        m_checklist->dryRun();
        QTRY_VERIFY(m_checklist->canApply());
    }

    /// The number that was typed is not one for ever.
    void anotherNumberIsAskedAnew()
    {
        const QList<Id> weak = workersWithWeakPassword();
        const EntityRef settings{u"settings"_s, workspace().project().settings.at(0).id};
        workspace().stage(settings, u"strong_mobile_passwords"_s, true);
        QVERIFY(m_checklist->acceptBarred(QString::number(weak.size())));
        workspace().stage({u"person"_s, weak.constFirst()}, u"is_active"_s, false); // is locked out otherwise
        QCOMPARE(m_checklist->barredCount(), weak.size() - 1);
        QCOMPARE(stateOf(u"barred"_s), ReviewChecklist::State::Open);
        QCOMPARE(stateOf(u"lockout"_s), ReviewChecklist::State::Open);
        QVERIFY(!m_checklist->needsDryRun());
        QVERIFY(m_checklist->acceptBarred(QString::number(weak.size() - 1)));
        QVERIFY(!m_checklist->needsDryRun()); // one is still to be named
    }

    void breakGlassCannotBeNamedAway()
    {
        workspace().stage(m_line->person(u"second_admin"_s), u"is_active"_s, false);
        QCOMPARE(stateOf(u"never"_s), ReviewChecklist::State::Failed);
        QVERIFY(detailOf(u"never"_s).contains(u"Wezi Nyirenda must keep access"_s));
        QVERIFY(!m_checklist->needsDryRun());
        QVERIFY(m_checklist->lockedOutKey().isEmpty());
    }

    void aRefusedDryRunIsNotAskedAgainByItself()
    {
        workspace().stage(readOnly(), u"name"_s, u"admin"_s);
        QVERIFY(m_checklist->needsDryRun());
        m_checklist->dryRun();
        QTRY_COMPARE(stateOf(u"refused"_s), ReviewChecklist::State::Failed);
        QCOMPARE(m_checklist->refusalText(), u"Admin is the built-in role. Choose another name."_s);
        QVERIFY(!m_checklist->needsDryRun() && !m_checklist->canApply() && !m_checklist->canRetry());
        QCOMPARE(at(*m_review, 1, ReviewModel::ProblemRole).toString(), m_checklist->refusalText());
        workspace().stage(readOnly(), u"name"_s, u"Reader"_s);
        QCOMPARE(m_checklist->refusalTitle(), QString());
        m_checklist->dryRun();
        QTRY_VERIFY(m_checklist->canApply());
    }

    void whatTheServerTakesNowIsRefusedNoMore()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        m_line->refuseNext(
            u"/v1/change-sets"_s, 409, u"role.held"_s,
            {{u"problems"_s,
              QJsonArray{QJsonObject{
                  {u"kind"_s, u"objection"_s}, {u"code"_s, u"role.held"_s}, {u"change"_s, 0}, {u"count"_s, 2}}}}});
        m_checklist->dryRun();
        QTRY_COMPARE(stateOf(u"refused"_s), ReviewChecklist::State::Failed);
        m_checklist->dryRun(); // "Check again": what was in the way is gone
        QTRY_VERIFY(m_checklist->canApply());
        QCOMPARE(at(*m_review, 1, ReviewModel::ProblemRole).toString(), QString());
    }

    void aDeadLineIsWaitedForAndForgotten()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        m_line->cut();
        m_checklist->dryRun();
        QTRY_COMPARE(workspace().line(), Workspace::Line::Offline);
        QCOMPARE(m_checklist->refusalTitle(), u"The server cannot be reached."_s);
        QVERIFY(m_checklist->canRetry() && !m_checklist->needsDryRun());
        QCOMPARE(detailOf(u"dryrun"_s), u"Waits for the connection"_s);
        QCOMPARE(m_checklist->applyHint(), u"Waits for the connection. The draft is kept."_s);
        m_line->mend();
        workspace().tryNow();
        QTRY_VERIFY(m_checklist->needsDryRun());
        QCOMPARE(m_checklist->refusalTitle(), QString());
    }

    void aConflictIsSettledFirst()
    {
        const QString before = u"role Read Only, was %1 when you started"_s.arg(
            valueText(workspace().project(), readOnly(), u"landing_page"_s,
                      fieldValue(workspace().project(), readOnly(), u"landing_page"_s)));
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        QVERIFY(m_line->applyElsewhere({.entity = readOnly(), .field = u"landing_page"_s, .after = u"reports"_s}));
        QTRY_COMPARE(stateOf(u"conflicts"_s), ReviewChecklist::State::Open);
        QCOMPARE(titleOf(u"conflicts"_s), u"Settle 1 conflict"_s);
        QCOMPARE(detailOf(u"dryrun"_s), u"Waits until the conflicts are settled"_s);
        QVERIFY(!m_checklist->needsDryRun());
        QCOMPARE(titles().first(), u"Conflict, 1"_s);
        const QString since = Format(workspace().project().utcOffsetMinutes).time(m_line->clock().now());
        QCOMPARE(at(*m_review, 0, ReviewModel::SubjectRole).toString(),
                 u"someone changed the same thing since "_s + since);
        QCOMPARE(at(*m_review, 1, ReviewModel::SubjectRole).toString(), before);
        QCOMPARE(at(*m_review, 1, ReviewModel::MineRole).toString(), u"Mine, Web Apps"_s);
        QCOMPARE(at(*m_review, 1, ReviewModel::TheirsRole).toString(), u"Theirs, Reports"_s);
        QCOMPARE(at(*m_review, 1, ReviewModel::MineByRole).toString(), workspace().me().name + u", "_s + since);
        QVERIFY(at(*m_review, 1, ReviewModel::TheirsByRole).toString().startsWith(u"Wezi Nyirenda, "_s));
        QVERIFY(at(*m_review, 1, ReviewModel::ReadingRole).toString().contains(u"Mine, Web Apps, Theirs, Reports"_s));
        m_review->settle(at(*m_review, 1, ReviewModel::KeyRole).toString(), true);
        QVERIFY(m_checklist->needsDryRun());
        m_checklist->dryRun();
        QTRY_VERIFY(m_checklist->canApply());
    }

    /// Somebody else was faster, but with something else: the draft is moved on, and asked about again by itself.
    void aStaleRefusalIsOverOnceTheDraftHasMoved()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        m_line->refuseNext(u"/v1/change-sets"_s, 412, u"field.stale"_s);
        m_checklist->dryRun();
        QTRY_COMPARE(m_checklist->refusalTitle(), u"Somebody else changed it first."_s);
        QVERIFY(!m_checklist->needsDryRun());
        QVERIFY(m_line->applyElsewhere({.entity = ddo(), .field = u"landing_page"_s, .after = u"reports"_s}));
        QTRY_VERIFY(m_checklist->needsDryRun());
        QCOMPARE(m_checklist->refusalTitle(), QString());
    }

    void anUndoStagesItsInverseOrSaysWhyNot()
    {
        QVERIFY(m_line->applySomething());
        QSignalSpy staged(m_status.get(), &DraftStatus::inverseStaged);
        m_line->refuseNext(u"/v1/change-sets"_s, 409, u"set.erased"_s);
        m_status->stageInverseOfLast();
        QTRY_COMPARE(m_status->undoErrorTitle(), u"The project does not allow this now."_s);
        QVERIFY(m_status->undoErrorText().contains(u"erased from the record"_s));
        QCOMPARE(m_checklist->refusalTitle(), QString()); // it is not the review's
        m_status->stageInverseOfLast();
        QCOMPARE(m_status->undoErrorTitle(), QString());
        QTRY_COMPARE(staged.count(), 1);
        QVERIFY(m_status->isInverse());
        QCOMPARE(m_status->title(), u"An undo of 1 change is staged"_s);
    }

    void aWorkspaceThatGoesLeavesNothing()
    {
        workspace().stage(readOnly(), u"landing_page"_s, u"webapps"_s);
        m_line.reset();
        QCOMPARE(m_review->rowCount(), 0);
        QCOMPARE(m_checklist->rowCount(), 0);
        QCOMPARE(m_status->count(), 0);
    }

    void noWordsAreLeftOpen()
    {
        workspace().stage(ddo(), u"permissions.access_all_locations"_s, false);
        workspace().stage(ddo(), u"permissions.access_mobile_endpoints"_s, true);
        workspace().stage(m_line->person(u"viewer"_s), u"is_active"_s, false);
        const QList<const QAbstractItemModel *> models{m_review.get(), m_checklist.get()};
        for (const QAbstractItemModel *model : models) {
            const QList<int> roles = model->roleNames().keys();
            for (int row = 0; row < model->rowCount(); ++row) {
                for (const int role : roles) {
                    const QVariant value = at(*model, row, role);
                    const QString text = value.toStringList().join(u' ');
                    QVERIFY2(!text.contains(u"(s)"_s) && !text.contains(u"%"_s), qPrintable(text));
                }
            }
        }
    }

private:
    [[nodiscard]] QList<Id> peopleWithout(Person::Kind kind, std::optional<bool> Person::*factor)
    {
        const Project &project = workspace().project();
        QList<Id> people;
        for (int row = 0; row < project.people.size(); ++row) {
            const Person &person = project.people.at(row);
            if (person.kind == kind && person.*factor == false && canEnter(project, person))
                people << person.id;
        }
        return people;
    }
    [[nodiscard]] QList<Id> workersWithWeakPassword()
    {
        return peopleWithout(Person::Kind::MobileWorker, &Person::hasStrongPassword);
    }
    [[nodiscard]] Workspace &workspace() { return m_line->workspace(); }
    [[nodiscard]] EntityRef readOnly() const { return m_line->role(u"read_only_role"_s); }
    [[nodiscard]] EntityRef ddo() const { return m_line->role(u"ddo_role"_s); }
    [[nodiscard]] QString textOf(const QString &key, int role) const
    {
        const int row = rowWhere(*m_checklist, ReviewChecklist::KeyRole, key);
        return row < 0 ? u"no such row: "_s + key : at(*m_checklist, row, role).toString();
    }
    [[nodiscard]] QString titleOf(const QString &key) const { return textOf(key, ReviewChecklist::TitleRole); }
    [[nodiscard]] QString detailOf(const QString &key) const { return textOf(key, ReviewChecklist::DetailRole); }
    [[nodiscard]] std::optional<ReviewChecklist::State> stateOf(const QString &key) const
    {
        const int row = rowWhere(*m_checklist, ReviewChecklist::KeyRole, key);
        if (row < 0)
            return std::nullopt;
        return at(*m_checklist, row, ReviewChecklist::StateRole).value<ReviewChecklist::State>();
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < m_review->rowCount(); ++row)
            titles << at(*m_review, row, ReviewModel::TitleRole).toString();
        return titles;
    }

    std::unique_ptr<DemoLine> m_line;
    std::unique_ptr<ReviewModel> m_review;
    std::unique_ptr<ReviewChecklist> m_checklist;
    std::unique_ptr<DraftStatus> m_status;
    QList<std::shared_ptr<QAbstractItemModelTester>> m_testers;
};

STEWARD_TEST(ReviewTest, "review", Core)

} // namespace steward

#include "reviewtest.moc"
