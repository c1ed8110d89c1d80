// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/discovery.h"
#include "server/bearergate.h"
#include "server/httphost.h"
#include "server/jsonlog.h"
#include "service/newproject.h"
#include "service/protection.h"
#include "service/ratelimit.h"

namespace steward::server {

struct InitOptions
{
    QString database; ///< path of a file, or a right address of a PostgreSQL; here and below
    NewProjectWish project;
};

struct SeedOptions
{
    QString database;
    QString pack; ///< letter of the made-up project; whether there is such a one is not looked at
};

struct ClaimOptions
{
    QString database;
    QString who; ///< a person's id or handle; empty: the first admin
};

struct RecoverOptions
{
    QString database;
    QString who; ///< as ClaimOptions, but never empty
    QString reason;
    bool raises = false; ///< who is no admin becomes one
};

struct BreakGlassOptions
{
    QString database;
    QString who; ///< as RecoverOptions
    QString reason;
    bool takesAway = false;
    QString issuer; ///< with \a subject: who is bound at once; both empty: a code is made
    QString subject;
};

struct EraseOptions
{
    QString database;
    QString who; ///< as RecoverOptions
    QString reason;
};

struct VerifyOptions
{
    QString database;
};

/// To make one, of whichever use.
struct KeyOptions
{
    QString key; ///< file
};

struct BackupOptions
{
    QString database;
    QString backup;
    QString key;            ///< file
    bool isRestore = false; ///< from the backup to the database
};

struct FactsOptions
{
    QString database;
    ProtectionReport report; ///< by nobody, from nowhere
};

struct ServeOptions
{
    QString database;
    Endpoint endpoint;
    Endpoint health;
    Limits limits;
    RateLimits rates;
    GateRules gate;
    oidc::ResourceMetadata metadata; ///< `resource` is empty when it is the address listened on
    bool isBehindProxy = false;
    QString certificate; ///< PEM file; empty: plain http
    QString key;         ///< PEM file
    QString secretsKey;  ///< file; empty: the values of secrets are not taken
    LogLevel logLevel = LogLevel::Info;
    QString site;           ///< folder of the browser build; empty: none is given out
    QStringList alsoTalkTo; ///< origins the browser console needs besides this server and the issuers
};

/// The command line of stewardd, told apart from its doing. An Error::Invalid says in `detail` what is wrong with it;
/// with the code "help", it is the help that was asked for.
using Options = std::variant<InitOptions, SeedOptions, ClaimOptions, RecoverOptions, BreakGlassOptions, EraseOptions,
                             VerifyOptions, KeyOptions, BackupOptions, FactsOptions, ServeOptions>;
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

} // namespace steward::server
