// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace steward {

bool setUpLanguage()
{
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English)); // C writes 41206, and nobody reads that
    auto *counts = new QTranslator(QCoreApplication::instance());
    return counts->load(u":/steward/translations/steward_en.qm"_s) && QCoreApplication::installTranslator(counts);
}

} // namespace steward
