// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/keptproject.h"
#include "store/laterparts.h"
#include "store/sealed/recordfile.h"
#include "support/testmain.h"
#include "wire/pack/projectbytes.h"
#include "workspace/seat.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using State = KeptProject::State;

namespace {

const QString password = u"brick lamp under six rivers"_s;
const QString another = u"seven kettles sing at dawn"_s;

ProjectCodec codec()
{
    return {.toBytes = [](const domain::Project &project) { return wire::toBytes(project); },
            .fromBytes = [](const QByteArray &bytes) { return wire::projectFromBytes(bytes); }};
}

QString codeOf(const Result<void> &done)
{
    return done ? QString() : done.error().code;
}

} // namespace

/// The way in to a project on this computer, and the way out.
class KeptProjectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_office = std::make_unique<Office>();
        m_kept = made();
    }
    void cleanup()
    {
        m_kept.reset();
        m_office.reset();
    }

    void nothingLiesThere()
    {
        QCOMPARE(m_kept->state(), State::Unknown);
        m_kept->look();
        QCOMPARE(m_kept->state(), State::None);
        Seat seat(*m_office->host, m_office->host->tokens().accessToken());
        QCOMPARE(open(seat, password), u"vault.none"_s);
    }

    void keptLockedAndOpened()
    {
        QCOMPARE(keep(password), QString());
        QCOMPARE(m_kept->state(), State::Open);
        workspace().stage(roleRef(m_office->ddo), u"name"_s, u"Mine"_s);
        QCOMPARE(lock(), QString()); // and what was just typed is there
        QCOMPARE(m_kept->state(), State::Locked);

        m_kept = made();
        m_kept->look();
        QCOMPARE(m_kept->state(), State::Locked);
        Seat seat(*m_office->host, m_office->host->tokens().accessToken());
        QCOMPARE(open(seat, another), u"vault.password"_s);
        QCOMPARE(m_kept->state(), State::Locked); // and may be tried again
        QCOMPARE(seat.workspace.loadState(), Workspace::Load::Idle);
        QCOMPARE(open(seat, password), QString());
        QCOMPARE(m_kept->state(), State::Open);
        QCOMPARE(seat.workspace.project(), workspace().project());
        QCOMPARE(seat.workspace.draft().items().size(), 1);
        m_kept.reset(); // before the workspace it keeps
    }

    void weakPasswords_data()
    {
        QTest::addColumn<QString>("weak");
        QTest::addColumn<QString>("code");
        QTest::newRow("short") << u"Password1!"_s << u"password.short"_s;
        QTest::newRow("regular") << u"123456789012345"_s << u"password.regular"_s;
        QTest::newRow("common") << u"passwordpassword1"_s << u"password.common"_s;
        QTest::newRow("the person's name") << u"ThokozaniMwale1!"_s << u"password.personal"_s;
    }
    void weakPasswords()
    {
        QFETCH(const QString, weak);
        QFETCH(const QString, code);
        QCOMPARE(keep(weak), code);
        QVERIFY(!QFile::exists(path()));
        QCOMPARE(keep(password), QString());
        QCOMPARE(change(password, weak), code);
        QCOMPARE(change(password, another), QString());
    }

    void anotherPassword()
    {
        QCOMPARE(keep(password), QString());
        QCOMPARE(change(another, another), u"vault.password"_s);
        QCOMPARE(change(password, another), QString());
        workspace().stage(roleRef(m_office->ddo), u"name"_s, u"Mine"_s); // goes on being kept
        QCOMPARE(lock(), QString());
        Seat seat(*m_office->host, m_office->host->tokens().accessToken());
        QCOMPARE(open(seat, password), u"vault.password"_s);
        QCOMPARE(open(seat, another), QString());
        QCOMPARE(seat.workspace.draft().items().size(), 1);
        m_kept.reset();
    }

    void forgotten()
    {
        QCOMPARE(keep(password), QString());
        QCOMPARE(codeOf(doneBy([this](const auto &told) { m_kept->forget(told); })), QString());
        QCOMPARE(m_kept->state(), State::None);
        QVERIFY(!QFile::exists(path()));
        QCOMPARE(keep(another), QString()); // and begun anew
    }

    void foreignFile_isBroken()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(20'000, 'x'));
        file.close();
        m_kept->look();
        QCOMPARE(m_kept->state(), State::Broken);
        QVERIFY(m_kept->error().has_value());
        QVERIFY(QFile::exists(path())); // whosever it is
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"kept"_s); }
    [[nodiscard]] std::unique_ptr<KeptProject> made() const
    {
        return std::make_unique<KeptProject>(std::make_unique<RecordFile>(path()), std::make_shared<QuickWork>(),
                                             codec());
    }
    Workspace &workspace() { return m_office->me->workspace; }
    QString keep(const QString &with)
    {
        return codeOf(doneBy([&](const auto &told) { m_kept->keep(workspace(), with, told); }));
    }
    QString open(Seat &seat, const QString &with)
    {
        return codeOf(doneBy([&](const auto &told) { m_kept->open(seat.workspace, with, told); }));
    }
    QString change(const QString &old, const QString &now)
    {
        return codeOf(doneBy([&](const auto &told) { m_kept->changePassword(old, now, told); }));
    }
    QString lock()
    {
        return codeOf(doneBy([this](const auto &told) { m_kept->lock(told); }));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<KeptProject> m_kept;
};

STEWARD_TEST(KeptProjectTest, "keptproject", Core)

#include "keptprojecttest.moc"
