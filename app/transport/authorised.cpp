// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/authorised.h"

#include "core/log.h"
#include "transport/netexchange.h"

#include <QList>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(transport)

/// One request on its way through the gate.
struct Course
{
    Request request;
    QPointer<QObject> context;
    Transport::Done done;
    Ticket ticket;         ///< of the sending under way
    QByteArray token;      ///< it was last sent with
    bool replayed = false; ///< it has had its renewed token
    bool cancelled = false;
};

using CoursePtr = std::shared_ptr<Course>;

} // namespace

struct Authorised::Core : std::enable_shared_from_this<Authorised::Core>
{
    Core(Transport &belowIt, TokenSource &tokensOfIt)
        : below(belowIt)
        , tokens(tokensOfIt)
    {
    }

    void enter(const CoursePtr &course)
    {
        if (closed) {
            waiting << course;
            return;
        }
        const QByteArray token = tokens.accessToken();
        if (isSafeToken(token))
            pass(course, token);
        else
            close(course);
    }

    void pass(const CoursePtr &course, const QByteArray &token)
    {
        if (course->cancelled || !course->context)
            return;
        course->token = token;
        Request request = course->request;
        request.headers.emplaceBack("authorization", "Bearer " + token);
        course->ticket =
            below.send(std::move(request), course->context, [weak = weak_from_this(), course](Result<Response> result) {
                if (const auto core = weak.lock())
                    core->take(course, std::move(result));
            });
    }

    void take(const CoursePtr &course, Result<Response> result)
    {
        if (course->cancelled)
            return;
        if (!result || result->status != 401 || course->replayed)
            return answer(*course, std::move(result));
        // Another one may have renewed it while this answer was on its way.
        const QByteArray now = tokens.accessToken();
        if (!closed && !now.isEmpty() && now != course->token) {
            course->replayed = true;
            pass(course, now);
        } else if (closed) {
            waiting << course;
        } else {
            close(course);
        }
    }

    void close(const CoursePtr &first)
    {
        closed = true;
        waiting << first;
        qCInfo(logger) << "the token is asked for anew";
        tokens.renew(first->token, &self, [weak = weak_from_this()](Result<QByteArray> result) {
            if (const auto core = weak.lock())
                core->open(std::move(result));
        });
    }

    void open(Result<QByteArray> result)
    {
        closed = false;
        if (result && !isSafeToken(*result))
            result = Error{.kind = Error::Kind::BadReply, .code = u"header.unsafe"_s};
        const QList<CoursePtr> all = std::exchange(waiting, {});
        for (const CoursePtr &course : all) {
            if (course->cancelled || !course->context)
                continue;
            if (!result) {
                answer(*course, result.error());
                continue;
            }
            course->replayed = true;
            pass(course, *result);
        }
    }

    static void answer(Course &course, Result<Response> result)
    {
        const Done done = std::exchange(course.done, nullptr);
        if (done && course.context)
            done(std::move(result));
    }

    Transport &below;
    TokenSource &tokens;
    QObject self; ///< the context of renew()
    QList<CoursePtr> waiting;
    bool closed = false;
};

Authorised::Authorised(Transport &below, TokenSource &tokens)
    : m_core(std::make_shared<Core>(below, tokens))
{
}

Authorised::~Authorised() = default;

Ticket Authorised::send(Request request, QObject *context, Done done)
{
    const auto course = std::make_shared<Course>();
    course->request = std::move(request);
    course->context = context;
    course->done = std::move(done);
    m_core->enter(course);
    // Weakly, as in Retry: whoever holds this ticket is held by the course's own end.
    return Ticket([weak = std::weak_ptr(course)] {
        if (const auto running = weak.lock()) {
            running->cancelled = true;
            running->ticket.cancel();
            running->done = nullptr;
        }
    });
}

} // namespace steward
