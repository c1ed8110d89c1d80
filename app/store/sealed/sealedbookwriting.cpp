// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/sealedbook.h"

using namespace Qt::StringLiterals;

namespace steward {

Result<void> SealedBook::mayWrite() const
{
    if (m_isFailed)
        return Error{.kind = Error::Kind::Server, .code = u"medium.failed"_s, .detail = u"it has to be opened anew"_s};
    return m_chain ? Result<void>() : Error{.kind = Error::Kind::Forbidden, .code = u"vault.locked"_s};
}

void SealedBook::write(const QByteArray &plain, const Done &done)
{
    const auto may = mayWrite();
    if (!may)
        return tell(done, may);
    if (!m_mustCut)
        return append(plain, done);
    m_medium->cutTo(static_cast<qsizetype>(m_chain->count()), [this, plain, done](const Result<void> &cut) {
        if (!cut)
            return tell(done, cut);
        m_mustCut = false;
        append(plain, done);
    });
}

void SealedBook::append(const QByteArray &plain, const Done &done)
{
    const auto record = m_chain->add(plain);
    if (!record)
        return tell(done, record.error());
    const auto mark = m_chain->mark();
    if (!mark) {
        m_chain->takeBack();
        return tell(done, mark.error());
    }
    m_medium->append(*record, *mark, [this, done](const Result<void> &written) {
        if (written) {
            m_chain->acknowledge();
            if (const auto kept = m_chain->mark())
                m_medium->note(*kept);
        } else {
            m_chain->takeBack();
        }
        tell(done, written);
    });
}

void SealedBook::replace(const QByteArrayList &plain, const Done &done)
{
    auto next = std::make_shared<SealedChain>(*m_key);
    RecordMedium::Content content{.envelope = m_envelope + next->name()};
    for (const QByteArray &one : plain) {
        auto record = next->add(one);
        if (!record)
            return tell(done, record.error());
        content.records << std::move(record).value();
    }
    next->acknowledge();
    const auto mark = next->mark();
    if (!mark)
        return tell(done, mark.error());
    content.marks = {*mark};
    m_medium->replaceAll(content, [this, next, done](const Result<void> &replaced) {
        if (replaced) {
            m_chain = std::move(*next);
            m_mustCut = false;
        }
        tell(done, replaced);
    });
}

} // namespace steward
