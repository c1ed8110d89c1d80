# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that a pattern can check. Each carries a line that breaks it and one that does not; both are tried first."""

import posixpath
import re
from fnmatch import fnmatch

CODE = ["app/*.cpp", "app/*.h"]
QML = ["qml/*.qml"]
OURS = ["*"]
NOT_OURS = ["LICENSES/*", "*.patch", "*package-lock.json", "tests/lint/rules.py", "tests/fuzz/corpus/*"]


class Rule:
    def __init__(self, reason, pattern, bad, good, within, without=(), browser=False):
        self.reason, self.pattern = reason, re.compile(pattern)
        self.bad, self.good = bad, good
        self.within, self.without = within, [*without, *NOT_OURS]
        self.browser = browser  # only where the browser build links it

    def meant(self, path):
        return any(fnmatch(path, p) for p in self.within) and not any(fnmatch(path, p) for p in self.without)


RULES = [
    Rule("threads do not exist in the browser build",
         r"\b(QThread\w*|QtConcurrent|QMutex\w*|QSemaphore|QWaitCondition|std::(jthread|thread|async|mutex|condition_variable)\b)",
         "std::jthread worker;", "std::this_call();", CODE, browser=True),
    Rule("app/service is a function of request, caller and store: sockets, threads, timers and waiting are its host's",
         r"\bQ(\w*Timer|Thread\w*|Tcp\w*|Udp\w*|Local(Server|Socket)|AbstractSocket|SslSocket|Network\w*|EventLoop)\b"
         r"|\bstd::(jthread|thread|async|this_thread|mutex|condition_variable)\b|\b[nu]?sleep\w*\s*\(|\bsocket\s*\(",
         "QTimer::singleShot(0, this, step);", "std::this_call(wait.until);", ["app/service/*"]),
    Rule("QFuture does not exist in the browser build", r"\bQ(Future|Promise)\w*\b",
         "QFuture<int> f;", "Future f;", CODE, browser=True),
    Rule("a nested event loop does not work in the browser", r"\bQEventLoop\b|\bwaitFor(ReadyRead|BytesWritten|Finished|Connected)\b",
         "QEventLoop loop;", "m_events.loop();", CODE, browser=True),
    Rule("g++ 12 or libc++ 19 does not have it", r"\bstd::(format|print|expected|move_only_function|flat_map|mdspan)\b|<(format|expected|print)>",
         "return std::format(\"{}\", 1);", "return QDate().toString(format);", CODE),
    Rule("libc++ has no atomic shared pointer", r"atomic<\s*std::shared_ptr", "std::atomic<std::shared_ptr<int>> p;",
         "std::atomic<int> p;", CODE),
    Rule("the browser build has no named time zones", r"\bQTimeZone\s*[({]\s*(u?\"|QByteArray)|\bsystemTimeZone\w*\b",
         "QTimeZone(\"Europe/Berlin\")", "QTimeZone::UTC", CODE, browser=True),
    Rule("Qt finds no long name beyond ASCII in what it reads itself: say parseObject or parseArray (core/json.h)",
         r"\bQJsonDocument::fromJson\b", "QJsonDocument::fromJson(bytes)", "parseObject(bytes)", ["app/*"], ["app/core/json.cpp"]),
    Rule("deprecated from Qt 6.8 on: say toUTC() or toOffsetFromUtc()", r",\s*Qt::(UTC|OffsetFromUTC|LocalTime|TimeZone)\b|\bsetTimeSpec\b",
         "QDateTime(day, time, Qt::UTC)", "spec == Qt::UTC", CODE),
    Rule("log through a category (core/log.h)", r"\bq(Debug|Info|Warning|Critical)\s*\(\s*\)|\bqDebug\b|\bstd::(cout|cerr|clog)\b",
         "qDebug() << token;", "qCWarning(lcStore) << code;", CODE, ["app/server/main.cpp", "app/cli/*", "app/console/*"]),
    Rule("left over from debugging", r"\bconsole\.(log|debug|info|warn|error)\b", "console.log(x)", "console.height", QML),
    Rule("hand objects to QML as required properties, not by the context", r"\bsetContextProperty\b",
         "c->setContextProperty(n, o);", "setProperty(n, o);", CODE),
    Rule("only Sentence, which escapes what it is given, may show rich text",
         r"\b(Text|TextEdit|TextArea)\.(StyledText|RichText|MarkdownText|AutoText)\b",
         "textFormat: Text.RichText", "textFormat: Text.PlainText", QML, ["*/Sentence.qml"]),
    Rule("controls are our own, made from QtQuick.Templates: a style of Qt's brings HTML in labels and a large browser build",
         r"^import QtQuick\.Controls\b", "import QtQuick.Controls.Basic", "import QtQuick.Templates as T", QML),
    Rule("a name may hold a %1, which the second arg() takes for its place: say Say.fill", r"\.arg\([^()]*(\([^()]*\))?[^()]*\)\s*\.arg\(",
         "qsTr(\"%1, %2\").arg(name).arg(role)", "Say.fill(qsTr(\"%1, %2\"), [name, role])", QML),
    Rule("colours stand in qml/theme alone",
         r"\"#[0-9a-fA-F]{3,8}\"|\bQt\.(rgba|hsla|hsva)\(\s*[\d.]|\bcolor\w*:\s*\"(?!transparent\")[a-z]+\"|\bQColor\s*\(\s*[\du\"]",
         "color: \"#ff0000\"", "color: Theme.danger", [*QML, "app/models/*", "app/console/*", "qml/*.cpp", "qml/*.h"], ["qml/theme/*"]),
    Rule("a path of one machine", r"(?<![\w.$}-])/(work|home|Users|root|mnt|media)/\w", "cp /home/ada/x .", "cp \"$HOME/x\" .", OURS),
    Rule("what lies beside the source tree is not ours to lean on", r"\.\./shared\b", "cat ../shared/x", "cat shared/x", OURS,
         ["wasm/kit.sh"]),
    Rule("do it, or make it an issue", r"\b(TODO|FIXME|XXX|HACK)\b", "// TODO: later", "// to do it later", OURS),
    Rule("packages come from where the machine takes them", r"\b(deb|ftp|security)\.debian\.org\b|\bregistry\.(npmjs|yarnpkg)\b|\bpypi\.org\b",
         "wget deb." "debian.org/x", "https://www.debian.org/doc/", OURS),
    Rule("a blank at the end of a line", r"[ \t]+$", "int a; ", "int a;", OURS),
]

# Text and Label read HTML, and fetch the pictures in it, unless they are told not to (textFormat is automatic).
PLAIN = "Text and Label need textFormat: Text.PlainText"
SHOWN = re.compile(r"(?<![\w\"'])(?:\w+\.)?(Text|Label)\s*\{")


def body(text, opening):
    """The text of the object that opens at `opening`, without the objects in it."""
    depth, own = 0, []
    for character in text[opening:]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            break
        if depth == 1:
            own.append(character)
    return "".join(own)


def without_comments(text):
    """The same number of lines, with blanks for comments. Strings are found first: they may hold two slashes."""
    return re.sub(r"\"(?:\\.|[^\"\\\n])*\"|//[^\n]*|/\*.*?\*/",
                  lambda m: m[0] if m[0][0] == "\"" else re.sub(r"[^\n]", "", m[0]), text, flags=re.S)


def without_plain_text(bare, in_controls=False):
    """The line numbers of texts that do not say they are plain. The Label of Steward.Controls says it once for all."""
    modules = ["Steward.Controls"] * in_controls + re.findall(r"^import (Steward\.Controls|QtQuick\.Controls[.\w]*)$", bare, re.M)
    own_label = bool(modules) and modules[-1] == "Steward.Controls"  # the last import wins
    return [bare.count("\n", 0, match.start()) + 1 for match in SHOWN.finditer(bare)
            if not (own_label and match[0].startswith("Label"))
            and not re.search(r"\btextFormat:\s*(\w+\.)?Text\.PlainText\b", body(bare, match.end() - 1))]


# Qt 6.4 crashes when a nested layout is arranged between the end of a row and the next polish.
REPEATED = "a Repeater right in a layout crashes Qt 6.4 when its rows go: say Rows"
OBJECT = re.compile(r"([A-Z][\w.]*)\s*\{|[{}]|\"(?:\\\\.|[^\"\\\n])*\"")


def repeated_in_layouts(bare):
    """The line numbers of Repeaters whose parent is a layout and whose rows may change: not written out in place."""
    found, around = [], []
    for match in OBJECT.finditer(bare):
        if match[1] == "Repeater" and around and around[-1].endswith("Layout"):
            if not re.search(r"\bmodel: *\[", body(bare, match.end() - 1)):
                found.append(bare.count("\n", 0, match.start()) + 1)
        if match[0].endswith("{"):
            around.append(match[1] or "")
        elif match[0] == "}" and around:
            around.pop()
    return found


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def broken_links(path, text, exists):
    """Links and pictures of a document that lead nowhere in the source tree."""
    folder = posixpath.dirname(path)
    return [f"{path}:{number}: leads nowhere: {target}" for number, line in enumerate(text.split("\n"), 1)
            for target in LINK.findall(line) if not exists(posixpath.normpath(posixpath.join(folder, target)))]


def check(texts, desktop_only, exists):
    """What is wrong, in lines "path:line: reason"."""
    found = []
    for path, text in texts.items():
        bare = without_comments(text) if path.endswith((".cpp", ".h", ".qml")) else text
        rules = [r for r in RULES if r.meant(path) and not (r.browser and desktop_only(path))]
        for number, (line, code) in enumerate(zip(text.split("\n"), bare.split("\n")), 1):
            found += [f"{path}:{number}: {rule.reason}: {line.strip()}" for rule in rules
                      if rule.pattern.search(line if rule.within is OURS else code)]
        if path.endswith(".md"):
            found += broken_links(path, text, exists)
        if fnmatch(path, "qml/*.qml") and not path.endswith("/Sentence.qml"):
            found += [f"{path}:{number}: {PLAIN}"
                      for number in without_plain_text(bare, path.startswith("qml/controls/"))]
        # The choices of a Segmented are written once, where it is used.
        if fnmatch(path, "qml/*.qml") and not path.endswith("/Segmented.qml"):
            found += [f"{path}:{number}: {REPEATED}" for number in repeated_in_layouts(bare)]
    return found


def self_test():
    """Rules that do not bite, or bite what is right."""
    found = [f"the rule does not find its own example: {r.reason}" for r in RULES if not r.pattern.search(r.bad)]
    found += [f"the rule complains of what is right: {r.reason}" for r in RULES if r.pattern.search(r.good)]
    plain = "Item {\n  Text {\n    text: name\n    textFormat: Text.PlainText\n  }\n}"
    nested = "Label {\n  background: Item { property int textFormat: Text.PlainText }\n}"
    if without_comments("a(\"//\") // b\n/* c\n*/ d") != "a(\"//\") \n\n d":
        found.append("comments are not told from strings")
    ours = "import Steward.Controls\nLabel {}\n"
    if without_plain_text(ours) or without_plain_text("import QtQuick\n" + ours.replace("Steward", "QtQuick")) != [3]:
        found.append("our own Label is not told from Qt's")
    if without_plain_text(plain) or without_plain_text(nested) != [1] or without_plain_text("T.Label {}") != [1]:
        found.append("the rule does not find its own example: " + PLAIN)
    if broken_links("docs/a.md", "[b](b.md) ![c](../c.png) [d](https://d.example)", lambda p: p == "docs/b.md") \
            != ["docs/a.md:1: leads nowhere: ../c.png"]:
        found.append("a broken link is not found")
    repeated = "ColumnLayout {\n  Item {}\n  Repeater {\n    model: rows\n  }\n}"
    if repeated_in_layouts(repeated) != [3] or repeated_in_layouts(repeated.replace("rows", "[1, 2]")) \
            or repeated_in_layouts(repeated.replace("ColumnLayout", "Column")):
        found.append("the rule does not find its own example: " + REPEATED)
    return found
