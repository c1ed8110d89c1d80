// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/auditchain.h"

#include "core/json.h"
#include "store/keyuses.h"
#include "store/personalvalues.h"
#include "vault/digest.h"
#include "vault/random.h"
#include "vault/seal.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Which value of which person; the order in which parts and digests are kept.
using Place = std::pair<QString, Id>;

struct Digest
{
    Place place;
    QByteArray hmac;
};

/// What seal and digest are bound to: the same bytes at another place are another value.
QByteArray context(qint64 revision, const Place &place)
{
    return u"steward log 1|%1|%2|%3"_s.arg(QString::number(revision), place.first, place.second.toString()).toUtf8();
}

QByteArray digestOf(const QByteArray &digestKey, const QByteArray &context, const QByteArray &plain)
{
    return hmacSha256(digestKey, context + '\0' + plain);
}

/// As JSON, because UTF-8 alone would lose half a surrogate pair that somebody typed.
QByteArray plainOf(const QJsonValue &value)
{
    return R"({"value":)" + canonicalJson(value) + '}';
}

QJsonValue orNull(const QString &text)
{
    return text.isNull() ? QJsonValue() : QJsonValue(text);
}

QByteArray hashOf(const LogRecord &record)
{
    return sha256(canonicalJson(QJsonObject{{u"revision"_s, record.revision},
                                            {u"set"_s, record.set},
                                            {u"at"_s, record.at},
                                            {u"author"_s, orNull(record.author)},
                                            {u"changes"_s, record.changes},
                                            {u"inverseOf"_s, orNull(record.inverseOf)},
                                            {u"acknowledged"_s, record.acknowledged},
                                            {u"digests"_s, record.digests},
                                            {u"previousHash"_s, QString::fromLatin1(record.previousHash.toHex())}}));
}

QString textOf(const QJsonArray &array)
{
    return QString::fromUtf8(canonicalJson(QJsonValue(array)));
}

std::optional<QJsonArray> arrayOf(const QString &text)
{
    const auto array = parseArray(text.toUtf8());
    return array ? std::optional(*array) : std::nullopt;
}

QMap<Place, QJsonValue> personalOf(const Commit &commit, const Parted &parted)
{
    QMap<Place, QJsonValue> personal;
    const auto add = [&](const QString &part, const QString &text) {
        if (!text.isEmpty())
            personal.insert({part, commit.author}, text);
    };
    add(u"author_name"_s, commit.authorName);
    add(u"reason"_s, commit.set.reason);
    add(u"origin"_s, commit.from);
    for (auto it = parted.personal.begin(); it != parted.personal.end(); ++it)
        personal.insert({u"values"_s, it.key()}, it.value());
    return personal;
}

std::optional<QList<Digest>> digestsOf(const LogRecord &record)
{
    const auto array = arrayOf(record.digests);
    if (!array)
        return std::nullopt;
    QList<Digest> digests;
    for (const auto &entry : *array) {
        ObjectReader reader(entry.toObject());
        Digest digest{{reader.text(u"part"_s), reader.id(u"person"_s)},
                      QByteArray::fromHex(reader.text(u"hmac"_s).toLatin1())};
        if (!reader.errors().isEmpty())
            return std::nullopt;
        digests << digest;
    }
    return digests;
}

/// What the row keeps in one place: a value, or the word that it was erased, or what is wrong.
struct Opened
{
    QJsonValue value = QJsonValue::Undefined;
    std::optional<Instant> erasedAt;
    QString fault;
};

/// Sealed bytes by their place; a place that is there twice is seen by the count.
using Sealed = QHash<Place, QByteArray>;

Opened openPart(qint64 revision, const Digest &digest, const Sealed &parts, KeyUses &keys)
{
    const auto &[part, person] = digest.place;
    const KeyUses::Key *key = keys.find(person);
    if (!key)
        return {.fault = u"the key for %1 is missing"_s.arg(part)};
    if (!key->isSound)
        return {.fault = u"the key for %1 is damaged"_s.arg(part)};
    const auto sealed = parts.constFind(digest.place);
    if (key->isErased) {
        if (sealed != parts.constEnd())
            return {.fault = u"%1 is still there though its key was destroyed"_s.arg(part)};
        return {.erasedAt = key->erasedAt};
    }
    if (sealed == parts.constEnd())
        return {.fault = u"%1 is missing"_s.arg(part)};
    const QByteArray place = context(revision, digest.place);
    const auto plain = unseal(key->seal, *sealed, place);
    if (!plain)
        return {.fault = u"%1 or its key does not fit its seal"_s.arg(part)};
    if (!equalInConstantTime(digestOf(key->digest, place, *plain), digest.hmac))
        return {.fault = u"%1 or its key does not fit its digest"_s.arg(part)};
    const auto object = parseObject(*plain);
    if (!object)
        return {.fault = u"%1 cannot be read"_s.arg(part)};
    return {.value = object->value(u"value"_s)};
}

Error damaged(const LogRecord &record, const QString &what)
{
    return {.kind = Error::Kind::Server,
            .code = u"log.damaged"_s,
            .detail = what,
            .more = {{u"revision"_s, record.revision}}};
}

/// The columns that are no personal values.
bool readOpen(const LogRecord &record, const QMap<Id, QJsonObject> &personal, AuditRow &row)
{
    const auto set = Id::fromString(record.set);
    const auto at = instantFromText(record.at);
    const auto author = record.author.isNull() ? Id() : Id::fromString(record.author);
    const auto inverseOf = Id::fromString(record.inverseOf);
    const auto changes = arrayOf(record.changes);
    const auto acknowledged = arrayOf(record.acknowledged);
    if (!set || !at || !author || (!inverseOf && !record.inverseOf.isNull()) || !changes || !acknowledged)
        return false;
    const auto whole = putTogether({*changes, *acknowledged, personal});
    if (!whole)
        return false;
    row.revision = record.revision;
    row.set = *set;
    row.at = *at;
    row.author = *author;
    row.changes = whole->changes;
    row.inverseOf = inverseOf;
    row.acknowledged = whole->acknowledged;
    row.previousHash = record.previousHash;
    row.hash = record.hash;
    return true;
}

} // namespace

QByteArray genesisHash(const Id &project, qint64 firstRevision)
{
    return sha256(canonicalJson(QJsonObject{{u"project"_s, project.toString()}, {u"revision"_s, firstRevision}}));
}

Recording::Recording(const Commit &commit)
    : m_commit(commit)
{
    const Parted parted = takeApart({commit.changes, commit.set.acknowledged}, commit.author);
    m_changes = textOf(parted.changes);
    m_acknowledged = textOf(parted.acknowledged);
    m_personal = personalOf(commit, parted);
}

QList<Id> Recording::people() const
{
    QSet<Id> people;
    for (auto it = m_personal.begin(); it != m_personal.end(); ++it)
        people.insert(it.key().second);
    return people.values();
}

Result<LogRecord> Recording::record(const QByteArray &previousHash, KeyUses &keys) const
{
    LogRecord record;
    record.revision = m_commit.project.revision;
    record.set = m_commit.set.id.toString();
    record.at = toText(m_commit.at);
    if (!m_commit.author.isNull())
        record.author = m_commit.author.toString();
    record.changes = m_changes;
    if (m_commit.set.inverseOf)
        record.inverseOf = m_commit.set.inverseOf->toString();
    record.acknowledged = m_acknowledged;
    record.previousHash = previousHash;

    QString digests; // as canonical JSON: nothing in them has to be escaped
    for (auto it = m_personal.begin(); it != m_personal.end(); ++it) {
        const auto &[part, person] = it.key();
        const KeyUses::Key *key = keys.find(person);
        if (!key || !key->isSound)
            return damaged(record, u"the key for %1 is damaged"_s.arg(part));
        const QByteArray plain = plainOf(it.value());
        const QByteArray place = context(record.revision, it.key());
        const QByteArray digest = digestOf(key->isErased ? randomBytes(sealKeySize) : key->digest, place, plain);
        digests += digests.isEmpty() ? u'[' : u',';
        digests += u"{\"hmac\":\"%1\",\"part\":\"%2\",\"person\":\"%3\"}"_s.arg(QString::fromLatin1(digest.toHex()),
                                                                                part, person.toString());
        if (key->isErased)
            continue;
        auto sealed = seal(key->seal, plain, place);
        if (!sealed)
            return sealed.error();
        record.parts << SealedPart{part, person, std::move(sealed).value()};
    }
    record.digests = digests.isEmpty() ? u"[]"_s : digests + u']';
    record.hash = hashOf(record);
    return record;
}

Result<AuditRow> Recording::row(const LogRecord &record, KeyUses &keys) const
{
    if (record.parts.size() != m_personal.size())
        return readRecord(record, keys); // somebody in it is erased
    return AuditRow{.revision = record.revision,
                    .set = m_commit.set.id,
                    .at = m_commit.at,
                    .author = m_commit.author,
                    .changes = m_commit.changes,
                    .inverseOf = m_commit.set.inverseOf,
                    .acknowledged = m_commit.set.acknowledged,
                    .authorName = m_commit.authorName,
                    .reason = m_commit.set.reason,
                    .from = m_commit.from,
                    .previousHash = record.previousHash,
                    .hash = record.hash};
}

qsizetype sizeOf(const LogRecord &record)
{
    qsizetype size = record.changes.size() + record.acknowledged.size() + record.digests.size();
    for (const SealedPart &part : record.parts)
        size += part.bytes.size();
    return size;
}

bool mayBeAbout(const domain::LogFilter &filter, const QString &changes)
{
    return (filter.object.isNull() || changes.contains(filter.object.toString()))
           && (filter.kind.isEmpty() || changes.contains(u"\"kind\":\"%1\""_s.arg(filter.kind)));
}

QList<Id> peopleIn(const LogRecord &record)
{
    QSet<Id> people;
    for (const Digest &digest : digestsOf(record).value_or(QList<Digest>()))
        people.insert(digest.place.second);
    return people.values();
}

Result<AuditRow> readRecord(const LogRecord &record, const KeyRing &keys)
{
    KeyUses uses(keys);
    return readRecord(record, uses);
}

Result<AuditRow> readRecord(const LogRecord &record, KeyUses &keys)
{
    const auto digests = digestsOf(record);
    if (!digests)
        return damaged(record, u"digests cannot be read"_s);
    Sealed parts;
    for (const SealedPart &part : record.parts)
        parts.insert({part.part, part.person}, part.bytes);
    AuditRow row;
    QMap<Id, QJsonObject> personal;
    qsizetype found = 0;
    for (const Digest &digest : *digests) {
        const Opened opened = openPart(record.revision, digest, parts, keys);
        if (!opened.fault.isEmpty())
            return damaged(record, opened.fault);
        if (opened.erasedAt) {
            row.isErased = true;
            row.erasedAt = row.erasedAt ? std::min(*row.erasedAt, *opened.erasedAt) : *opened.erasedAt;
            continue;
        }
        ++found;
        const QString &part = digest.place.first;
        if (part == "author_name"_L1)
            row.authorName = opened.value.toString();
        else if (part == "reason"_L1)
            row.reason = opened.value.toString();
        else if (part == "origin"_L1)
            row.from = opened.value.toString();
        else
            personal.insert(digest.place.second, opened.value.toObject());
    }
    if (found != record.parts.size())
        return damaged(record, u"a sealed value belongs to nothing in the row"_s);
    if (!readOpen(record, personal, row))
        return damaged(record, u"a column cannot be read"_s);
    return row;
}

ChainWalk::ChainWalk(const Id &project, qint64 firstRevision)
    : m_revision(firstRevision)
    , m_hash(genesisHash(project, firstRevision))
{
}

QString ChainWalk::fault(const LogRecord &record, const KeyRing &keys) const
{
    if (record.revision != m_revision + 1)
        return u"the row is missing; row %1 stands in its place"_s.arg(record.revision);
    if (record.previousHash != m_hash)
        return u"previous_hash is not the hash of the row before"_s;
    if (record.hash != hashOf(record))
        return u"the columns do not fit the row's hash"_s;
    const auto row = readRecord(record, keys);
    return row ? QString() : row.error().detail;
}

bool ChainWalk::take(const LogRecord &record, const KeyRing &keys)
{
    const QString what = fault(record, keys);
    if (!what.isEmpty()) {
        fail(next(), what);
        return false;
    }
    for (const Id &person : peopleIn(record))
        m_used.insert(person);
    m_revision = record.revision;
    m_hash = record.hash;
    ++m_check.rows;
    return true;
}

void ChainWalk::fail(qint64 revision, const QString &what)
{
    if (m_check.firstBadRevision != 0)
        return;
    m_check.firstBadRevision = std::max<qint64>(revision, 1); // 0 would say that all is good
    m_check.what = what;
}

ChainCheck ChainWalk::finish(qint64 headRevision, const QByteArray &headHash, const KeyRing &keys)
{
    if (m_check.firstBadRevision != 0)
        return m_check;
    if (m_revision < headRevision)
        fail(next(), u"the row is missing; the project is at revision %1"_s.arg(headRevision));
    else if (m_revision > headRevision)
        fail(headRevision + 1, u"the log goes beyond the project's revision"_s);
    else if (m_hash != headHash)
        fail(m_revision, u"the row's hash is not the one the project ends in"_s);
    else if (hasUnsoundKey(keys))
        fail(m_revision, u"a key that no row uses is damaged"_s);
    return m_check;
}

/// Among the keys no row uses (someone was erased before he came into the log); all others the rows have shown.
bool ChainWalk::hasUnsoundKey(const KeyRing &keys) const
{
    return std::any_of(keys.begin(), keys.end(),
                       [this](const PersonKey &key) { return !m_used.contains(key.person) && !isSound(key); });
}

} // namespace steward
