// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signin/traces.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

QFile *logFile = nullptr;
QtMessageHandler previous = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (logFile) {
        logFile->write(message.toUtf8() + '\n');
        logFile->flush();
    }
    if (previous)
        previous(type, context, message);
}

QList<QByteArray> formsOf(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    QByteArray wide;
    for (const QChar letter : text) {
        wide += char(letter.unicode() & 0xff);
        wide += char(letter.unicode() >> 8);
    }
    return {secret, wide, secret.toBase64(QByteArray::OmitTrailingEquals).chopped(1), secret.toPercentEncoding()};
}

} // namespace

Traces::Traces()
{
    setVariable("HOME", m_home.path());
    for (const char *const name :
         {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"}) {
        const QString folder = path(QString::fromLatin1(name).toLower());
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        setVariable(name, folder);
    }
    logFile = new QFile(path(u"log"_s));
    if (!logFile->open(QFile::WriteOnly))
        qFatal("no log");
    QLoggingCategory::setFilterRules(u"steward.*=true"_s);
    previous = qInstallMessageHandler(keep);
    std::fflush(stderr);
    m_stderr = ::dup(STDERR_FILENO);
    const int file = ::open(qPrintable(path(u"stderr"_s)), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ::dup2(file, STDERR_FILENO);
    ::close(file);
}

Traces::~Traces()
{
    std::fflush(stderr);
    ::dup2(m_stderr, STDERR_FILENO);
    ::close(m_stderr);
    qInstallMessageHandler(previous);
    delete std::exchange(logFile, nullptr);
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        if (it.value().isNull())
            qunsetenv(it.key().constData());
        else
            qputenv(it.key().constData(), it.value());
    }
}

void Traces::setVariable(const QByteArray &name, const QString &value)
{
    m_before.insert(name, qgetenv(name.constData()));
    qputenv(name.constData(), value.toUtf8());
}

QStringList Traces::of(const QList<QByteArray> &secrets) const
{
    QStringList found;
    QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray contents = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
        const QByteArray all = file.fileName().toUtf8() + '\n' + contents;
        for (const QByteArray &secret : secrets) {
            for (const QByteArray &form : formsOf(secret)) {
                if (all.contains(form))
                    found << u"%1 in %2"_s.arg(QString::fromUtf8(secret.left(12)), file.fileName());
            }
        }
    }
    found.removeDuplicates();
    return found;
}

} // namespace steward::tests
