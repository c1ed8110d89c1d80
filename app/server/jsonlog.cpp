// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jsonlog.h"

#include "core/clock.h"
#include "core/json.h"

#include <QLoggingCategory>

#include <array>
#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

std::atomic<LogLevel> mostTold = LogLevel::Info;

constexpr std::array names{"error", "warning", "info", "debug"};

const char *nameOf(LogLevel level)
{
    return names.at(static_cast<size_t>(level));
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

/// The standard error has no buffer of its own and a lock, so a line comes out in one piece.
void write(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

QByteArray beginning(LogLevel level)
{
    const auto now = toLetters(SystemClock().now());
    return QByteArray(R"({"time":")").append(now.constData(), now.size()) + R"(","level":")" + nameOf(level) + '"';
}

QByteArray quoted(const QString &text)
{
    return canonicalJson(QJsonArray{text}).sliced(1).chopped(1);
}

void tell(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const LogLevel level = levelOf(type);
    const QString category = QString::fromLatin1(context.category);
    const bool isOurs = category.startsWith("steward."_L1);
    if (level > mostTold || (!isOurs && level > LogLevel::Warning))
        return;
    write(beginning(level) + R"(,"from":)" + quoted(category) + R"(,"text":)" + quoted(text) + "}\n");
}

} // namespace

void startJsonLog(LogLevel level)
{
    mostTold = level;
    const bool isDebug = level == LogLevel::Debug;
    QLoggingCategory::setFilterRules(u"*.debug=false\nsteward.*.debug=%1"_s.arg(isDebug ? u"true"_s : u"false"_s));
    qInstallMessageHandler(tell);
}

void logRequest(const RequestLine &line)
{
    const LogLevel level = line.status >= 500 ? LogLevel::Warning : LogLevel::Info;
    if (level > mostTold)
        return;
    const auto number = [](qint64 value) { return QByteArray::number(value); };
    write(beginning(level) + R"(,"id":")" + line.id + R"(","verb":")" + line.verb + R"(","route":")" + line.route
          + R"(","status":)" + number(line.status) + R"(,"ms":)" + number(line.spent.count() / 1000) + R"(,"in":)"
          + number(line.received) + R"(,"out":)" + number(line.sent) + "}\n");
}

} // namespace steward::server
