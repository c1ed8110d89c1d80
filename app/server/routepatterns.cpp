// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routepatterns.h"

#include "oidc/discovery.h"
#include "server/contract.h"
#include "service/router.h"

#include <algorithm>

namespace steward::server {

namespace {

constexpr qsizetype wordAt = 2; ///< before it are "" and "v1"

bool fits(const QByteArrayList &pattern, const QByteArrayList &path)
{
    return std::equal(
        pattern.cbegin(), pattern.cend(), path.cbegin(), path.cend(),
        [](const QByteArray &wanted, const QByteArray &part) { return wanted == "{}" || wanted == part; });
}

} // namespace

RoutePatterns::RoutePatterns(const QByteArrayList &patterns)
{
    QByteArrayList sorted = patterns;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const QByteArray &a, const QByteArray &b) { return a.count("{}") < b.count("{}"); });
    for (const QByteArray &text : std::as_const(sorted)) {
        const QByteArrayList parts = text.split('/');
        QList<Pattern> &known = m_byWord[parts.value(wordAt)];
        // one path has several verbs
        if (std::none_of(known.cbegin(), known.cend(), [&text](const Pattern &p) { return p.text == text; }))
            known.append({text, parts});
    }
}

QByteArray RoutePatterns::of(const QByteArray &path) const
{
    const QByteArrayList parts = path.split('/');
    if (const auto known = m_byWord.constFind(parts.value(wordAt)); known != m_byWord.cend()) {
        for (const Pattern &pattern : *known) {
            if (fits(pattern.parts, parts))
                return pattern.text;
        }
    }
    return QByteArrayLiteral("other");
}

RoutePatterns servedPatterns()
{
    QByteArrayList patterns{oidc::resourceMetadataPath, contractPath};
    for (const Route &route : routes())
        patterns << route.pattern.toLatin1();
    return RoutePatterns(patterns);
}

} // namespace steward::server
