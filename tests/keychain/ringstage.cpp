// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain/ringstage.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDirIterator>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::tests {

namespace {

const QString service = u"Steward tests"_s;
const QString key = u"hq.example AAAA"_s;
const QString secrets = u"org.freedesktop.secrets"_s;
const QString secretsPath = u"/org/freedesktop/secrets"_s;
const QString login = u"/org/freedesktop/secrets/collection/login"_s;

QDBusMessage call(const QString &face, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(secrets, secretsPath, face, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::Block, 10'000);
}

const QString serviceFace = u"org.freedesktop.Secret.Service"_s;

} // namespace

void RingStage::initTestCase()
{
    // Without it this would be the key ring of whoever runs the test.
    QVERIFY2(qEnvironmentVariableIsSet("KEYRING_DIR"),
             "start it by tests/support/keyring/with-keyring.sh, as ctest does");
}

void RingStage::init()
{
    SessionStage::init();
    m_book = std::make_unique<AccountBook>(AccountBook::Keep::Platform);
    restart();
}

void RingStage::cleanup()
{
    SessionStage::cleanup();
    m_store.reset();
    m_keeper.reset();
    m_book.reset();
}

void RingStage::restart()
{
    m_session.reset();
    m_store.reset();
    m_keeper = std::make_unique<KeychainKeeper>(service);
    m_book = std::make_unique<AccountBook>(AccountBook::Keep::Platform);
    m_store = std::make_unique<GrantStore>(*m_keeper, *m_book);
    makeConsole();
    m_session->keepIn(*m_store);
    m_states.clear();
    m_opened.clear();
}

Keeping RingStage::wait(const std::function<void(const SecretKeeper::Done &)> &wish)
{
    std::optional<Keeping> answer;
    QElapsedTimer sinceTick;
    QTimer ticks;
    m_longestGap = 0;
    connect(&ticks, &QTimer::timeout, this, [&] { m_longestGap = std::max(m_longestGap, sinceTick.restart()); });
    QElapsedTimer timer;
    timer.start();
    sinceTick.start();
    ticks.start(10);
    wish([&answer](Keeping outcome) { answer = outcome; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
        qFatal("the keeper has not answered");
    m_took = timer.elapsed();
    return *answer;
}

Keeping RingStage::read()
{
    return wait([this](const SecretKeeper::Done &done) {
        m_keeper->read(key, this, [this, done](Keeping outcome, const QByteArray &secret) {
            m_read = secret;
            done(outcome);
        });
    });
}

Keeping RingStage::write(const QByteArray &secret)
{
    return wait([&](const SecretKeeper::Done &done) { m_keeper->write(key, secret, this, done); });
}

Keeping RingStage::remove()
{
    return wait([this](const SecretKeeper::Done &done) { m_keeper->remove(key, this, done); });
}

Keeping RingStage::unlock()
{
    return wait([this](const SecretKeeper::Done &done) { m_keeper->unlock(this, done); });
}

QByteArray RingStage::found()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, service});
    process.waitForFinished(20'000);
    return process.readAll();
}

bool RingStage::lockRing()
{
    const QVariant collections = QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(login)});
    return call(serviceFace, u"Lock"_s, {collections}).type() == QDBusMessage::ReplyMessage;
}

bool RingStage::unlockRing()
{
    const QVariant nothing = QVariant::fromValue(QDBusVariant(QString()));
    const QDBusMessage session = call(serviceFace, u"OpenSession"_s, {u"plain"_s, nothing});
    if (session.arguments().size() < 2)
        return false;
    QDBusArgument password;
    password.beginStructure();
    password << session.arguments().at(1).value<QDBusObjectPath>() << QByteArray() << "test-password"_ba
             << u"text/plain"_s;
    password.endStructure();
    // what the log-in of a desktop calls
    return call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
                {QVariant::fromValue(QDBusObjectPath(login)), QVariant::fromValue(password)})
               .type()
           == QDBusMessage::ReplyMessage;
}

QStringList RingStage::filesWith(const QByteArray &secret)
{
    QStringList files;
    for (const QString &folder : {qEnvironmentVariable("HOME"), qEnvironmentVariable("KEYRING_DIR")}) {
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (file.open(QFile::ReadOnly) && file.readAll().contains(secret))
                files << file.fileName();
        }
    }
    return files;
}

} // namespace steward::tests
