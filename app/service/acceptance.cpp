// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "core/log.h"
#include "domain/authority.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "service/doorcommit.h"
#include "service/handlers.h"
#include "service/invitations.h"
#include "service/limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

using Status = Invitation::Status;

Change changeOf(const Context &context, const Invitation &invitation, const QString &field, const QJsonValue &after)
{
    const EntityRef entity{u"invitation"_s, invitation.id};
    return {.entity = entity,
            .field = field,
            .before = fieldValue(context.project, entity, field),
            .after = after,
            .baseVersion = invitation.version};
}

/// Empty: it is open.
QString whyOver(const Invitation &invitation)
{
    if (invitation.status.is(Status::Open))
        return {};
    if (invitation.status.is(Status::Accepted))
        return u"invitation.accepted"_s;
    return invitation.status.is(Status::Expired) ? u"invitation.expired"_s : u"invitation.revoked"_s;
}

namespace handlers {

namespace {

STEWARD_LOG(service)

/// Somebody who stands before the door with a link.
class Acceptance
{
public:
    explicit Acceptance(Context &context)
        : m_context(context)
    {
    }

    [[nodiscard]] Result<void> read();
    [[nodiscard]] Response answer();

private:
    [[nodiscard]] Result<void> check();
    [[nodiscard]] Result<void> checkCode();
    [[nodiscard]] Result<void> checkAddress() const;
    [[nodiscard]] bool isStillGiven() const;
    [[nodiscard]] bool isStillThere() const;
    [[nodiscard]] ChangeSet admission() const;
    [[nodiscard]] Result<Project> commit();

    Context &m_context;
    QString m_code;
    QString m_name;
    const Id m_person = Id::random();
    const Id m_set = Id::random();
    Invitation m_invitation;
    Id m_issuer;
};

Error refusal(Error::Kind kind, const QString &code)
{
    return {.kind = kind, .code = code};
}

Result<void> Acceptance::read()
{
    const auto body = parseObject(m_context.call.request.body);
    if (!body)
        return body.error();
    ObjectReader reader(*body);
    m_code = reader.text(u"code"_s).trimmed();
    m_name = reader.text(u"name"_s, {}).trimmed();
    reader.refuseUnknown();
    return reader.errors().isEmpty() ? Result<void>() : reader.error();
}

/// Found by the invitation's id, which is no secret; then compared so that no time tells how much of it was right.
Result<void> Acceptance::checkCode()
{
    const Error unknown = refusal(Error::Kind::Forbidden, u"invitation.unknown"_s);
    const Id id = Id::fromString(m_code.section(u'.', 0, 0)).value_or(Id());
    const auto code = m_context.store.admissionCode(id);
    if (!code)
        return code.error();
    const auto invitation = m_context.project.invitations.find(id);
    if (!*code || !(*code)->isOpenedBy(m_code.section(u'.', 1).toUtf8()) || !invitation)
        return unknown;
    m_invitation = *invitation;
    m_issuer = (*code)->issuedBy;
    const Instant now = m_context.call.now;
    if ((*code)->isUsed)
        return refusal(Error::Kind::Objection, u"invitation.accepted"_s);
    if (const QString why = whyOver(m_invitation); !why.isEmpty())
        return refusal(Error::Kind::Objection, why);
    if ((*code)->expires <= now || m_invitation.expiresAt.value_or(Instant::max()) <= now)
        return refusal(Error::Kind::Objection, u"invitation.expired"_s);
    return {};
}

/// Where the project says so, only the invited address may accept (DOMAIN.md 3.1, allow_invite_email_only).
Result<void> Acceptance::checkAddress() const
{
    const Table<Settings> &settings = m_context.project.settings;
    if (settings.size() == 0 || !settings.at(0).allowInviteEmailOnly)
        return {};
    const QString &email = m_context.call.caller.email;
    if (email.isEmpty())
        return refusal(Error::Kind::Forbidden, u"invitation.address_unknown"_s);
    if (email.compare(m_invitation.email, Qt::CaseInsensitive) != 0)
        return refusal(Error::Kind::Forbidden, u"invitation.address"_s);
    return {};
}

/// Whoever has given the link out could still do so: it gives no more than he could give today (DOMAIN.md 1.6).
bool Acceptance::isStillGiven() const
{
    const auto issuer = m_context.project.people.find(m_issuer);
    return issuer && canEnter(m_context.project, *issuer)
           && mayChange(m_context.project, *issuer,
                        changeOf(m_context, m_invitation, u"status"_s, Word<Status>(Status::Accepted).text()))
                  .allowed;
}

/// A new person is never given what is out of use: of those who are there already the rules let it stand.
bool Acceptance::isStillThere() const
{
    const auto role = m_context.project.roles.find(m_invitation.role);
    if (!m_invitation.role.isNull() && (!role || role->isArchived))
        return false;
    return std::ranges::all_of(m_invitation.places, [this](const Id &id) {
        const auto place = m_context.project.places.find(id);
        return place && !place->isArchived;
    });
}

ChangeSet Acceptance::admission() const
{
    const Person person{.id = m_person,
                        .kind = Person::Kind::WebUser,
                        .name = m_name.isEmpty() ? m_invitation.email : m_name,
                        .handle = m_invitation.email,
                        .email = m_invitation.email,
                        .isAdmin = m_invitation.isAdmin,
                        .role = m_invitation.role,
                        .primaryPlace = m_invitation.primaryPlace,
                        .places = m_invitation.places,
                        .profile = m_invitation.profile,
                        .userData = m_invitation.userData};
    QJsonObject object = toJson(person);
    object.remove(u"version"_s);
    for (const FieldRule &rule : kindOf(u"person")->fieldRules()) {
        if (rule.write == FieldRule::Write::Never) // reported, by and by
            object.remove(QString(rule.field));
    }
    return {.id = m_set,
            .changes = {changeOf(m_context, m_invitation, u"status"_s, Word<Status>(Status::Accepted).text()),
                        Change{.entity = {u"person"_s, m_person},
                               .op = Change::Op::Create,
                               .before = QJsonValue::Null,
                               .after = object}}};
}

Result<void> Acceptance::check()
{
    const auto bound = m_context.store.memberFor(m_context.call.caller.subject);
    if (!bound)
        return bound.error();
    if (m_context.project.people.find(*bound))
        return refusal(Error::Kind::Objection, u"invitation.member_already"_s);
    if (const auto code = checkCode(); !code)
        return code;
    if (const auto address = checkAddress(); !address)
        return address;
    return isStillGiven() && isStillThere() ? Result<void>() : refusal(Error::Kind::Objection, u"invitation.unfit"_s);
}

/// Nobody's permission is asked for but the issuer's, which isStillGiven() has looked at; all else holds as for
/// anybody.
Result<Project> Acceptance::commit()
{
    if (const auto checked = check(); !checked)
        return checked.error();
    const ChangeSet set = admission();
    const Outcome outcome = apply(m_context.project, set, {});
    if (!outcome.isGood()) {
        qCInfo(logger) << "an invitation does not fit any more:" << outcome.problems.constFirst().code;
        return refusal(Error::Kind::Objection, u"invitation.unfit"_s);
    }
    const auto row = m_context.store.commit({.project = *outcome.project,
                                             .set = set,
                                             .changes = outcome.changes,
                                             .at = m_context.call.now,
                                             .author = m_person,
                                             .authorName = outcome.project->people.find(m_person)->name,
                                             .from = m_context.call.caller.from,
                                             .requestDigest = {},
                                             .answer = "{}",
                                             .admits = Admission{m_context.call.caller.subject, m_invitation.id}});
    return row ? Result<Project>(*outcome.project) : row.error();
}

Response Acceptance::answer()
{
    const auto made = commitAtTheDoor(m_context, [this] { return commit(); });
    if (!made)
        return m_context.refuse(made.error());
    return m_context.json({{u"person"_s, m_person.toString()}, {u"revision"_s, m_context.project.revision}});
}

} // namespace

Answer acceptInvitation(Context &context)
{
    if (!context.query.isEmpty()) // above all no dry run: a code is used up or it is not
        return context.refuse(422, u"query.invalid"_s);
    if (context.call.request.body.size() > limits::longestClaim)
        return context.refuse(413, u"body.too_large"_s);
    Acceptance acceptance(context);
    if (const auto read = acceptance.read(); !read)
        return context.refuse(read.error());
    return acceptance.answer();
}

} // namespace handlers

} // namespace steward
