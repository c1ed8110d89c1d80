// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/serverinfo.h"

#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// The well-known part stands between host and path (RFC 9728, 3.1).
QUrl documentAddress(const QUrl &server)
{
    QString path = server.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QUrl url = server;
    url.setPath(QLatin1StringView(oidc::resourceMetadataPath) + path);
    url.setQuery(QString());
    return url;
}

/// Two requests one after the other; each step hands the ticket of the next one on.
struct Course : std::enable_shared_from_this<Course>
{
    Course(WebClient &client, const QUrl &address, QObject *object)
        : web(client)
        , server(address)
        , context(object)
    {
    }

    void askServer()
    {
        ticket = web.send({documentAddress(server), {}}, context,
                          [self = shared_from_this()](const Result<Response> &result) { self->takeServer(result); });
    }

    void takeServer(const Result<Response> &result)
    {
        if (result && (result->status == 404 || result->status == 410))
            return finish(Error{
                .kind = Error::Kind::SignInFailed, .httpStatus = result->status, .code = u"server.no_document"_s});
        const auto document = documentOf(result, u"server"_s);
        if (!document)
            return finish(document.error());
        auto metadata = oidc::parseResourceMetadata(*document, server);
        if (!metadata)
            return finish(metadata.error());
        info.server = std::move(metadata).value();
        onIssuer();
        if (!cancelled)
            askIssuer();
    }

    void askIssuer()
    {
        const QString issuer = info.server.issuers.constFirst();
        if (!isIssuerAddress(QUrl(issuer)))
            return finishLater({.kind = Error::Kind::SignInFailed, .code = u"provider.address"_s});
        ticket = web.send(
            {oidc::providerMetadataAddress(issuer), {}}, context,
            [self = shared_from_this(), issuer](const Result<Response> &answer) { self->takeIssuer(answer, issuer); });
    }

    void takeIssuer(const Result<Response> &result, const QString &issuer)
    {
        const auto document = documentOf(result, u"provider"_s);
        if (!document)
            return finish(document.error());
        auto metadata = oidc::parseProviderMetadata(*document, issuer);
        if (!metadata)
            return finish(metadata.error());
        info.provider = std::move(metadata).value();
        finish(std::move(info));
    }

    void finishLater(const Error &error)
    {
        QTimer::singleShot(0, context, [self = shared_from_this(), error] { self->finish(error); });
    }

    void finish(Result<ServerInfo> result)
    {
        onIssuer = nullptr;
        const auto call = std::exchange(done, nullptr);
        if (call && !cancelled)
            call(std::move(result));
    }

    WebClient &web;
    QUrl server;
    QPointer<QObject> context;
    std::function<void()> onIssuer;
    std::function<void(Result<ServerInfo>)> done;
    ServerInfo info;
    Ticket ticket;
    bool cancelled = false;
};

Ticket ticketOf(const std::shared_ptr<Course> &course)
{
    return Ticket([course] {
        course->cancelled = true;
        course->ticket.cancel();
        course->done = nullptr;
    });
}

} // namespace

bool takesPlainIssuers()
{
    return STEWARD_PLAIN_ISSUERS != 0;
}

bool isIssuerAddress(const QUrl &address, bool takesPlain)
{
    return isSafeAddress(address) && (takesPlain || address.scheme() == "https"_L1);
}

Ticket fetchServerInfo(WebClient &web, const QUrl &server, QObject *context, std::function<void()> onIssuer,
                       std::function<void(Result<ServerInfo>)> done)
{
    const auto course = std::make_shared<Course>(web, server, context);
    course->onIssuer = std::move(onIssuer);
    course->done = std::move(done);
    if (isSafeAddress(server))
        course->askServer();
    else
        course->finishLater({.kind = Error::Kind::SignInFailed, .code = u"server.address"_s});
    return ticketOf(course);
}

Ticket fetchProvider(WebClient &web, oidc::ResourceMetadata server, QObject *context,
                     std::function<void(Result<ServerInfo>)> done)
{
    const auto course = std::make_shared<Course>(web, server.resource, context);
    course->done = std::move(done);
    const bool canBeAsked = !server.issuers.isEmpty() && isSafeAddress(QUrl(server.issuers.constFirst()));
    course->info.server = std::move(server);
    if (canBeAsked)
        course->askIssuer();
    else
        course->finishLater({.kind = Error::Kind::BadReply, .code = u"resource.issuers"_s});
    return ticketOf(course);
}

} // namespace steward
