// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/activation.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/words.h"
#include "service/doorcommit.h"
#include "service/handlers.h"
#include "service/limits.h"
#include "service/objects.h"
#include "service/sessionbook.h"
#include "service/testruns.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

Error refusal(Error::Kind kind, const QString &code, QJsonObject more = {})
{
    return {.kind = kind, .code = code, .more = std::move(more)};
}

QJsonObject toJson(const ActivationStep &step)
{
    QJsonArray missing;
    for (const Finding &finding : step.missing)
        missing << QJsonObject{
            {u"code"_s, finding.code}, {u"field"_s, finding.field}, {u"arguments"_s, finding.arguments}};
    return {{u"step"_s, wordOf(step.what)}, {u"done"_s, step.isDone}, {u"missing"_s, missing}};
}

Change changeOf(const Project &project, const IdentityProvider &provider, const QString &field, const QJsonValue &after)
{
    const EntityRef entity{u"identity_provider"_s, provider.id};
    return {.entity = entity,
            .field = field,
            .before = fieldValue(project, entity, field),
            .after = after,
            .baseVersion = provider.version,
            .cause = u"passed"_s}; // nobody may ask for it
}

/// Somebody who has come back from the provider, with the code that he took along.
class Passage
{
public:
    Passage(Context &context, TestRunCode code)
        : m_context(context)
        , m_code(std::move(code))
    {
    }

    [[nodiscard]] Result<Project> commit();

private:
    [[nodiscard]] Result<IdentityProvider> check() const;
    [[nodiscard]] Result<void> checkCode() const;
    [[nodiscard]] Result<void> checkToken(const IdentityProvider &provider) const;
    [[nodiscard]] ChangeSet passed(const IdentityProvider &provider) const;

    Context &m_context;
    TestRunCode m_code;
};

Result<void> Passage::checkCode() const
{
    const auto kept = m_context.store.admissionCode(m_code.run());
    if (!kept)
        return kept.error();
    if (!*kept || !(*kept)->isOpenedBy(m_code.secret.toUtf8()))
        return refusal(Error::Kind::Forbidden, u"test_run.unknown"_s);
    if ((*kept)->isUsed || (*kept)->expires <= m_context.call.now)
        return refusal(Error::Kind::Objection, u"test_run.over"_s);
    // One who was signed in there before shows nothing of how it is now.
    const auto &token = m_context.call.caller.token;
    const Instant begun = (*kept)->expires - limits::testRunLife;
    if (token && token->authenticated.value_or(token->issued) + SessionBook::clocksDiffer < begun)
        return refusal(Error::Kind::Forbidden, u"test_run.sign_in_again"_s);
    return {};
}

Result<void> Passage::checkToken(const IdentityProvider &provider) const
{
    const Caller &caller = m_context.call.caller;
    if (!isPassedBy(provider, caller.subject.issuer, caller.through))
        return refusal(Error::Kind::Forbidden, u"test_run.issuer"_s,
                       {{u"expected"_s, provider.entityId}, {u"issuer"_s, caller.subject.issuer}});
    const auto bound = m_context.store.memberFor(caller.subject);
    if (!bound)
        return bound.error();
    if (*bound != m_code.person && m_context.project.people.find(*bound))
        return refusal(Error::Kind::Objection, u"test_run.member_already"_s);
    return {};
}

Result<IdentityProvider> Passage::check() const
{
    if (const auto code = checkCode(); !code)
        return code.error();
    const auto provider = m_context.project.identityProviders.find(m_code.provider);
    const auto person = m_context.project.people.find(m_code.person);
    if (!provider || !person || !canEnter(m_context.project, *person) || !isSentTo(*provider, *person))
        return refusal(Error::Kind::Objection, u"test_run.not_sent"_s);
    if (const auto token = checkToken(*provider); !token)
        return token.error();
    return IdentityProvider(*provider);
}

ChangeSet Passage::passed(const IdentityProvider &provider) const
{
    const Project &project = m_context.project;
    QList<Change> changes{changeOf(project, provider, u"test_passed_at"_s, toText(m_context.call.now))};
    if (const QString form = formOf(provider); form != provider.testedForm)
        changes << changeOf(project, provider, u"tested_form"_s, form);
    return {.id = Id::random(), .changes = changes};
}

Result<Project> Passage::commit()
{
    const auto provider = check();
    if (!provider)
        return provider.error();
    const ChangeSet set = passed(*provider);
    const Outcome outcome = apply(m_context.project, set, {});
    if (!outcome.isGood())
        return Error{.code = outcome.problems.constFirst().code, .detail = outcome.problems.constFirst().field};
    const auto row = m_context.store.commit({.project = *outcome.project,
                                             .set = set,
                                             .changes = outcome.changes,
                                             .at = m_context.call.now,
                                             .author = m_code.person,
                                             .authorName = outcome.project->people.find(m_code.person)->name,
                                             .from = m_context.call.caller.from,
                                             .requestDigest = {},
                                             .answer = "{}",
                                             .admits = Admission{m_context.call.caller.subject, m_code.run()}});
    return row ? Result<Project>(*outcome.project) : row.error();
}

Result<TestRunCode> readCode(const Context &context)
{
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return body.error();
    ObjectReader reader(*body);
    const QString text = reader.text(u"code"_s);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return reader.error();
    const auto code = TestRunCode::fromString(text);
    return code ? Result<TestRunCode>(*code) : refusal(Error::Kind::Forbidden, u"test_run.unknown"_s);
}

} // namespace

Answer activation(Context &context)
{
    if (!context.query.isEmpty())
        return context.refuse(422, u"query.invalid"_s);
    const auto entity = entityAsked(context);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const auto provider = context.project.identityProviders.find(entity->id);
    const auto tested = testedAt(*provider);
    QJsonArray steps;
    for (const ActivationStep &step : activationOf(context.project, entity->id, context.call.now))
        steps << toJson(step);
    return context.json({{u"provider"_s, entity->id.toString()},
                         {u"version"_s, provider->version},
                         {u"testedAt"_s, tested ? QJsonValue(toText(*tested)) : QJsonValue()},
                         {u"steps"_s, steps}});
}

Answer beginTestRun(Context &context)
{
    if (!context.query.isEmpty()) // above all no dry run: a code is given out or it is not
        return context.refuse(422, u"query.invalid"_s);
    const Id id = Id::fromString(context.pathArguments.constFirst()).value_or(Id());
    const auto provider = context.project.identityProviders.find(id);
    if (!provider)
        return context.refuse(404, u"object.unknown"_s);
    if (!isSentTo(*provider, *context.person))
        return context.refuse(403, u"test_run.not_sent"_s);
    TestRunCode code{id, context.person->id, {}};
    const Instant expires = context.call.now + limits::testRunLife;
    QByteArray secret;
    if (const auto kept = context.store.setAdmissionCode(newAdmissionCode(code.run(), code.person, expires, &secret));
        !kept)
        return context.refuse(kept.error());
    code.secret = QString::fromLatin1(secret);
    return context.json({{u"code"_s, code.toString()},
                         {u"expiresAt"_s, toText(expires)},
                         {u"issuer"_s, provider->entityId},
                         {u"clientId"_s, provider->clientId}},
                        201);
}

Answer passTestRun(Context &context)
{
    if (!context.query.isEmpty()) // above all no dry run: a code is used up or it is not
        return context.refuse(422, u"query.invalid"_s);
    if (context.call.request.body.size() > limits::longestClaim)
        return context.refuse(413, u"body.too_large"_s);
    const auto code = readCode(context);
    if (!code)
        return context.refuse(code.error());
    Passage passage(context, *code);
    if (const auto made = commitAtTheDoor(context, [&passage] { return passage.commit(); }); !made)
        return context.refuse(made.error());
    return context.json({{u"provider"_s, code->provider.toString()},
                         {u"person"_s, code->person.toString()},
                         {u"testedAt"_s, toText(context.call.now)},
                         {u"revision"_s, context.project.revision}});
}

} // namespace steward::handlers
