"""200 texts that want to be markup, script, a template, a formula or a trap for parsers."""

from __future__ import annotations

RUN = "window.ran=1"
WHOLE = (
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror=window.ran=1>",
    "<!--<script>",
    "]]><svg onload=window.ran=1>",
    "${window.ran = 1}`${window.ran = 1}",
    "';window.ran=1;//\";window.ran=1;//",
    "C:\\2019 \\u003cimg src=x onerror=window.ran=1\\u003e",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "javascript:window.ran=1",
    "line\u2028separator\u2029\x85next",
    "&lt;b&gt;&#x27;&amp;",
    "__proto__",
    "تلبيسة \u202e reversed",
)
_ELEMENTS = (
    f"<script>{RUN}</script>",
    f"<svg/onload={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<math><mtext><style><img src onerror={RUN}>",
    f"<template><img src onerror={RUN}></template>",
    f"<object data='data:text/html,<script>{RUN}</script>'></object>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<base href='https://example.net/'>",
    "<link rel=stylesheet href='https://example.net/a.css'>",
    "<style>*{display:none}</style>",
    "<plaintext>",
    "<textarea>",
    "<title>",
    "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
)
_BREAKS = ("", '"', "'", "`", "-->", "]]>", "</textarea>")  # to get out of where it stands
_TEMPLATES = ("{{ %s }}", "{%% %s %%}", "${%s}", "#{%s}", "<%%= %s %%>", "[[%s]]", "\\${%s}")
_CALLS = ("window.ran=1", "7*7", "self.__class__", "constructor.constructor('window.ran=1')()")
_NAMES = ("constructor", "prototype", "toString", "hasOwnProperty", "__proto__.ran", "null", "NaN")
_SHEETS = ("=HYPERLINK(0)", "+1+1", "-1", "@SUM(A1)", "\t=1", "'=1")
_SIGNS = (
    "\ufeff",
    "\u200b",
    "\u202d",
    "\u2066",
    "\ufffd",
    "\U0001f4a5",
    "e\u0301" * 20,
    "\\",
    "%00",
)


def corpus() -> tuple[str, ...]:
    """The texts, each once."""
    texts = [
        *WHOLE,
        *(out + element for out in _BREAKS for element in _ELEMENTS),
        *(form % call for form in _TEMPLATES for call in _CALLS),
        *_NAMES,
        *_SHEETS,
        *(f"a{sign}b" for sign in _SIGNS),
    ]
    return tuple(dict.fromkeys(texts))[:200]
