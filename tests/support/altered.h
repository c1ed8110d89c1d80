// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "transport/transport.h"

#include <QHash>

namespace steward::tests {

/// Carries requests on to another transport, and alters the objects that come back: a server of another age than ours.
class Altered : public Transport
{
public:
    using Alter = std::function<void(QJsonObject &body)>;

    explicit Altered(Transport &to)
        : m_to(to)
    {
    }

    /// From now on what is answered with 200 for \a path, without its query, is altered; null: no longer.
    void set(const QString &path, Alter alter) { m_alters.insert(path, std::move(alter)); }
    [[nodiscard]] const QList<Request> &sent() const { return m_sent; }

    Ticket send(Request request, QObject *context, Done done) override
    {
        m_sent << request;
        const Alter alter = m_alters.value(request.path.section(u'?', 0, 0));
        if (!alter)
            return m_to.send(std::move(request), context, std::move(done));
        return m_to.send(std::move(request), context, [alter, done = std::move(done)](Result<Response> answer) {
            if (!answer || answer->status != 200)
                return done(std::move(answer));
            Response altered = *answer;
            QJsonObject body = parseObject(altered.body).value();
            alter(body);
            altered.body = canonicalJson(body);
            done(std::move(altered));
        });
    }

private:
    Transport &m_to;
    QHash<QString, Alter> m_alters;
    QList<Request> m_sent;
};

/// As answers to GET /v1/capabilities are altered: a server of this contract, which serves clients from \a oldest on.
[[nodiscard]] inline Altered::Alter contractOf(const QString &version, const QString &oldest)
{
    using namespace Qt::StringLiterals;
    return [=](QJsonObject &body) {
        body.insert(u"contract"_s, QJsonObject{{u"version"_s, version}, {u"oldestClient"_s, oldest}});
    };
}

} // namespace steward::tests
