// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/keykeeper.h"

#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr std::chrono::seconds pauseBetweenFetches{10};

struct Course
{
    KeyKeeper::Check check;
    QPointer<QObject> context;
    KeyKeeper::Done done;
    Ticket ticket;
    bool fetched = false;
    bool cancelled = false;
};

} // namespace

struct KeyKeeper::Core : std::enable_shared_from_this<KeyKeeper::Core>
{
    Core(WebClient &client, const Clock &clockOfIt)
        : web(client)
        , clock(clockOfIt)
    {
    }

    void judge(const std::shared_ptr<Course> &course)
    {
        if (course->cancelled || !course->context)
            return;
        if (!keys)
            return fetch(course);
        auto result = course->check(*keys);
        const bool unknown = !result && result.error().code == "token.key_unknown"_L1;
        if (unknown && !course->fetched && mayFetchAgain()) {
            fetchedAgainAt = clock.now();
            return fetch(course);
        }
        const Done done = std::exchange(course->done, nullptr);
        done(std::move(result));
    }

    /// The first unknown key is asked for at once, however new the others are: an issuer may change its keys at any
    /// time.
    [[nodiscard]] bool mayFetchAgain() const
    {
        if (!fetchedAgainAt)
            return true;
        const auto since = clock.now() - *fetchedAgainAt;
        return since >= pauseBetweenFetches || since < std::chrono::seconds(0); // the clock was put back
    }

    void fetch(const std::shared_ptr<Course> &course)
    {
        course->fetched = true;
        course->ticket = web.send({address, {}}, course->context,
                                  [weak = weak_from_this(), course, from = address](const Result<Response> &result) {
                                      if (const auto core = weak.lock())
                                          core->take(course, from, result);
                                  });
    }

    void take(const std::shared_ptr<Course> &course, const QUrl &from, const Result<Response> &result)
    {
        if (course->cancelled)
            return;
        const auto document = documentOf(result, u"provider"_s);
        if (!document)
            return std::exchange(course->done, nullptr)(document.error());
        auto fresh = oidc::KeySet::fromJson(*document);
        if (!fresh)
            return std::exchange(course->done, nullptr)(fresh.error());
        if (from == address) {
            keys = std::move(fresh).value();
        }
        judge(course);
    }

    WebClient &web;
    const Clock &clock;
    QUrl address;
    std::optional<oidc::KeySet> keys;
    std::optional<Instant> fetchedAgainAt; ///< for a key that was unknown
};

KeyKeeper::KeyKeeper(WebClient &web, const Clock &clock)
    : m_core(std::make_shared<Core>(web, clock))
{
}

void KeyKeeper::setAddress(const QUrl &address)
{
    m_core->keys.reset();
    m_core->address = address;
}

Ticket KeyKeeper::check(Check check, QObject *context, Done done)
{
    const auto course = std::make_shared<Course>();
    course->check = std::move(check);
    course->context = context;
    course->done = std::move(done);
    QTimer::singleShot(0, context, [weak = std::weak_ptr(m_core), course] {
        if (const auto core = weak.lock())
            core->judge(course);
    });
    return Ticket([course] {
        course->cancelled = true;
        course->ticket.cancel();
        course->done = nullptr;
    });
}

} // namespace steward
