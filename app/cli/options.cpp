// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/options.h"

#include "store/postgresaddress.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr auto usage =
    R"(stewardctl tells of a project who may do and see what, why, and what a change would do; and whether its log is as
it was written.

  stewardctl explain user HANDLE        what somebody may do and see
  stewardctl explain location SITECODE  who sees a place and what belongs to it
  stewardctl explain permission KEY     who holds a permission, such as edit_data
  stewardctl explain setting KEY        who sees and who changes a setting, such as two_factor_auth
  stewardctl impact FILE                what a change set would do; FILE is JSON, - is the standard input
  stewardctl audit verify --database D  walks the chain of a project's log; names the first row that is not right

A person, place or role is told by its handle (address or user name, site code), its id or its name.

  --server URL     the project that is asked about: the one of this server; you sign in with any browser
  --pack S|M|L|XL  without a server: the made-up project of this size; S if not told
  --limit N        names at most so many people of each list; 20 if not told
  --json           answers with one JSON object, for machines
  --user HANDLE    explain location, permission, setting: asks about this person alone, and why not
  --as HANDLE      impact: asks whether this person may do it; without, you on a server, and nobody in a pack
  --database D     audit: a SQLite file, or a PostgreSQL, postgresql://…; it may be in use, and is only read
  -h, --help       shows this

Ends with 0; with 1 where the change set would be refused or a row is not right; with 2 where there is no answer: the
command line is not right, there is no such object, or the file holds no change set. Nothing is ever written but the answer.)"_L1;

Error wrong(const QString &detail, const QString &code = u"usage"_s)
{
    return {.kind = Error::Kind::Invalid, .code = code, .detail = detail};
}

class Line
{
public:
    Line()
    {
        m_parser.addOptions({{u"pack"_s, {}, u"letter"_s, u"S"_s},
                             {u"server"_s, {}, u"address"_s},
                             {u"limit"_s, {}, u"number"_s, u"20"_s},
                             {u"json"_s, {}},
                             {u"user"_s, {}, u"handle"_s},
                             {u"as"_s, {}, u"handle"_s},
                             {u"database"_s, {}, u"database"_s},
                             {{u"h"_s, u"help"_s}, {}}});
    }

    [[nodiscard]] Result<Options> read(const QStringList &arguments)
    {
        if (!m_parser.parse(arguments))
            return wrong(m_parser.errorText());
        const QStringList words = m_parser.positionalArguments();
        const QString command = words.value(0);
        if (m_parser.isSet(u"help"_s) || command == "help"_L1)
            return wrong(usage, u"help"_s);
        if (command == "audit"_L1)
            return audit(words);
        if (command != "explain"_L1 && command != "impact"_L1)
            return wrong(command.isEmpty()
                             ? u"a command is needed: explain, impact or audit"_s
                             : u"there is no command \"%1\", only explain, impact and audit"_s.arg(command));
        if (m_parser.isSet(u"database"_s))
            return wrong(u"--database goes with audit"_s);
        return command == "explain"_L1 ? explain(words) : impact(words);
    }

private:
    [[nodiscard]] Result<CommonOptions> common() const
    {
        bool isNumber = false;
        const int limit = m_parser.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || limit < 0)
            return wrong(
                u"--limit: a whole number from 0 on is expected, not \"%1\""_s.arg(m_parser.value(u"limit"_s)));
        const auto server = this->server();
        if (!server)
            return server.error();
        return CommonOptions{m_parser.value(u"pack"_s), *server, limit, m_parser.isSet(u"json"_s)};
    }

    /// Whether it may be talked to is the session's to say: without TLS it is not, except on this computer.
    [[nodiscard]] Result<QUrl> server() const
    {
        if (!m_parser.isSet(u"server"_s))
            return QUrl();
        if (m_parser.isSet(u"pack"_s))
            return wrong(u"--server and --pack: one project at a time"_s);
        const QUrl address(m_parser.value(u"server"_s), QUrl::StrictMode);
        if (!address.isValid() || address.host().isEmpty() || !address.userInfo().isEmpty())
            return wrong(u"--server: an address is expected, such as https://steward.example.org"_s);
        return address;
    }

    [[nodiscard]] Result<Options> explain(const QStringList &words) const
    {
        using What = ExplainOptions::What;
        static const QHash<QString, What> kinds{{u"user"_s, What::User},
                                                {u"location"_s, What::Location},
                                                {u"permission"_s, What::Permission},
                                                {u"setting"_s, What::Setting}};
        if (words.size() < 2)
            return wrong(u"explain what? user, location, permission or setting"_s);
        const auto what = kinds.constFind(words.at(1));
        if (what == kinds.constEnd())
            return wrong(u"explain knows user, location, permission and setting, not \"%1\""_s.arg(words.at(1)));
        if (words.size() < 3 || words.at(2).isEmpty())
            return wrong(u"explain %1: say which one"_s.arg(words.at(1)));
        if (words.size() > 3)
            return wrong(u"unexpected: \"%1\"; a name with blanks goes between quotes"_s.arg(words.at(3)));
        if (m_parser.isSet(u"as"_s))
            return wrong(u"--as goes with impact, not with explain"_s);
        if (*what == What::User && m_parser.isSet(u"user"_s))
            return wrong(u"--user goes with explain location, permission and setting"_s);
        const auto common = this->common();
        if (!common)
            return common.error();
        return Options(ExplainOptions{*what, words.at(2), m_parser.value(u"user"_s), *common});
    }

    [[nodiscard]] Result<Options> impact(const QStringList &words) const
    {
        if (words.size() < 2 || words.at(1).isEmpty())
            return wrong(u"impact of what? A file with a change set is needed, or - for the standard input"_s);
        if (words.size() > 2)
            return wrong(u"unexpected: \"%1\"; impact takes one file"_s.arg(words.at(2)));
        if (m_parser.isSet(u"user"_s))
            return wrong(u"--user goes with explain, not with impact; who does it is told by --as"_s);
        const auto common = this->common();
        if (!common)
            return common.error();
        return Options(ImpactOptions{words.at(1), m_parser.value(u"as"_s), *common});
    }

    [[nodiscard]] Result<Options> audit(const QStringList &words) const
    {
        if (words.value(1) != "verify"_L1)
            return wrong(u"audit knows verify"_s);
        if (words.size() > 2)
            return wrong(u"unexpected: \"%1\"; the project is told by --database"_s.arg(words.at(2)));
        for (const QString &others : {u"pack"_s, u"server"_s, u"limit"_s, u"user"_s, u"as"_s}) {
            if (m_parser.isSet(others))
                return wrong(u"--%1 does not go with audit"_s.arg(others));
        }
        const QString database = m_parser.value(u"database"_s).trimmed();
        if (database.isEmpty())
            return wrong(u"audit verify: --database is needed"_s);
        if (isPostgresAddress(database)) {
            if (const auto address = postgresAddress(database); !address)
                return wrong(u"--database: "_s + address.error().detail); // never the address itself
        }
        return Options(AuditOptions{database, m_parser.isSet(u"json"_s)});
    }

    QCommandLineParser m_parser;
};

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    return Line().read(arguments);
}

} // namespace steward::cli
