// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/handlers.h"
#include "service/largeset.h"
#include "service/limits.h"
#include "service/wish.h"
#include "wire/routes.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace steward::handlers {

namespace {

std::shared_ptr<Upload> uploadOf(const Context &context)
{
    const auto set = Id::fromString(context.pathArguments.constFirst());
    return set ? context.background.uploads.find(context.asker(), *set) : nullptr;
}

Response unknown(const Context &context)
{
    return context.refuse(404, u"object.unknown"_s);
}

void renew(Upload &upload, const Context &context)
{
    upload.expires = context.call.now + limits::uploadsAreKept;
}

Response withLocation(Response response, QLatin1StringView route, const Id &id)
{
    response.headers.append(std::pair{QByteArray("location"), (route + u'/' + id.toString()).toLatin1()});
    return response;
}

/// The set but for its changes.
Result<domain::ChangeSet> headFrom(const QJsonObject &body)
{
    if (body.contains(u"changes"_s))
        return Error{
            .kind = Error::Kind::Invalid, .code = u"body.invalid"_s, .fields = {{u"/changes"_s, u"field.unknown"_s}}};
    return wire::changeSetFromJson(body);
}

/// SHA-256 of a Content-Digest (RFC 9530), which may name others beside it. Empty: there is none.
QByteArray digestIn(const QByteArray &header)
{
    for (const QByteArray &one : header.split(',')) {
        const QByteArray trimmed = one.trimmed();
        if (trimmed.startsWith("sha-256=:") && trimmed.endsWith(':'))
            return QByteArray::fromBase64(trimmed.sliced(9).chopped(1));
    }
    return {};
}

/// Of the request: not yet looked into.
Result<UploadedPart> sentPart(const Context &context)
{
    const Request &request = context.call.request;
    const QByteArray coding = headerValue(request.headers, "content-encoding").trimmed().toLower();
    const QByteArray told = digestIn(headerValue(request.headers, "content-digest"));
    UploadedPart part{.bytes = request.body, .isPacked = coding == "gzip"};
    part.digest = QCryptographicHash::hash(part.bytes, QCryptographicHash::Sha256);
    if (part.bytes.size() > limits::longestPart)
        return Error{.kind = Error::Kind::TooLarge, .code = u"body.too_large"_s};
    if (told.isEmpty())
        return Error{.kind = Error::Kind::Invalid, .code = u"digest.missing"_s};
    if (told != part.digest)
        return Error{.kind = Error::Kind::Invalid, .code = u"digest.mismatch"_s};
    return part;
}

bool isKnownCoding(const Context &context)
{
    const QByteArray coding = headerValue(context.call.request.headers, "content-encoding").trimmed().toLower();
    return coding.isEmpty() || coding == "identity" || coding == "gzip";
}

/// What is at \a number already is replaced, and so does not count.
std::optional<Error> limitPassed(const Uploads &uploads, const Upload &upload, int number, const UploadedPart &part)
{
    const auto before = upload.parts.find(number);
    const bool isThere = before != upload.parts.end();
    const qsizetype changes = upload.changes() - (isThere ? before->second.changes : 0) + part.changes;
    const qsizetype bytes = uploads.size() - (isThere ? before->second.bytes.size() : 0) + part.bytes.size();
    const qsizetype most = mostChangesOf(upload.head);
    if (changes > most)
        return wire::tooLarge(most);
    if (bytes > limits::mostUploadedBytes)
        return Error{.kind = Error::Kind::Server, .code = u"server.busy"_s, .retryAfter = std::chrono::seconds(60)};
    return std::nullopt;
}

/// The numbers that are not there though they should be, or the other way round.
QJsonArray wrongParts(const Upload &upload, qint64 parts)
{
    QJsonArray wrong;
    for (int number = 1; number <= limits::mostParts; ++number) {
        if (upload.parts.contains(number) != (number <= parts))
            wrong << number;
    }
    return wrong;
}

Result<int> readPartCount(const Context &context)
{
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return body.error();
    ObjectReader reader(*body);
    const qint64 parts = reader.integer(u"parts"_s);
    if (reader.errors().isEmpty() && (parts < 1 || parts > limits::mostParts))
        reader.fail(u"parts"_s, u"field.range"_s);
    reader.refuseUnknown();
    return reader.errors().isEmpty() ? Result(static_cast<int>(parts)) : reader.error();
}

/// 202 with where to look.
Response accepted(const Context &context, const Job &job)
{
    Response response = withLocation(context.json(job.toJson(), 202), wire::routes::jobs, job.id);
    response.headers.append(std::pair{QByteArray("retry-after"), QByteArray("1")});
    return response;
}

/// The job that commits this upload, or has done so, for who asks twice.
const Job *committing(const Context &context)
{
    const Id set = Id::fromString(context.pathArguments.constFirst()).value_or(Id());
    for (const Job *job : context.background.jobs.of(context.asker())) {
        const bool isOpen = !job->hasEnded() || job->state == Job::State::Done;
        if (isOpen && job->about.value(u"set"_s) == set.toString() && !job->about.value(u"dryRun"_s).toBool())
            return job;
    }
    return nullptr;
}

} // namespace

Answer listUploads(Context &context)
{
    QJsonArray items;
    for (const auto &upload : context.background.uploads.of(context.asker()))
        items << upload->toJson();
    return context.json({{u"items"_s, items}});
}

Answer openUpload(Context &context)
{
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return context.refuse(body.error());
    auto head = headFrom(*body);
    if (!head)
        return context.refuse(head.error());
    Uploads &uploads = context.background.uploads;
    const QByteArray digest = digestOf(context, *body);
    auto upload = uploads.find(context.asker(), head->id);
    if (upload && upload->headDigest != digest)
        return context.refuse(422, u"idempotency.reused"_s);
    if (!upload) {
        const qsizetype size = context.call.request.body.size();
        if (uploads.of(context.asker()).size() >= limits::mostUploads)
            return context.refuse(409, u"upload.too_many"_s, {{u"most"_s, limits::mostUploads}});
        if (uploads.size() + size > limits::mostUploadedBytes)
            return context.refuse(
                {.kind = Error::Kind::Server, .code = u"server.busy"_s, .retryAfter = std::chrono::seconds(60)});
        upload = std::make_shared<Upload>(
            Upload{.owner = context.asker(), .head = std::move(head).value(), .headDigest = digest, .headSize = size});
        uploads.add(upload);
    }
    renew(*upload, context);
    return withLocation(context.json(upload->toJson(), 201), wire::routes::uploads, upload->head.id);
}

Answer readUpload(Context &context)
{
    const auto upload = uploadOf(context);
    return upload ? context.json(upload->toJson()) : unknown(context);
}

Answer putPart(Context &context)
{
    const auto upload = uploadOf(context);
    bool isNumber = false;
    const int number = context.pathArguments.at(1).toInt(&isNumber);
    if (!upload)
        return unknown(context);
    if (!isNumber || number < 1 || number > limits::mostParts)
        return context.refuse(422, u"part.number"_s, {{u"most"_s, limits::mostParts}});
    if (upload->isInUse)
        return context.refuse(409, u"upload.in_use"_s);
    if (!isKnownCoding(context))
        return context.refuse(415, u"body.coding"_s);
    auto part = sentPart(context);
    if (!part)
        return context.refuse(part.error());
    renew(*upload, context);
    const auto before = upload->parts.find(number);
    if (before != upload->parts.end() && before->second.bytes == part->bytes
        && before->second.isPacked == part->isPacked)
        return context.json(upload->toJson());
    const auto changes = changesOf(*part); // told now, while it is known which part is wrong
    if (!changes)
        return context.refuse(changes.error());
    UploadedPart good = std::move(part).value();
    good.changes = changes->size();
    good.bytes.squeeze();
    if (const auto passed = limitPassed(context.background.uploads, *upload, number, good))
        return context.refuse(*passed);
    upload->parts.insert_or_assign(number, std::move(good));
    return context.json(upload->toJson());
}

Answer dropUpload(Context &context)
{
    const auto upload = uploadOf(context);
    if (!upload)
        return unknown(context);
    Jobs &jobs = context.background.jobs;
    const QString set = upload->head.id.toString();
    for (const Job *job : jobs.of(context.asker())) {
        if (job->about.value(u"set"_s) == set && !job->hasEnded()) {
            jobs.cancel(job->id, context.call.now);
            break; // no two read one upload
        }
    }
    context.background.uploads.remove(*upload);
    return Response{.status = 204};
}

Answer commitUpload(Context &context)
{
    const auto dryRun = readDryRun(context);
    const auto parts = readPartCount(context);
    if (!dryRun)
        return context.refuse(dryRun.error());
    if (!parts)
        return context.refuse(parts.error());
    Jobs &jobs = context.background.jobs;
    const auto upload = uploadOf(context);
    const Job *begun = *dryRun ? nullptr : committing(context);
    if (begun && (!upload || upload->isInUse))
        return accepted(context, *begun);
    if (!upload)
        return unknown(context);
    if (upload->isInUse)
        return context.refuse(409, u"upload.in_use"_s);
    if (const QJsonArray wrong = wrongParts(*upload, *parts); !wrong.isEmpty())
        return context.refuse(409, u"upload.incomplete"_s, {{u"parts"_s, wrong}});
    if (const auto before = repeated(
            context, {.set = upload->head.id, .hasKey = true, .digest = upload->digest(), .isDryRun = *dryRun}))
        return *before;
    renew(*upload, context);
    Submission::Asked asked{.isDryRun = *dryRun,
                            .author = context.author(),
                            .from = context.call.caller.from,
                            .requestId = context.call.requestId};
    auto work = std::make_unique<LargeSet>(context.background.uploads, upload, context.store, context.current,
                                           std::move(asked));
    return accepted(context, jobs.begin(context.asker(), std::move(work), context.call.now));
}

} // namespace steward::handlers
