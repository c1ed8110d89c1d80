// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/mannerlynetwork.h"

#include <QIODevice>
#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr char tooLarge[] = "stewardTooLarge";

} // namespace

QNetworkReply *MannerlyNetwork::createRequest(Operation operation, const QNetworkRequest &original, QIODevice *body)
{
    QNetworkRequest request(original);
    if (!isSafeAddress(request.url()))
        request.setUrl(QUrl()); // becomes a reply that fails
    applyManners(request, m_limits);
    request.setRawHeader("accept", "application/json");
    request.setRawHeader("connection", "close"); // a kept one may be gone by now, and the body goes once only
    std::unique_ptr<QIODevice> once;
    if (body) {
        const QByteArray bytes = body->readAll();
        request.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
        once = onceOnlyBody(bytes);
    }
    QNetworkReply *const reply = QNetworkAccessManager::createRequest(operation, request, once.get());
    if (once)
        once.release()->setParent(reply);
    QTimer::singleShot(m_limits.overall, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply, most = m_limits.answerBytes](qint64 received) {
        if (received <= most || reply->property(tooLarge).toBool())
            return;
        reply->setProperty(tooLarge, true);
        reply->abort();
    });
    return reply;
}

Result<Response> MannerlyNetwork::take(QNetworkReply &reply)
{
    if (reply.property(tooLarge).toBool())
        return Error{.kind = Error::Kind::BadReply, .code = u"answer.toolarge"_s};
    return conclusion(reply, reply.isOpen() ? reply.readAll() : QByteArray());
}

} // namespace steward
