// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealedagain.h"

#include "store/visits.h"
#include "wire/pack/projectbytes.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int all = 1'000'000;

template<typename Value>
bool isSame(const Result<Value> &left, const Result<Value> &right)
{
    return left.hasValue() == right.hasValue() && (left ? *left == *right : left.error().code == right.error().code);
}

/// Page by page, as one holds what fits into an answer.
QList<AuditRow> rowsOf(const Store &store)
{
    QList<AuditRow> rows;
    for (;;) {
        const auto more = store.rowsAfter(rows.isEmpty() ? 0 : rows.constLast().revision, all);
        if (!more || more->isEmpty())
            return rows;
        rows << *more;
    }
}

QString differenceOfLogs(const Store &left, const Store &right)
{
    const QList<AuditRow> rows = rowsOf(left);
    if (rows != rowsOf(right))
        return u"rows"_s;
    for (const AuditRow &row : rows) {
        const auto one = left.remembered(row.set);
        const auto other = right.remembered(row.set);
        if (one.has_value() != other.has_value()
            || (one && (one->answer != other->answer || one->requestDigest != other->requestDigest)))
            return u"what is remembered"_s;
        if (right.row(row.set)->revision != row.revision)
            return u"where a set is"_s;
    }
    return {};
}

} // namespace

ProjectCodec wireCodec()
{
    return {.toBytes = wire::toBytes, .fromBytes = wire::projectFromBytes};
}

ProjectCodec heldCodec()
{
    const auto held = std::make_shared<QList<domain::Project>>();
    return {.toBytes =
                [held](const domain::Project &project) {
                    *held << project;
                    return Result<QByteArray>(QByteArray::number(held->size() - 1));
                },
            .fromBytes = [held](const QByteArray &bytes) { return Result<domain::Project>(held->at(bytes.toInt())); }};
}

Result<std::unique_ptr<SealedStore>> sealedAgain(const std::shared_ptr<SealedBook> &book,
                                                 std::shared_ptr<const Clock> clock, const QString &password,
                                                 const ProjectCodec &codec)
{
    std::optional<Result<QByteArrayList>> found;
    book->unlock(password, [&found](Result<QByteArrayList> records) { found = std::move(records); });
    if (!found || !*found)
        return found ? found->error() : Error{.code = u"not told"_s};
    return SealedStore::open(book, std::move(*found).value(), codec, std::move(clock));
}

QString difference(Store &left, Store &right)
{
    if (!isSame(left.load(), right.load()))
        return u"the state"_s;
    if (!isSame(left.revision(), right.revision()) || !isSame(left.rowCount(), right.rowCount()))
        return u"the revision"_s;
    if (const QString log = differenceOfLogs(left, right); !log.isEmpty())
        return log;
    const auto one = left.verify();
    const auto other = right.verify();
    if (one.hasValue() != other.hasValue() || (one && one->firstBadRevision != other->firstBadRevision))
        return u"the chain"_s;
    const VisitPage page{.limit = all};
    if (!isSame(left.visits().sessions(page), right.visits().sessions(page)))
        return u"sessions"_s;
    if (!isSame(left.visits().signIns(page), right.visits().signIns(page)))
        return u"sign-ins"_s;
    return isSame(left.visits().reads(page), right.visits().reads(page)) ? QString() : u"reads"_s;
}

} // namespace steward::tests
