// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/sealedbook.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error refused(const QString &code, Error::Kind kind, const QString &detail = {})
{
    return {.kind = kind, .code = code, .detail = detail};
}

Error lockedNow()
{
    return refused(u"vault.locked"_s, Error::Kind::Forbidden);
}

/// Overwritten when the last who needs it lets it go, but for what the caller himself still holds.
std::shared_ptr<QString> keptForNow(const QString &password)
{
    return {new QString(password), [](QString *kept) {
                if (kept->isDetached())
                    kept->fill(QChar::Null);
                delete kept;
            }};
}

} // namespace

/// What is known so far of what lies there, while a task is under way.
struct SealedBook::Job
{
    Refuse refuse;
    Password password;
    RecordMedium::Content content;
    QByteArray envelopeBytes;
    std::optional<KeyEnvelope> envelope;
    std::optional<SecretKey> key;
    std::optional<SealedChain::Opened> opened;
};

SealedBook::SealedBook(std::unique_ptr<RecordMedium> medium, std::shared_ptr<KeyWork> work, const ScryptCost &cost)
    : m_work(std::move(work))
    , m_cost(cost)
    , m_medium(std::move(medium))
{
}

SealedBook::~SealedBook() = default;

// One after the other

void SealedBook::enqueue(const Then &run, const Refuse &refuse)
{
    m_waiting.push_back({run, refuse});
    next();
}

void SealedBook::next()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    const std::weak_ptr<char> alive = m_alive;
    while (!m_isBusy && !m_waiting.empty()) {
        m_isBusy = true;
        const Task task = std::move(m_waiting.front());
        m_waiting.pop_front();
        task.run();
        if (alive.expired())
            return;
    }
    m_isRunning = false;
}

void SealedBook::finish(const Then &tell)
{
    const std::weak_ptr<char> alive = m_alive;
    tell();
    if (alive.expired())
        return;
    m_isBusy = false;
    if (std::exchange(m_isLocking, false))
        drop();
    next();
}

void SealedBook::fail(const JobPtr &job, const Error &error)
{
    note(error);
    finish([job, error] { job->refuse(error); });
}

void SealedBook::tell(const Done &done, const Result<void> &result)
{
    if (!result)
        note(result.error());
    finish([done, result] { done(result); });
}

/// After a failure of the medium nobody knows what lies there.
void SealedBook::note(const Error &error)
{
    if (error.code != "medium.failed"_L1)
        return;
    m_isFailed = true;
    drop();
}

void SealedBook::drop()
{
    m_chain.reset();
    m_key.reset();
}

void SealedBook::lock()
{
    if (m_isBusy)
        m_isLocking = true;
    else
        drop();
    for (const Task &task : std::exchange(m_waiting, {}))
        task.refuse(lockedNow());
}

// What several of them do

void SealedBook::read(const JobPtr &job, const Then &then)
{
    m_medium->readAll([this, job, then](const Result<RecordMedium::Content> &content) {
        if (!content)
            return fail(job, content.error());
        job->content = *content;
        const QByteArray &bytes = content->envelope;
        if (!bytes.isEmpty()) {
            const auto envelope = KeyEnvelope::read(bytes);
            if (!envelope)
                return fail(job, envelope.error());
            if (bytes.size() != KeyEnvelope::size + SealedChain::nameSize)
                return fail(job, refused(u"vault.damaged"_s, Error::Kind::BadReply, u"no name of the chain"_s));
            job->envelope = *envelope;
            job->envelopeBytes = bytes.first(KeyEnvelope::size);
        }
        then();
    });
}

void SealedBook::derive(const JobPtr &job, const Password &password, const KeyEnvelope &envelope,
                        const std::function<void(SecretKey)> &then)
{
    const std::weak_ptr<char> alive = m_alive; // the work may be shared, and outlive this
    m_work->derive(*password, envelope.salt(), envelope.cost(), [this, alive, job, then](Result<SecretKey> key) {
        if (alive.expired())
            return;
        if (!key)
            return fail(job, key.error());
        if (m_isLocking)
            return fail(job, lockedNow());
        then(std::move(key).value());
    });
}

/// Reads all that lies there with the job's password.
void SealedBook::open(const JobPtr &job, const Then &then)
{
    read(job, [this, job, then] {
        if (!job->envelope)
            return fail(job, refused(u"vault.none"_s, Error::Kind::NotFound));
        derive(job, job->password, *job->envelope, [this, job, then](const SecretKey &passwordKey) {
            auto key = job->envelope->open(passwordKey);
            if (!key)
                return fail(job, key.error());
            job->key = std::move(key).value();
            const QByteArray name = job->content.envelope.sliced(KeyEnvelope::size);
            auto opened = SealedChain::open(*job->key, name, job->content.marks, job->content.records);
            if (!opened)
                return fail(job, opened.error());
            job->opened = std::move(opened).value();
            then();
        });
    });
}

/// What the job has opened is what is written to from here on.
void SealedBook::take(const JobPtr &job)
{
    m_isFailed = false;
    m_mustCut = !job->opened->isWhole || job->content.hasTornEnd;
    m_envelope = job->envelopeBytes;
    m_key = std::move(job->key);
    m_chain = std::move(job->opened->chain);
}

// The calls

void SealedBook::look(const Found &found)
{
    const auto job = std::make_shared<Job>(Job{.refuse = [found](const Error &error) { found(error); }});
    enqueue([this, job,
             found] { read(job, [this, job, found] { finish([job, found] { found(job->envelope.has_value()); }); }); },
            job->refuse);
}

void SealedBook::create(const QString &password, const Done &done)
{
    const auto job = std::make_shared<Job>(Job{.refuse = done, .password = keptForNow(password)});
    enqueue(
        [this, job, done] {
            read(job, [this, job, done] {
                if (job->envelope)
                    return fail(job, refused(u"vault.exists"_s, Error::Kind::Objection));
                const KeyEnvelope blank = KeyEnvelope::blank(m_cost);
                derive(job, job->password, blank,
                       [this, job, blank, done](SecretKey key) { begin(job, blank, std::move(key), done); });
            });
        },
        job->refuse);
}

void SealedBook::begin(const JobPtr &job, const KeyEnvelope &envelope, SecretKey passwordKey, const Done &done)
{
    SecretKey key = SecretKey::random();
    auto closed = envelope.close(key, passwordKey);
    if (!closed)
        return fail(job, closed.error());
    drop();
    m_envelope = std::move(closed).value();
    m_key = std::move(key);
    m_isFailed = false;
    replace({}, [this, done](const Result<void> &made) {
        if (!made)
            drop();
        done(made);
    });
}

void SealedBook::unlock(const QString &password, const Records &records)
{
    const auto job = std::make_shared<Job>(
        Job{.refuse = [records](const Error &error) { records(error); }, .password = keptForNow(password)});
    enqueue(
        [this, job, records] {
            open(job, [this, job, records] {
                take(job);
                finish([job, records] { records(std::move(job->opened->plain)); });
            });
        },
        job->refuse);
}

void SealedBook::add(const QByteArray &plain, const Done &done)
{
    enqueue([this, plain, done] { write(plain, done); }, done);
}

void SealedBook::compact(const QByteArrayList &plain, const Done &done)
{
    enqueue(
        [this, plain, done] {
            const auto may = mayWrite();
            return may ? replace(plain, done) : tell(done, may);
        },
        done);
}

void SealedBook::changePassword(const QString &old, const QString &now, const Done &done)
{
    const auto job = std::make_shared<Job>(Job{.refuse = done, .password = keptForNow(old)});
    enqueue(
        [this, job, done, password = keptForNow(now)] {
            open(job, [this, job, done, password] {
                const KeyEnvelope blank = KeyEnvelope::blank(m_cost);
                derive(job, password, blank,
                       [this, job, blank, done](const SecretKey &key) { rewrap(job, blank, key, done); });
            });
        },
        job->refuse);
}

/// The same records under the same data key, so none of them is sealed anew. What was not whole stays behind.
void SealedBook::rewrap(const JobPtr &job, const KeyEnvelope &envelope, const SecretKey &passwordKey, const Done &done)
{
    auto closed = envelope.close(*job->key, passwordKey);
    if (!closed)
        return fail(job, closed.error());
    const auto mark = job->opened->chain.mark();
    if (!mark)
        return fail(job, mark.error());
    job->envelopeBytes = std::move(closed).value();
    RecordMedium::Content &content = job->content;
    content.envelope = job->envelopeBytes + job->opened->chain.name();
    content.marks = {*mark};
    content.records.resize(job->opened->plain.size());
    content.hasTornEnd = false;
    job->opened->isWhole = true;
    m_medium->replaceAll(content, [this, job, done](const Result<void> &replaced) {
        if (replaced && m_chain)
            take(job);
        tell(done, replaced);
    });
}

void SealedBook::wipe(const Done &done)
{
    lock();
    enqueue(
        [this, done] {
            drop();
            m_medium->wipe([this, done](const Result<void> &gone) { tell(done, gone); });
        },
        done);
}

} // namespace steward
