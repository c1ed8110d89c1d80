// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/site.h"

#include "server/acceptencoding.h"
#include "service/etags.h"
#include "service/service.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

/// The form that is wanted most, of several the smallest.
const SiteFile::Form &bestForm(const SiteFile &file, const QByteArray &accepted)
{
    const auto rank = [&accepted](const SiteFile::Form &form) {
        return std::pair(wishFor(form.coding, accepted), -form.bytes.size());
    };
    const auto best =
        std::max_element(file.forms.cbegin(), file.forms.cend(),
                         [&rank](const SiteFile::Form &a, const SiteFile::Form &b) { return rank(a) < rank(b); });
    // Who wants nothing that we have gets it as it is (RFC 9110 12.5.3 allows it), rather than none.
    return rank(*best).first > 0 ? *best : file.forms.constFirst();
}

} // namespace

std::optional<Response> Site::answer(const Exchange &exchange) const
{
    const QByteArray path = exchange.path();
    const auto file = m_folder.files.constFind(path == "/" ? QByteArrayLiteral("/index.html") : path);
    if (file == m_folder.files.cend())
        return std::nullopt;
    if (exchange.request.verb == Request::Verb::Get)
        return give(*file, exchange.request.headers);
    Response refused = problem(405, u"route.verb"_s, exchange.id);
    setHeader(refused, "allow", "GET, HEAD");
    return refused;
}

Response Site::give(const SiteFile &file, const Headers &asked) const
{
    const SiteFile::Form &form = bestForm(file, headerValue(asked, "accept-encoding"));
    Response response{200, m_headers, {}};
    setHeader(response, "etag", form.tag);
    setHeader(response, "vary", "accept-encoding");
    // The page names the files of its build, so it is asked for again each time; "no-cache" is "keep it, but ask".
    setHeader(response, "cache-control", file.isForEver ? "public, max-age=31536000, immutable" : "no-cache");
    if (isKnownTag(form.tag, headerValue(asked, "if-none-match"))) {
        response.status = 304;
        return response;
    }
    setHeader(response, "content-type", file.type);
    if (form.coding != "identity")
        setHeader(response, "content-encoding", form.coding);
    response.body = form.bytes;
    return response;
}

} // namespace steward::server
