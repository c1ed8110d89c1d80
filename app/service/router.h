// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

#include <optional>

namespace steward {

/// What makes the answer of a route. What takes no more than a Reading is called in other threads, too: what it takes
/// says that it may be.
class Handler
{
public:
    using Full = Answer (*)(Context &);
    using Pure = Response (*)(const Reading &);
    using Quick = std::optional<Response> (*)(const Reading &); ///< what Full would answer, or nothing: it takes more

    Handler(Full handler) // NOLINT(google-explicit-constructor): the table of routes names the functions
        : m_full(handler)
    {
    }
    Handler(Pure handler) // NOLINT(google-explicit-constructor)
        : m_pure(handler)
    {
    }
    Handler(Full handler, Quick ofSome)
        : m_full(handler)
        , m_quick(ofSome)
    {
    }

    Answer operator()(Context &context) const { return m_pure ? m_pure(context) : m_full(context); }
    /// Some of its answers take no more than a Reading.
    [[nodiscard]] bool hasQuick() const { return m_pure || m_quick; }
    /// Nothing: this one takes more.
    [[nodiscard]] std::optional<Response> quick(const Reading &reading) const
    {
        if (m_pure)
            return m_pure(reading);
        return m_quick ? m_quick(reading) : std::nullopt;
    }

private:
    Full m_full = nullptr;
    Pure m_pure = nullptr;
    Quick m_quick = nullptr;
};

/// What a route takes of its caller. It has to be said: a route about which nothing is does not compile.
class Needs
{
public:
    Needs(domain::Act act) // NOLINT(google-explicit-constructor): the table of routes names the acts
        : m_act(act)
    {
    }
    /// What the rules of the objects say that it is about, to read them or to write them.
    explicit Needs(const domain::EntityKind &kind)
        : m_kind(&kind)
    {
    }
    /// Nothing but a token: also of a stranger to the project.
    [[nodiscard]] static Needs aToken() { return {}; }

    [[nodiscard]] bool isOpenToStrangers() const { return !m_act && !m_kind; }
    [[nodiscard]] const std::optional<domain::Act> &act() const { return m_act; }
    [[nodiscard]] const domain::EntityKind *kind() const { return m_kind; } ///< null: it is about no kind of object

private:
    Needs() = default;

    std::optional<domain::Act> m_act;
    const domain::EntityKind *m_kind = nullptr;
};

/// Whether a caller may come by an API key. Not where somebody is let in, nor where a secret is given or told: what a
/// key gets by itself must end with it.
enum class TakesKeys { No, Yes };

/// One route, and what its caller must be allowed to do.
struct Route
{
    Request::Verb verb;
    QString pattern; ///< "/v1/roles/{}"
    Needs needs;
    Handler handler;
    TakesKeys takesKeys = TakesKeys::No;
};

/// Every route there is; what is not here does not exist.
[[nodiscard]] const std::vector<Route> &routes();

/// Before any of them is asked for: he is let in, and from where he comes.
[[nodiscard]] bool mayComeIn(const domain::Project &project, const domain::Person &person, const Caller &caller);

/// What the table of routes asks of a caller before its handler is called.
[[nodiscard]] domain::Verdict mayAsk(const Route &route, const domain::Project &project, const domain::Person &person);

/// What a path and verb lead to. \a allowed lists the verbs of a path that is known with another verb.
struct Match
{
    const Route *route = nullptr;
    QStringList arguments;
    QByteArrayList allowed;
};
[[nodiscard]] Match match(Request::Verb verb, const QString &path);

/// The target of a request, in two.
struct Target
{
    QString path;
    QString query; ///< without the question mark
};
[[nodiscard]] Target targetOf(const Request &request);

} // namespace steward
