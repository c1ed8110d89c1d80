// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/largeset.h"

#include "core/gzip.h"
#include "core/json.h"
#include "service/context.h"
#include "service/limits.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// Numbers instead of what they count: whoever sent so much knows it, and what is to be looked at closely is in the
/// log.
QJsonObject counted(const wire::Applied &applied)
{
    const Impact &impact = applied.impact;
    const auto asked =
        std::ranges::count_if(applied.changes, [](const Change &change) { return change.cause.isEmpty(); });
    QJsonObject effects;
    for (const Effect &effect : impact.effects)
        effects.insert(effect.code, effects.value(effect.code).toInt() + 1);
    const Impact::Beyond &beyond = impact.beyond;
    return {
        {u"revision"_s, applied.revision},
        {u"dryRun"_s, applied.isDryRun},
        {u"at"_s, toText(applied.at)},
        {u"changes"_s, asked},
        {u"followed"_s, applied.changes.size() - asked},
        {u"impact"_s, QJsonObject{{u"gain"_s, impact.gain.size() + beyond.gain},
                                  {u"lose"_s, impact.lose.size() + beyond.lose},
                                  {u"lockedOut"_s, impact.lockedOut.size() + beyond.lockedOut},
                                  {u"letIn"_s, impact.letIn.size() + beyond.letIn},
                                  {u"resync"_s, impact.resync.size()},
                                  {u"touched"_s, impact.touched},
                                  {u"phones"_s, impact.phones},
                                  {u"effects"_s, effects}}},
    };
}

} // namespace

qsizetype mostChangesOf(const ChangeSet &head)
{
    return head.inverseOf ? limits::mostChangesInPartsBack : limits::mostChangesInParts;
}

Result<QList<Change>> changesOf(const UploadedPart &part)
{
    const auto plain = part.isPacked ? gunzip(part.bytes, limits::longestPart) : part.bytes;
    if (!plain)
        return plain.error();
    const auto body = parseObject(*plain);
    if (!body)
        return body.error();
    ObjectReader reader(*body);
    if (!reader.has(u"changes"_s))
        reader.fail(u"changes"_s, u"field.missing"_s);
    const QJsonArray array = reader.array(u"changes"_s);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return reader.error();
    return wire::changesFromJson(array, u"/changes"_s, wire::Unknown::Refuse);
}

LargeSet::LargeSet(Uploads &uploads, std::shared_ptr<Upload> upload, Store &store, Project &project,
                   Submission::Asked asked)
    : m_uploads(uploads)
    , m_upload(std::move(upload))
    , m_store(store)
    , m_project(project)
    , m_asked(std::move(asked))
    , m_isDryRun(m_asked.isDryRun)
    , m_part(m_upload->parts.cbegin())
{
    m_upload->isInUse = true;
    m_asked.set = m_upload->head;
    m_asked.digest = m_upload->digest();
    m_asked.mostChanges = limits::mostChangesInParts; // if it proves to be no inverse
    m_asked.tell = counted;
}

LargeSet::~LargeSet()
{
    m_upload->isInUse = false;
}

std::optional<Response> LargeSet::step(Instant now)
{
    return m_part == m_upload->parts.cend() ? submit(now) : read();
}

std::optional<Response> LargeSet::read()
{
    auto changes = changesOf(m_part->second);
    if (!changes) // as it was good when it came, it is our fault
        return refusal(changes.error(), m_asked.requestId);
    m_asked.set.changes += std::move(changes).value();
    ++m_part;
    ++m_read;
    return std::nullopt;
}

std::optional<Response> LargeSet::submit(Instant now)
{
    if (!m_submission)
        m_submission.emplace(m_store, m_project, std::move(m_asked));
    auto response = m_submission->step(now);
    if (response && response->status == 200 && !m_isDryRun) {
        m_uploads.remove(*m_upload);
    } else if (response) { // there is time to mend it, or to look at it
        m_upload->expires = now + limits::uploadsAreKept;
    }
    return response;
}

Work::Progress LargeSet::progress() const
{
    const int of = static_cast<int>(m_upload->parts.size()) + Submission::steps;
    if (!m_submission)
        return {u"read"_s, m_read, of};
    static const std::array<QString, Submission::steps> words{u"check"_s, u"check"_s, u"weigh"_s, u"commit"_s};
    const int done = m_submission->done();
    return {words.at(static_cast<size_t>(done)), m_read + done, of};
}

QJsonObject LargeSet::about() const
{
    return {{u"kind"_s, u"change_set"_s}, {u"set"_s, m_upload->head.id.toString()}, {u"dryRun"_s, m_isDryRun}};
}

} // namespace steward
