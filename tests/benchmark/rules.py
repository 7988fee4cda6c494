"""The rules of style sheets that a page loads for nothing: those of which no selector finds an element there, whatever
the width of the screen and the state of things; faces and keyframes aside, and the sheet of paper.
"""

from __future__ import annotations

from playwright.sync_api import Page

_SHARE = """() => {
  const states = /::?(?:before|after|marker|placeholder|backdrop|first-l\\w+|details-content|-(?:webkit|moz)-[\\w-]+)|\
:(?:hover|focus(?:-\\w+)?|active|visited|target|checked|disabled|enabled|(?:in|user-in)?valid|open|autofill)\\b/g;
  const empty = /:(?:is|where|not|has)\\(\\s*\\)/g;
  const alone = /(^|[\\s>+~,(])(?=$|[\\s>+~,)])/g;
  const isMet = (selector) => {
    try {
      return document.querySelector(selector.replace(states, "").replace(empty, "").replace(alone, "$1*"));
    } catch {
      return true;
    }
  };
  let [all, vain] = [0, 0];
  const count = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) {
        all += rule.cssText.length;
        if (!isMet(rule.selectorText)) vain += rule.cssText.length;
      } else if (rule instanceof CSSGroupingRule) count(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) if (sheet.media.mediaText !== "print") count(sheet.cssRules);
  return vain / all;
}"""


def vain_share(page: Page) -> float:
    """Return the share of an opened page's rules, by their lengths, that it does not use."""
    share: float = page.evaluate(_SHARE)
    return share
