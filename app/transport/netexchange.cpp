// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/netexchange.h"

#include <QBuffer>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Not to be rewound, so that the access manager cannot send it a second time by itself.
class OnceOnlyBody final : public QIODevice
{
public:
    explicit OnceOnlyBody(QByteArray body)
        : m_body(std::move(body))
    {
        open(ReadOnly | Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_at == m_body.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_at; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_body.size() - m_at);
        if (size == 0 && most > 0)
            return -1;
        std::memcpy(data, m_body.constData() + m_at, static_cast<size_t>(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_at = 0;
};

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}

bool isSafeHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isTokenCharacter);
}

std::optional<Error> refusal(const NetRequest &request)
{
    if (!isSafeAddress(request.url))
        return Error{.kind = Error::Kind::BadReply, .code = u"address.unsafe"_s};
    const bool safe = std::all_of(request.headers.cbegin(), request.headers.cend(), [](const auto &header) {
        return isSafeHeaderName(header.first) && isSafeHeaderValue(header.second);
    });
    if (!safe)
        return Error{.kind = Error::Kind::BadReply, .code = u"header.unsafe"_s};
    return std::nullopt;
}

/// Whether the access manager's error only says that the status is 4xx or 5xx: then there is an answer. (It calls
/// 400 and 418 an invalid operation of the protocol.)
bool isAboutStatus(QNetworkReply::NetworkError error)
{
    return (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError
            && error != QNetworkReply::ContentReSendError)
           || error == QNetworkReply::ProtocolInvalidOperationError
           || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

Error lineError(QNetworkReply::NetworkError error)
{
    using Kind = Error::Kind;
    switch (error) {
    case QNetworkReply::OperationCanceledError: // what the transfer timeout makes of silence
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {.kind = Kind::Timeout, .code = u"line.silent"_s};
    case QNetworkReply::SslHandshakeFailedError:
        return {.kind = Kind::Tls, .code = u"tls.refused"_s};
    case QNetworkReply::HostNotFoundError:
        return {.kind = Kind::Offline, .code = u"host.unknown"_s};
    case QNetworkReply::ConnectionRefusedError:
        return {.kind = Kind::Offline, .code = u"line.refused"_s};
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return {.kind = Kind::BadReply, .code = u"answer.malformed"_s};
    default:
        return {.kind = Kind::Offline, .code = u"line.broken"_s};
    }
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400 && status != 304;
}

class Exchange final : public QObject
{
public:
    Exchange(QNetworkAccessManager &network, QObject *context, NetLimits limits, Transport::Done done)
        : QObject(&network)
        , m_network(network)
        , m_context(context)
        , m_limits(limits)
        , m_done(std::move(done))
    {
        // Plain destroyed, not a queued one: after the context not even a queued answer may arrive.
        connect(context, &QObject::destroyed, this, &Exchange::drop);
    }

    void start(const NetRequest &request)
    {
        QTimer::singleShot(m_limits.overall, this,
                           [this] { finish(Error{.kind = Error::Kind::Timeout, .code = u"time.over"_s}); });
        m_reply = post(request);
        m_reply->setParent(this);
        connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::checkSize);
        connect(m_reply, &QIODevice::readyRead, this, &Exchange::read);
        connect(m_reply, &QNetworkReply::finished, this, &Exchange::conclude, Qt::QueuedConnection);
    }

    void refuseLater(const Error &error)
    {
        QMetaObject::invokeMethod(
            this, [this, error] { finish(error); }, Qt::QueuedConnection);
    }

    void drop()
    {
        m_done = nullptr;
        release();
        deleteLater();
    }

private:
    QNetworkReply *post(const NetRequest &request)
    {
        QNetworkRequest wire(request.url);
        applyManners(wire, m_limits);
        for (const auto &[name, value] : request.headers)
            wire.setRawHeader(name, value);
        if (request.verb == "GET")
            return m_network.get(wire);
        if (!wire.hasRawHeader("content-type"))
            wire.setRawHeader("content-type", "application/octet-stream");
#ifdef Q_OS_WASM
        return m_network.sendCustomRequest(wire, request.verb, request.body); // the browser sends, once
#else
        wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        std::unique_ptr<QIODevice> body = onceOnlyBody(request.body);
        QNetworkReply *const reply = m_network.sendCustomRequest(wire, request.verb, body.get());
        body.release()->setParent(reply);
        return reply;
#endif
    }

    void checkSize()
    {
        if (m_reply && m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.answerBytes)
            tooLarge();
    }

    void read()
    {
        if (!m_reply || !m_done || !m_reply->isOpen()) // an aborted one is closed
            return;
        if (m_body.size() + m_reply->bytesAvailable() > m_limits.answerBytes)
            return tooLarge();
        m_body += m_reply->readAll();
    }

    void tooLarge()
    {
        finish(Error{.kind = Error::Kind::BadReply, .code = u"answer.toolarge"_s});
    }

    void conclude()
    {
        read();
        if (!m_reply || !m_done)
            return;
        finish(conclusion(*m_reply, std::move(m_body)));
    }

    void finish(Result<Response> result)
    {
        const Transport::Done done = std::exchange(m_done, nullptr);
        release();
        deleteLater();
        if (done && m_context)
            done(std::move(result)); // last: it may delete whatever it likes, this included
    }

    void release()
    {
        if (QNetworkReply *const reply = std::exchange(m_reply, nullptr)) {
            reply->disconnect(this);
            reply->abort();
            reply->deleteLater();
        }
    }

    QNetworkAccessManager &m_network;
    QPointer<QObject> m_context;
    NetLimits m_limits;
    Transport::Done m_done;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
};

} // namespace

bool isSafeAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    if (url.scheme() == "https"_L1)
        return true;
    if (url.scheme() != "http"_L1)
        return false;
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isSafeHeaderValue(const QByteArray &value)
{
    return std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool isSafeToken(const QByteArray &value)
{
    return !value.isEmpty() && std::all_of(value.cbegin(), value.cend(), [](char c) { return c > 0x20 && c < 0x7f; });
}

void applyManners(QNetworkRequest &request, const NetLimits &limits)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // What was measured about sending twice holds for HTTP/1.1; the server speaks nothing else.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    const auto silence = std::min<qint64>(limits.silence.count(), std::numeric_limits<int>::max());
    request.setTransferTimeout(static_cast<int>(silence));
}

std::unique_ptr<QIODevice> onceOnlyBody(QByteArray body)
{
    return std::make_unique<OnceOnlyBody>(std::move(body));
}

Result<Response> conclusion(const QNetworkReply &reply, QByteArray body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply.error();
    if (isRedirect(status))
        return Error{.kind = Error::Kind::BadReply, .httpStatus = status, .code = u"redirected"_s};
    if (error != QNetworkReply::NoError && !(status >= 400 && isAboutStatus(error)))
        return lineError(error);
    if (status < 200 || status > 599)
        return Error{.kind = Error::Kind::BadReply, .httpStatus = status, .code = u"answer.malformed"_s};
    Response response{.status = status, .headers = {}, .body = std::move(body)};
    const auto &pairs = reply.rawHeaderPairs();
    for (const auto &[name, value] : pairs)
        response.headers.emplaceBack(name.toLower(), value);
    return response;
}

Ticket exchange(QNetworkAccessManager &network, NetRequest request, NetLimits limits, QObject *context,
                Transport::Done done)
{
    Q_ASSERT(context);
    auto *const exchange = new Exchange(network, context, limits, std::move(done)); // deletes itself at its end
    if (const auto error = refusal(request))
        exchange->refuseLater(*error);
    else
        exchange->start(request);
    return Ticket([guard = QPointer<Exchange>(exchange)] {
        if (guard)
            guard->drop();
    });
}

} // namespace steward
