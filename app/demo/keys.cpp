// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/objects.h"
#include "demo/templates.h"
#include "domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

constexpr int withoutEnd = 15; // of 100
constexpr int unused = 10;     // of 100: for half a year and more

/// Beyond those written down: of people who may use the APIs, a name of each only once.
class FurtherKeys
{
public:
    explicit FurtherKeys(const Scene &scene)
        : m_scene(scene)
        , m_draws(scene.draws("api_key"))
        , m_words(writtenWords(u"key_names"_s))
    {
        const int api = catalogue().indexOf(u"access_api");
        for (size_t role = 0; role < scene.roles.roles.size(); ++role) {
            if (!scene.roles.roles[role].permissions.holds(api))
                continue;
            for (int nth = 0; nth < scene.roles.holders[role]; ++nth)
                m_owners.push_back(scene.firstHolder(role) + nth);
        }
    }

    [[nodiscard]] ApiKey next(int number) const
    {
        const int owner = m_draws.below(number, "owner", static_cast<int>(m_owners.size()));
        const QString &word = m_words.at(m_draws.below(number, "name", static_cast<int>(m_words.size())));
        ApiKey key;
        key.id = m_draws.id(number);
        key.owner = m_scene.people.people[static_cast<size_t>(m_owners[static_cast<size_t>(owner)])].id;
        key.name = word + u' ' + QString::number(number);
        const int made = 30 + m_draws.below(number, "made", 330); // days ago
        const int used = m_draws.below(number, "unused", 100) < unused ? 180 + m_draws.below(number, "used_ago", 120)
                                                                       : m_draws.below(number, "used_ago", 30);
        key.createdAt = virtualStart - std::max(made, used + 10) * day;
        key.lastUsedAt = virtualStart - used * day - std::chrono::seconds(m_draws.below(number, "used_within", 80'000));
        if (m_draws.below(number, "without_end", 100) >= withoutEnd)
            key.expiresAt = virtualStart + (10 + m_draws.below(number, "ends_in", 350)) * day;
        return key;
    }

private:
    const Scene &m_scene;
    Draws m_draws;
    QStringList m_words;
    std::vector<int> m_owners; ///< among the people
};

} // namespace

void addKeys(const Scene &scene, Project &project)
{
    auto keys = writtenRows<ApiKey>(scene, u"api_keys"_s, "api_key", scene.shape.apiKeys);
    if (const int first = static_cast<int>(keys.size()) + 1; first <= scene.shape.apiKeys) {
        const FurtherKeys further(scene);
        for (int number = first; number <= scene.shape.apiKeys; ++number)
            keys.push_back(further.next(number));
    }
    for (ApiKey &key : keys)
        key.value.hasValue = true; // though nobody was ever told it
    project.apiKeys = Table(std::move(keys));
    project.oauthClients =
        Table(writtenRows<OAuthClient>(scene, u"oauth_clients"_s, "oauth_client", scene.shape.oauthClients));
}

} // namespace steward::demo
