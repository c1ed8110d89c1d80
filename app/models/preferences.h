// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqml.h>

namespace steward {

/// What may stand on this computer in the clear (ARCHITECTURE, decision 8): server addresses, window size, theme,
/// language, density. Nothing of a project.
class Preferences : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(Scheme scheme READ scheme WRITE setScheme NOTIFY changed FINAL)
    /// 0 light, 1 dark, 2 high contrast light, 3 high contrast dark: what Theme.scheme takes.
    Q_PROPERTY(int effectiveScheme READ effectiveScheme NOTIFY changed FINAL)
    Q_PROPERTY(bool isCompact READ isCompact WRITE setCompact NOTIFY changed FINAL)
    Q_PROPERTY(qreal textScale READ textScale WRITE setTextScale NOTIFY changed FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed FINAL)
    Q_PROPERTY(int windowWidth READ windowWidth WRITE setWindowWidth NOTIFY windowSizeChanged FINAL)
    Q_PROPERTY(int windowHeight READ windowHeight WRITE setWindowHeight NOTIFY windowSizeChanged FINAL)
    Q_PROPERTY(bool rightToLeft READ rightToLeft CONSTANT FINAL)
    Q_PROPERTY(QStringList servers READ servers NOTIFY serversChanged FINAL)

public:
    enum class Scheme { System, Light, Dark, HighContrastLight, HighContrastDark };
    Q_ENUM(Scheme)

    /// Platform: where the platform keeps settings of the application's name. Session: nowhere, for the demo.
    enum class Keep { Platform, Session };
    explicit Preferences(Keep keep, QObject *parent = nullptr);
    ~Preferences() override; ///< keeps the window's size if that waits
    Q_DISABLE_COPY_MOVE(Preferences)

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    [[nodiscard]] int effectiveScheme() const;
    void setSystemDark(bool dark); ///< what the system prefers, as the composition root hears it
    [[nodiscard]] bool isCompact() const { return m_isCompact; }
    void setCompact(bool isCompact);
    [[nodiscard]] qreal textScale() const { return m_textScale; }
    void setTextScale(qreal scale); ///< 1 to 2
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);
    [[nodiscard]] int windowWidth() const { return m_windowSize.width(); }
    void setWindowWidth(int width);
    [[nodiscard]] int windowHeight() const { return m_windowSize.height(); }
    void setWindowHeight(int height);
    [[nodiscard]] bool rightToLeft() const; ///< of the person's language

    [[nodiscard]] QStringList servers() const { return m_servers; } ///< last used first
    [[nodiscard]] static QStringList keptServers(); ///< as Keep::Platform would begin; for who must keep nothing
    void rememberServer(const QString &address);
    Q_INVOKABLE void forgetServer(const QString &address);

Q_SIGNALS:
    void changed();
    void windowSizeChanged();
    void serversChanged();

private:
    void setWindowSize(QSize size);
    void save(const QString &key, const QVariant &value);

    Keep m_keep;
    Scheme m_scheme = Scheme::System;
    bool m_systemDark = false;
    bool m_isCompact = false;
    qreal m_textScale = 1;
    bool m_reducedMotion = false;
    QSize m_windowSize{1440, 900};
    QTimer m_resized; ///< a window is resized by many steps: its size is kept once it rests
    QStringList m_servers;
};

} // namespace steward
