// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/addresses.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/names.h"
#include "service/doorcommit.h"
#include "service/handlers.h"
#include "service/limits.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

using Status = AccessRequest::Status;

namespace {

Error refusal(Error::Kind kind, const QString &code)
{
    return {.kind = kind, .code = code};
}

bool isSameAddress(const QString &one, const QString &other)
{
    return foldedCode(one) == foldedCode(other);
}

/// Somebody who is signed in and belongs to nobody here, and his latest request; his address is the only name he has.
class Applicant
{
public:
    explicit Applicant(Context &context)
        : m_context(context)
    {
    }

    /// May he ask, or be told, at all?
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] std::optional<AccessRequest> request() const;
    [[nodiscard]] Response told() const;
    /// An open request stays as it is.
    [[nodiscard]] Response ask(const QString &name);

private:
    [[nodiscard]] bool takesRequests() const;
    [[nodiscard]] bool isInvited() const;
    [[nodiscard]] int openRequests() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] Result<Project> commit(const QString &name);

    Context &m_context;
};

Result<void> Applicant::check() const
{
    const auto bound = m_context.store.memberFor(m_context.call.caller.subject);
    if (!bound)
        return bound.error();
    if (m_context.project.people.find(*bound))
        return refusal(Error::Kind::Objection, u"access_request.member_already"_s);
    return !isEmailAddress(m_context.call.caller.email)
               ? refusal(Error::Kind::Forbidden, u"access_request.address_unknown"_s)
               : Result<void>();
}

std::optional<AccessRequest> Applicant::request() const
{
    const Table<AccessRequest> &all = m_context.project.accessRequests;
    for (int row = all.size() - 1; row >= 0; --row) {
        if (isSameAddress(all.at(row).email, m_context.call.caller.email))
            return all.at(row);
    }
    return {};
}

bool Applicant::isOpen() const
{
    const auto latest = request();
    return latest && latest->status.is(Status::Open);
}

/// DOMAIN.md 3.1, allow_domain_requests.
bool Applicant::takesRequests() const
{
    const Table<Settings> &settings = m_context.project.settings;
    return settings.size() > 0 && settings.at(0).allowDomainRequests;
}

bool Applicant::isInvited() const
{
    const Table<Invitation> &all = m_context.project.invitations;
    for (int row = 0; row < all.size(); ++row) {
        if (all.at(row).status.is(Invitation::Status::Open)
            && isSameAddress(all.at(row).email, m_context.call.caller.email))
            return true;
    }
    return false;
}

int Applicant::openRequests() const
{
    const Table<AccessRequest> &all = m_context.project.accessRequests;
    int open = 0;
    for (int row = 0; row < all.size(); ++row)
        open += all.at(row).status.is(Status::Open) ? 1 : 0;
    return open;
}

Response Applicant::told() const
{
    const auto latest = request();
    if (!latest)
        return m_context.refuse(404, u"access_request.none"_s);
    return m_context.json(
        {{u"status"_s, latest->status.text()},
         {u"requestedAt"_s, latest->requestedAt ? QJsonValue(toText(*latest->requestedAt)) : QJsonValue::Null},
         {u"isInvited"_s, isInvited()}});
}

/// Nobody of the project is its author: it is written down as what a rule lets happen.
Result<Project> Applicant::commit(const QString &name)
{
    if (!takesRequests())
        return refusal(Error::Kind::Forbidden, u"access_request.not_taken"_s);
    if (isOpen()) // by another of his requests, which was quicker
        return m_context.project;
    if (openRequests() >= limits::mostAccessRequests)
        return refusal(Error::Kind::Objection, u"access_request.too_many"_s);
    const Instant now = m_context.call.now;
    const AccessRequest request{
        .id = Id::random(), .email = m_context.call.caller.email, .fullName = name, .requestedAt = now};
    QJsonObject object = toJson(request);
    object.remove(u"version"_s);
    const ChangeSet set{.id = Id::random(),
                        .changes = {{.entity = {u"access_request"_s, request.id},
                                     .op = Change::Op::Create,
                                     .before = QJsonValue::Null,
                                     .after = object,
                                     .cause = u"allow_domain_requests"_s}}};
    const Outcome outcome = apply(m_context.project, set, {});
    if (!outcome.isGood())
        return refusal(Error::Kind::Invalid, outcome.problems.constFirst().code);
    const auto row = m_context.store.commit({.project = *outcome.project,
                                             .set = set,
                                             .changes = outcome.changes,
                                             .at = now,
                                             .from = m_context.call.caller.from});
    return row ? Result<Project>(*outcome.project) : row.error();
}

Response Applicant::ask(const QString &name)
{
    if (!isOpen()) {
        if (const auto made = commitAtTheDoor(m_context, [&] { return commit(name); }); !made)
            return m_context.refuse(made.error());
    }
    return told();
}

Result<QString> nameIn(const QByteArray &text)
{
    const auto body = parseObject(text);
    if (!body)
        return body.error();
    ObjectReader reader(*body);
    const QString key = u"full_name"_s;
    QString name = reader.text(key).simplified();
    if (reader.errors().isEmpty() && (name.isEmpty() || name.size() > limits::longestFullName))
        reader.fail(key, u"field.length"_s);
    reader.refuseUnknown();
    return reader.errors().isEmpty() ? Result<QString>(name) : reader.error();
}

} // namespace

Answer askForAccess(Context &context)
{
    if (!context.query.isEmpty()) // above all no dry run
        return context.refuse(422, u"query.invalid"_s);
    if (context.call.request.body.size() > limits::longestClaim)
        return context.refuse(413, u"body.too_large"_s);
    const auto name = nameIn(context.call.request.body);
    if (!name)
        return context.refuse(name.error());
    Applicant applicant(context);
    const auto checked = applicant.check();
    return checked ? applicant.ask(*name) : context.refuse(checked.error());
}

Answer ownAccessRequest(Context &context)
{
    const Applicant applicant(context);
    const auto checked = applicant.check();
    return checked ? applicant.told() : context.refuse(checked.error());
}

} // namespace steward::handlers
