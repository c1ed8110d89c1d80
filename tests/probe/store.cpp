// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

#include "store/sealed/recordfile.h"
#include "store/sealed/sealedbook.h"

#include <QCommandLineParser>
#include <QDir>

#include <optional>

using namespace Qt::StringLiterals;

namespace steward::probe {

namespace {

QString password()
{
    return qEnvironmentVariable("STEWARD_PROBE_PASSWORD", u"correct horse battery staple"_s);
}

ScryptCost cost()
{
    ScryptCost cost;
    bool isNumber = false;
    const int logN = qEnvironmentVariableIntValue("STEWARD_PROBE_COST", &isNumber);
    if (isNumber)
        cost.logN = logN;
    return cost;
}

int failed(const Error &error)
{
    const bool isTrouble = error.kind == Error::Kind::Server;
    say(QByteArray(isTrouble ? "trouble " : "invalid ") + error.code.toUtf8() + ' '
        + error.detail.simplified().toUtf8());
    return isTrouble ? Trouble : Refused;
}

/// A book whose medium and key work answer before they return.
class Book
{
public:
    explicit Book(const QDir &folder)
        : m_book(std::make_unique<RecordFile>(folder.filePath(u"store"_s)), KeyWork::atOnce(), cost())
    {
    }

    /// All there are; none where there is no store yet.
    Result<QByteArrayList> records()
    {
        std::optional<Result<QByteArrayList>> answer;
        m_book.unlock(password(), [&answer](Result<QByteArrayList> records) { answer.emplace(std::move(records)); });
        if (!*answer && answer->error().code == "vault.none"_L1)
            return QByteArrayList();
        return *std::move(answer);
    }

    Result<void> add(const QByteArray &record)
    {
        Result<void> answer;
        if (!m_book.isUnlocked())
            m_book.create(password(), [&answer](const Result<void> &created) { answer = created; });
        if (answer)
            m_book.add(record, [&answer](const Result<void> &added) { answer = added; });
        return answer;
    }

private:
    SealedBook m_book;
};

/// Each begins with its number, from 1; the number of the last.
Result<qsizetype> lastOf(const QByteArrayList &records)
{
    for (qsizetype i = 0; i < records.size(); ++i) {
        if (!records.at(i).startsWith(QByteArray::number(i + 1) + ' '))
            return Error{.code = u"record.number"_s, .detail = QString::number(i + 1)};
    }
    return records.size();
}

int put(const QDir &folder, int count, const QString &text)
{
    if (!folder.mkpath(u"."_s))
        return failed({.kind = Error::Kind::Server, .code = u"medium.failed"_s});
    Book book(folder);
    const auto records = book.records();
    const auto last = records ? lastOf(*records) : records.error();
    if (!last)
        return failed(last.error());
    for (qsizetype number = *last + 1; number <= *last + count; ++number) {
        const QByteArray name = QByteArray::number(number);
        const auto added = book.add(name + ' ' + (text.isEmpty() ? "record " + name : text.toUtf8()));
        if (!added)
            return failed(added.error());
        say("committed " + name);
    }
    return Good;
}

int look(const QDir &folder, bool isCheck)
{
    Book book(folder);
    const auto records = folder.exists() ? book.records() : QByteArrayList();
    const auto last = records ? lastOf(*records) : records.error();
    if (!last)
        return failed(last.error());
    if (isCheck) {
        say(QByteArray::number(*last));
        return Good;
    }
    for (const QByteArray &record : *records)
        say(record);
    return Good;
}

} // namespace

int store(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"count"_s, {}, u"n"_s, u"1"_s}, {u"text"_s, {}, u"text"_s}});
    const bool isRead = parser.parse(QStringList{u"store"_s} + arguments);
    const QStringList words = parser.positionalArguments();
    const int count = parser.value(u"count"_s).toInt();
    if (!isRead || words.size() != 2 || count < 1)
        return complain(u"store wants put, get or check and a folder"_s);
    const QDir folder(words.at(1));
    if (words.at(0) == "put"_L1)
        return put(folder, count, parser.value(u"text"_s));
    if (words.at(0) == "get"_L1 || words.at(0) == "check"_L1)
        return look(folder, words.at(0) == "check"_L1);
    return complain(u"store does put, get and check"_s);
}

} // namespace steward::probe
