// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/commonpasswords.h"

using namespace Qt::StringLiterals;

namespace steward {

QStringList commonPasswords()
{
    static const QStringList words =
        QStringLiteral(
            "password passwort passw0rd passwd parola contrasena motdepasse senha pass admin administrator root user "
            "guest login welcome letmein changeme default secret access master server system test testing temp "
            "qwerty azerty qwertz qazwsx zaqwsx asdf zxcv q1w2e3r4t5 1q2w3e4r5t 1qaz2wsx qwe123 abc123 a1b2c3 "
            "iloveyou loveyou lovely love forever friends friend family mother father sister brother princess prince "
            "queen king angel angels sunshine sunflower rainbow flower butterfly chocolate cookie cheese banana "
            "orange apple cherry pepper ginger coffee whatever nothing something everything someone anyone hello "
            "hallo bonjour hola ciao dragon monkey tiger lion eagle falcon phoenix shadow ninja samurai knight "
            "warrior hunter killer ranger soldier marine superman batman spiderman ironman starwars matrix pokemon "
            "naruto minecraft fortnite football baseball basketball soccer hockey cricket tennis golf liverpool "
            "arsenal chelsea barcelona realmadrid manchester united juventus yankees lakers cowboys summer winter "
            "spring autumn january february march april may june july august september october november december "
            "monday tuesday wednesday thursday friday saturday sunday today tomorrow morning michael jennifer "
            "jessica daniel thomas robert andrew joshua matthew william charlie george jordan nicole michelle ashley "
            "amanda anthony maria anna alex sophie samantha victoria elizabeth alexander christian computer internet "
            "windows linux android google facebook amazon samsung iphone microsoft yahoo twitter instagram mercedes "
            "ferrari porsche corvette mustang harley yamaha honda toyota jesus christ jesuschrist church heaven "
            "blessed blessing faith grace trustno1 trustnoone freedom liberty america england london paris berlin "
            "madrid nairobi kampala lilongwe lusaka kenya uganda malawi zambia tanzania nigeria ghana africa india "
            "money dollar million business company office manager director doctor nurse clinic hospital health "
            "patient patients project program programme data survey mobile worker field team support helpdesk "
            "maverick cowboy diamond silver golden purple yellow black white green blue red babygirl babyboy "
            "sweetheart honey sugar baby cutie sweety hunter2 trustme opensesame open sesame god sex zaq12wsx 1q2w3e "
            "1q2w3e4r qwertyui asdfghjk zxcvbnm correcthorsebatterystaple thisisapassword mypassword mypass "
            "newpassword supersecret topsecret donttell noaccess ")
            .split(u' ', Qt::SkipEmptyParts);
    return words;
}

} // namespace steward
