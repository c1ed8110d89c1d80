// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/sealedstore.h"

#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qint64 leastToCompact = 1024 * 1024;

qint64 sizeOf(const QByteArrayList &records)
{
    qint64 size = 0;
    for (const QByteArray &record : records)
        size += record.size();
    return size;
}

} // namespace

/// Visits in memory, each of whose writes is a record.
class SealedStore::KeptVisits final : public Visits
{
public:
    explicit KeptVisits(SealedStore &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<std::optional<SessionRow>> find(const Subject &subject, const QString &sid,
                                                         const QString &client, const Id &person) const override
    {
        return rows().find(subject, sid, client, person);
    }
    [[nodiscard]] Result<std::optional<SessionRow>> session(const Id &id) const override { return rows().session(id); }
    Result<SessionRow> begin(const SessionRow &session) override
    {
        const auto known = rows().find(session.subject, session.sid, session.client, session.person);
        if (*known && !(*known)->isResumedBy(session))
            return **known; // nothing is changed
        const auto kept = keep({.what = VisitWrite::What::Begin, .session = session});
        return kept ? rows().begin(session) : kept.error();
    }
    Result<void> touch(const Id &id, Instant at, const QString &from) override
    {
        const auto kept = keep({.what = VisitWrite::What::Touch, .id = id, .at = at, .from = from});
        return kept ? rows().touch(id, at, from) : kept;
    }
    Result<void> end(const Id &id, Instant at, const Id &by) override
    {
        const auto kept = keep({.what = VisitWrite::What::End, .id = id, .at = at, .by = by});
        return kept ? rows().end(id, at, by) : kept;
    }
    Result<void> refuse(const SignInEvent &refusal) override
    {
        const auto kept = keep({.what = VisitWrite::What::Refuse, .refusal = refusal});
        return kept ? rows().refuse(refusal) : kept;
    }
    Result<qint64> note(const Read &read) override
    {
        const auto kept = keep({.what = VisitWrite::What::Note, .read = read});
        return kept ? rows().note(read) : kept.error();
    }
    Result<void> grow(qint64 number, qint64 bytes) override
    {
        const auto kept = keep({.what = VisitWrite::What::Grow, .number = number, .bytes = bytes});
        return kept ? rows().grow(number, bytes) : kept;
    }
    [[nodiscard]] Result<QList<SessionRow>> sessions(const VisitPage &page) const override
    {
        return rows().sessions(page);
    }
    [[nodiscard]] Result<QList<SignInEvent>> signIns(const VisitPage &page) const override
    {
        return rows().signIns(page);
    }
    [[nodiscard]] Result<QList<Read>> reads(const VisitPage &page) const override { return rows().reads(page); }

private:
    [[nodiscard]] MemoryVisits &rows() const { return m_store.m_visits; }
    Result<void> keep(const VisitWrite &write)
    {
        m_store.compactIfDue(); // before, as what is written is not in memory yet
        return m_store.put(storerecords::recordOf(write));
    }

    SealedStore &m_store;
};

SealedStore::SealedStore(std::shared_ptr<SealedBook> book, ProjectCodec codec, std::shared_ptr<const Clock> clock)
    : MemoryStore(std::move(clock))
    , m_book(std::move(book))
    , m_codec(std::move(codec))
    , m_keptVisits(std::make_unique<KeptVisits>(*this))
{
}

SealedStore::~SealedStore() = default;

Result<std::unique_ptr<SealedStore>> SealedStore::open(std::shared_ptr<SealedBook> book, QByteArrayList records,
                                                       ProjectCodec codec, std::shared_ptr<const Clock> clock)
{
    std::unique_ptr<SealedStore> store(new SealedStore(std::move(book), std::move(codec), std::move(clock)));
    const auto read = store->replay(std::move(records));
    return read ? Result<std::unique_ptr<SealedStore>>(std::move(store)) : read.error();
}

Result<void> SealedStore::replay(QByteArrayList records)
{
    StoreContent content;
    bool isBase = true;
    for (qsizetype i = 0; i < records.size(); ++i) {
        QByteArray record = std::exchange(records[i], {});
        if (const auto done = storerecords::replay(record, content, m_codec); !done) {
            Error error = done.error();
            error.detail = u"record %1: %2"_s.arg(i + 1).arg(error.detail);
            return error;
        }
        isBase = isBase && storerecords::isOfBase(record);
        (isBase ? m_sizes.base : m_sizes.added) += record.size();
        m_mustCompact = m_mustCompact || storerecords::isErasure(record);
        wipe(record);
    }
    m_state = std::move(content.state);
    m_visits = std::move(content.visits);
    if (m_mustCompact) // of a program that was stopped before; if it cannot be done now, it is with the next write
        (void)compact();
    return {};
}

Visits &SealedStore::visits()
{
    return *m_keptVisits;
}

Result<void> SealedStore::keep(const StoreWrite &write)
{
    compactIfDue(); // before, as what is written is not in memory yet
    const auto record = storerecords::recordOf(write, m_codec);
    return record ? put(*record) : record.error();
}

Result<void> SealedStore::put(const QByteArray &record)
{
    if (m_together) {
        *m_together << record;
        return {};
    }
    const auto done = carryOut([&](const SealedBook::Done &told) { m_book->add(record, told); });
    if (done)
        (storerecords::isOfBase(record) ? m_sizes.base : m_sizes.added) += record.size();
    return done;
}

/// An error only where it is known before this returns.
Result<void> SealedStore::carryOut(const std::function<void(const SealedBook::Done &)> &call)
{
    if (m_failure)
        return *m_failure;
    struct Answer
    {
        bool isLate = false;
        Result<void> known;
    };
    const auto answer = std::make_shared<Answer>();
    ++m_asked;
    call([this, answer, alive = std::weak_ptr<char>(m_alive)](const Result<void> &done) {
        if (alive.expired())
            return;
        ++m_answered;
        answer->known = done;
        if (!done && answer->isLate)
            fail(done.error());
        tellWaiting();
    });
    answer->isLate = true;
    return answer->known;
}

void SealedStore::fail(const Error &error)
{
    if (m_failure)
        return;
    m_failure = error;
    m_book->lock(); // what was asked for after it does not hold without it
}

void SealedStore::whenDurable(const SealedBook::Done &told)
{
    m_waiting.append({m_asked, told});
    tellWaiting();
}

void SealedStore::tellWaiting()
{
    const std::weak_ptr<char> alive = m_alive;
    while (!alive.expired() && !m_waiting.isEmpty() && (m_failure || m_waiting.constFirst().first <= m_answered)) {
        const auto told = m_waiting.takeFirst().second;
        told(m_failure ? Result<void>(*m_failure) : Result<void>());
    }
}

Result<void> SealedStore::atOnce(const std::function<Result<void>()> &work)
{
    if (m_together)
        return work();
    const MemoryState state = m_state;
    const MemoryVisits visits = m_visits;
    m_together.emplace();
    auto done = work();
    const QByteArrayList records = *std::exchange(m_together, std::nullopt);
    if (done && !records.isEmpty())
        done = put(records.size() == 1 ? records.constFirst() : storerecords::recordOf(records));
    if (!done) {
        m_state = state;
        m_visits = visits;
    }
    return done;
}

Result<void> SealedStore::erasePerson(const Id &person)
{
    const auto erased = MemoryStore::erasePerson(person);
    if (!erased)
        return erased;
    m_mustCompact = true;
    return compact();
}

Result<void> SealedStore::compact()
{
    const auto records = storerecords::recordsOf(m_state, m_visits.rows(), m_codec);
    const auto done =
        records ? carryOut([&](const SealedBook::Done &told) { m_book->compact(*records, told); }) : records.error();
    if (done) {
        m_sizes = {.base = sizeOf(*records)};
        m_mustCompact = false;
    } else {
        m_sizes.tried = m_sizes.added;
    }
    return done;
}

/// Where there is no room for all of it twice, there may still be for one more record: tried again when as much again
/// was added.
void SealedStore::compactIfDue()
{
    if (m_together || m_failure || !m_state.project)
        return;
    const qint64 most = std::max(leastToCompact, m_sizes.base) + m_sizes.tried;
    if (m_mustCompact || m_sizes.added > most)
        (void)compact();
}

} // namespace steward
