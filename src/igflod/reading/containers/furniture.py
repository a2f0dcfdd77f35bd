"""Tells what belongs to a web site from what belongs to the page: by element, role and name.

Names of classes and ids are conventions of the systems that the IGF's pages were made with (Drupal,
Joomla, SilverStripe) and of the usual design frameworks. An element known by its name alone is no
furniture when it holds the page's main part, a heading of the first rank, or half of all words.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Attributes", "Furniture"]

_TAGS = frozenset("nav button select datalist noscript".split())
_ROLES = frozenset("navigation search menu menubar toolbar alertdialog dialog".split())
_EDGES = frozenset(("header", "footer"))
_EDGE_ROLES = frozenset(("banner", "contentinfo"))
_NEVER = frozenset(("html", "body", "main", "article", "form"))
_WORD = re.compile(r"[a-z]+")
_NAMES = frozenset(
    "nav navbar navigation menu menubar breadcrumb breadcrumbs cookie cookies consent gdpr pager "
    "pagination social share sharing addthis toolbar masthead footer copyright login langswitcher "
    "languageswitcher skip skiplink".split()
)
_MOSTLY_LINKS = frozenset(("aside", "sidebar"))
_SHOWN_ON_CLICK = re.compile(r"tab|accordion|collaps|panel|toggle|fold", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINK_SHARE = 0.6
_LARGEST_SHARE = 0.5


Attributes: TypeAlias = Mapping[str, str | None]


class Furniture:
    """Answers for the elements of one page."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._words = len(page.body.text(deep=True)) if page.body is not None else 0
        self._has_main = page.css_first("main, article, [role=main]") is not None

    def starts(self, node: LexborNode, attributes: Attributes, *, inside: bool) -> bool:
        """Say whether an element begins a part of the site; `inside` the main part or an article.

        Header and footer inside an article are the article's own.
        """
        tag = node.tag or ""
        role = (attributes.get("role") or "").lower()
        if tag in _TAGS or role in _ROLES:
            return True
        if (tag in _EDGES or role in _EDGE_ROLES) and not inside:
            return not self._has_only_heading(node)
        if _is_hidden(attributes, role):
            return not self._is_large(node)
        names = _names(attributes)
        if tag in _NEVER or (not names & _NAMES and not {tag, *names} & _MOSTLY_LINKS):
            return False
        if names & _NAMES:
            return not self._is_large(node)
        return _is_mostly_links(node)

    def _has_only_heading(self, node: LexborNode) -> bool:
        """Whether it holds the title of a page that marks no main part."""
        return not self._has_main and node.css_first("h1") is not None

    def _is_large(self, node: LexborNode) -> bool:
        if node.css_first("main, article, [role=main], h1") is not None:
            return True
        return len(node.text(deep=True)) > _LARGEST_SHARE * self._words


def _is_hidden(attributes: Attributes, role: str) -> bool:
    """Whether nobody sees it; what a click on a tab or a fold shows is not hidden."""
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if not hidden and not _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return False
    names = f"{role} {attributes.get('class') or ''} {attributes.get('id') or ''}"
    return not _SHOWN_ON_CLICK.search(names)


def _names(attributes: Attributes) -> set[str]:
    """Give the words in the names of an element: 'block-system-menu' has 'menu'."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return set(_WORD.findall(names.lower()))


def _is_mostly_links(node: LexborNode) -> bool:
    linked = sum(len(link.text(deep=True).strip()) for link in node.css("a"))
    return linked > _LINK_SHARE * len(node.text(deep=True).strip())
