"""Texts that have broken other programs, by what they attack. Made here, the same each time; no text stands twice.

Everything is what a person could type or paste: valid UTF-8 without a zero byte (a command line can hold no other;
what cannot be text at all is BYTES). Markers: a script that runs would set the page's title to STOLEN, a shell
that is fooled would make a file of that name.
"""
import itertools

STOLEN = "stolen"
ESC, BEL, CSI, OSC, ST = "\x1b", "\x07", "\u009b", "\u009d", "\u009c"


def sql():
    tables = ("event", "cases", "notice", "promise", "desk", "counter")
    yield from ("'", "''", '"', "`", "[", "]", ";", "--", "/*", "*/", "\\", "\\'", "%", "_", "?", "?1", ":a", "@a", "$a")
    for table in tables:
        yield f"'); DROP TABLE {table}; --"
        yield f"'; DELETE FROM {table}; --"
        yield f"\"; UPDATE {table} SET rowid = 1; --"
    yield from ("' OR '1'='1", "' OR 1=1 --", "1 OR 1=1", "') OR ('a'='a", "' UNION SELECT sql FROM sqlite_schema --",
                "x' AND 1=(SELECT count(*) FROM event) --", "'||(SELECT hex(randomblob(9)))||'", "a' ESCAPE '\\",
                "'; ATTACH DATABASE 'stolen' AS s; --", "'; PRAGMA writable_schema = ON; --", "*", "a* OR b*", "NEAR(a b)",
                "title:evil", "\"a\" NOT \"b\"", "^a", "a AND", "(", ")", "{a b}:c", "-a", "1e999", "NULL", "CAST(1 AS BLOB)",
                "x'00'", "0x7fffffffffffffff", "'; SELECT load_extension('./evil'); --", "a\x1f' OR 1 --")


def formula():
    signs = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "﹦", "\t=", "\r=", "\n=", " =", "  +", "'=", "\"=", "\"'=",
             "\u00a0=", "\u3000=", "\u200b=", "\ufeff=", "\x0b=", "\x0c=", "|", "%", ";=", ",=")
    for sign in signs:
        yield f"{sign}1+1"
    yield from ("=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "=HYPERLINK(\"http://127.0.0.1/\",\"x\")",
                "=IMPORTXML(CONCAT(\"http://127.0.0.1/\",A1),\"//a\")", "=WEBSERVICE(\"http://127.0.0.1/\")",
                "-2+3+cmd|' /C calc'!A0", "+DDE(\"cmd\";\"/C calc\";\"x\")", "=1,=2", "=1\";=2", "\"=1\"", "a\",\"=1",
                "a\n=1", "a\r\n=1", "=1\t=2", "-", "+", "@", "=", "--", "=-1", "-1", "+86 10 1234", "-5 °C", "@li", "=>")


def markup():
    run = f"document.title='{STOLEN}'"
    yield from (f"<script>{run}</script>", f"<SCRIPT>{run}</SCRIPT >", f"</title><script>{run}</script>",
                f"</style><script>{run}</script>", f"--><script>{run}</script>", f"]]><script>{run}</script>",
                f"</textarea><script>{run}</script>", f"<<script>{run}//<</script>", f"<scr<script>ipt>{run}</script>",
                f"<img src=x onerror={run}>", f"<img src=`x` onerror=`{run}`>", f"\" onmouseover=\"{run}", f"' autofocus onfocus='{run}",
                f"<svg onload={run}>", f"<svg><script>{run}</script></svg>", f"<body onload={run}>", f"<details open ontoggle={run}>",
                f"<iframe srcdoc=\"<script>{run}</script>\">", f"<iframe src=\"javascript:{run}\">", f"<a href=\"javascript:{run}\">x</a>",
                f"<a href=\" &#x6a;avascript:{run}\">x</a>", f"<math><mtext></form><form><mglyph><style></math><img src onerror={run}>",
                f"<noscript><p title=\"</noscript><img src=x onerror={run}>\">", f"<template><script>{run}</script></template>",
                f"<object data=\"javascript:{run}\">", f"<embed src=\"javascript:{run}\">", f"<form><button formaction=\"javascript:{run}\">x",
                f"<isindex action=javascript:{run} type=image>", f"<video><source onerror={run}>", f"<marquee onstart={run}>",
                f"<input autofocus onfocus={run}>", f"<style>@import 'javascript:{run}'</style>", f"<x onclick={run}>x</x>")
    for host in ("http://127.0.0.1:9/", "//127.0.0.1:9/", "https://127.0.0.1:9/"):
        yield from (f"<img src=\"{host}\">", f"<link rel=stylesheet href=\"{host}\">", f"<script src=\"{host}\"></script>",
                    f"<style>body{{background:url({host})}}</style>", f"<meta http-equiv=refresh content=\"0;url={host}\">",
                    f"<base href=\"{host}\">", f"<link rel=dns-prefetch href=\"{host}\">", f"![x]({host})", f"[x]({host})",
                    f"[x]: {host}", f"<{host}>")
    yield from ("&lt;script&gt;", "&amp;lt;", "&#60;script&#62;", "&#x3c;", "&", "&amp", "&copy", "&notit;", "<", ">", "\"", "'", "`",
                "{{title}}", "{{{title}}}", "{{#rows}}", "{{/rows}}", "{{>partial}}", "{{=<% %>=}}", "{{!", "}}", "{title}", "{", "}",
                "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% raw %}", "%s%s%n", "%n", "%99999999s",
                "+ADw-script+AD4-" + run + "+ADw-/script+AD4-", "<meta charset=utf-7>+ADw-script+AD4-", "\u2028<script>", "\ufeff<script>",
                "＜script＞", "‹script›", "<scrıpt>", "<\u0131frame>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
                f"[x](javascript:{run})", f"<javascript:{run}>", "`code`", "```", "~~~", "# head", "## head", "- item", "* item", "1. item",
                "> quote", "| a | b |", "|---|", "***", "---", "===", "\\", "\\|", "a|b", "**b**", "__b__", "~~s~~", "[^1]", "a  \nb", "    code",
                "<details>", "https://example.test/?a=1&b=2", "www.example.test", "li@example.test", "$x^2$", "![[x]]")


def terminal():
    yield from (f"{ESC}[31mred", f"{ESC}[2J{ESC}[H", f"{ESC}[1A{ESC}[2K", f"{ESC}]0;title{BEL}", f"{ESC}]0;title{ESC}\\",
                f"{ESC}]52;c;c3RvbGVu{BEL}", f"{ESC}]8;;http://127.0.0.1:9/{ESC}\\link{ESC}]8;;{ESC}\\", f"{ESC}P+q544e{ESC}\\",
                f"{ESC}_apc{ESC}\\", f"{ESC}^pm{ESC}\\", f"{ESC}Xsos{ESC}\\", f"{ESC}c", f"{ESC}(0lqk", f"{ESC}%G", f"{ESC}#8", f"{ESC}[6n",
                f"{ESC}[5i", f"{ESC}[?1049h", f"{ESC}[21t", f"{ESC}[c", f"{ESC}]4;0;?{BEL}", f"{ESC}]1337;File=inline=1:AAAA{BEL}",
                f"{CSI}31mred", f"{CSI}2J", f"{OSC}52;c;c3RvbGVu{ST}", f"{OSC}8;;http://127.0.0.1:9/{ST}x", "\u0090q\u009c", "\u0085next",
                "\u008dup", f"{BEL}{BEL}{BEL}", "a\bb", "safe\b\b\b\bevil", "50% done\r100% done", "a\vb", "a\fb", "\x0e\x0f", "\x7f", "a\x1bb", ESC,
                "a\x1a", "a\x04b", "\x01\x02\x03\x05\x06\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1c\x1d\x1e\x1f")
    for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c":
        yield f"paid {mark}0001 desrever{mark}"
    for mark in "\u200b\u200c\u200d\u2060\u2061\ufeff\u00ad\u034f\u180e\u115f\u3164\ufff9\ufffb\u2028\u2029\U000e0001\U000e0041\U000e007f":
        yield f"a{mark}b"
    for code in range(0x80, 0xa0, 3):
        yield f"c1 {chr(code)} x"


def mail():
    targets = ("Bcc: eve@example.test", "To: eve@example.test", "Subject: stolen", "Content-Type: text/html",
               "From: eve@example.test", "Received: stolen", "X-Stolen: 1")
    for ending, target in zip(itertools.cycle(("\r\n", "\n", "\r", "\r\n ", "\n\t", "\u2028", "\u0085", "\v", "\f", "%0d%0a", "\\r\\n",
                                               "\r\r\n", "\n\r", "=0D=0A", "嘊嘍")), targets * 3):
        yield f"x{ending}{target}"
    yield from ("x\r\n\r\nstolen body", "x\n\nstolen body", "x\n.\nQUIT", "x\r\n.\r\n", ".", "..", ".x", "\r\n.\r\n", "\n.\n", "\r.\r",
                "\n.\r\n", "\r\n.\n", "\r\n.\r", "x\r\n.\r\nMAIL FROM:<eve@example.test>\r\nRCPT TO:<eve@example.test>\r\nDATA\r\nstolen\r\n.\r\n",
                "x\n.\nMAIL FROM:<eve@example.test>\nRCPT TO:<eve@example.test>\nDATA\nstolen\n.\n",
                "x\n.\r\nMAIL FROM:<eve@example.test>\r\n", "x\r.\r\nMAIL FROM:<eve@example.test>\r\n", "=?UTF-8?Q?x=0D=0ABcc:_eve@example.test?=",
                "=?UTF-8?B?eA0KQmNjOiBldmVAZXhhbXBsZS50ZXN0?=", "=?utf-7?Q?+AA0ACg-Bcc:?=", "=?UTF-8?Q?" + "a" * 990 + "?=", "=?", "?=", "=?x?y?z?=",
                "=?UTF-8?B?*?=", "a" * 998, "a" * 999, "a" * 5000, "字" * 2000, "a " * 3000, " ", " leading", "trailing ", "\ttab", "From me to you",
                ">From", "--boundary", "Content-Type: multipart/mixed; boundary=x\n\n--x\n", "begin 644 stolen", "<li@example.test>",
                "li@example.test, eve@example.test", "\"li\" <eve@example.test>", "undisclosed-recipients:;", "🔥" * 300)


def shell():
    make = f"touch {STOLEN}"
    yield from (f"; {make}", f"| {make}", f"|| {make}", f"& {make}", f"&& {make}", f"$({make})", f"`{make}`", f"\n{make}\n", f"<({make})",
                f">({make})", f"'; {make}; '", f"\"; {make}; \"", f"\\\n{make}", f"${{IFS}}{make}", f"{{{make.replace(' ', ',')}}}", f"$({make.replace(' ', '${IFS}')})",
                "() { :;}; " + make, "$HOME", "${PATH}", "~", "~root", "*", "?", "[a-z]*", "!!", "!x", "#x", "-rf", "--", "-", "--help", "-o /tmp/x",
                "--output=stolen", "-C stolen", "@stolen", "@/etc/passwd", "<stolen", "> stolen", "2>&1", "a=b", "LD_PRELOAD=./evil.so", "PATH=.",
                "IFS=x", "BASH_ENV=stolen", "../../../etc/passwd", "/etc/passwd", "..", ".", "/", "\\", "C:\\x", "CON", "NUL", "file:///etc/passwd",
                "%00", "%2e%2e%2f", "con\tact", "a\\nb", "$'\\x41'", "$((1+1))", "%PATH%", "%s", "\\x41", "\\0")


def shape():
    yield from ("a", "0", "-0", "1", "-1", "true", "null", "NaN", "Infinity", "1e309", "[]", "{}", "\"\"", "\\u0000", "\\ud800", "C-1", "@last", "@", "-",
                "中文标题", "繁體中文", "日本語テキスト", "한국어", "ελληνικά", "русский", "العربية", "עברית", "हिन्दी", "ไทย", "İıĞğ", "ß", "ﬁ", "Å", "Å",
                "é", "e\u0301", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "👍🏽", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "\U0010ffff", "\U0001f4a9", "\ufffd", "\ufffe", "\uffff", "\ufdd0", "\ue000", "\uf8ff", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
                "ﷺ" * 50, "a" * 255, "a" * 256, "a" * 4096, "a" * 65536, "字" * 20000, "a\nb", "a\n\n\nb", "\nlead", "trail\n", "a\r\nb", "a\rb", "a\tb", "tab\t",
                "  two  ", "a  b", "\u00a0", "\u3000", "a\u3000b", "\"quoted\"", "a,b", "a;b", "a\"b", "a'b", "a\\b", "a/b", "a%b", "a&b", "a=b", "a#b", "a?b",
                "2026-01-12T02:21:00Z", "now", "yesterday", "-2h", "P1", "yang", "a" * 100 + "\n" + "b" * 100, "line\n" * 500, "很长的一行" * 400)


FAMILIES = {"sql": sql, "formula": formula, "markup": markup, "terminal": terminal, "mail": mail, "shell": shell, "shape": shape}

# What is no text: overlong forms, surrogates, halves of characters, bytes of other encodings.
BYTES = (b"\xff", b"\xfe\xff", b"a\x80b", b"\xc0\xaf", b"\xc0\x80", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xed\xa0\x80\xed\xb0\x80", b"\xf4\x90\x80\x80",
         b"\xf8\x88\x80\x80\x80", b"\xe4\xb8", b"\xf0\x9f\x94", "编码".encode("gbk"), "é".encode("latin-1"), b"\x9b31m", b"ok\xc3", b"\x85next")


def texts(*families):
    """[(family, text)], each text once; without names: all of them."""
    seen, out = set(), []
    for family in families or FAMILIES:
        for text in FAMILIES[family]():
            if text and text not in seen:
                seen.add(text)
                out.append((family, text))
    return out


def hidden(text):
    """The characters of what was printed that must not reach a terminal: C0 but line ends and tab, C1, bidi, zero width."""
    return [c for c in text if (ord(c) < 0x20 and c not in "\n\r\t") or 0x7f <= ord(c) <= 0x9f or c in BIDI or c in UNSEEN]


BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
UNSEEN = set("\u200b\u200c\u200d\u2060\u2061\ufeff\u00ad\ufff9\ufffa\ufffb\u2028\u2029\u180e") | {chr(c) for c in range(0xe0000, 0xe0080)}


def visible(text, lines=False):
    """What svcdesk shows in the place of a text: every hidden character as an escape, tabs and line ends as blanks."""
    import unicodedata
    out = []
    for c in text.replace("\r\n", "\n"):
        if c == "\n" and lines:
            out.append(c)
        elif c in "\n\t":
            out.append(" ")
        elif unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"):
            out.append("\\u{%x}" % ord(c))
        else:
            out.append(c)
    return "".join(out)
