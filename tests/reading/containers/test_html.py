"""A page of HTML gives its blocks, each with its kind, its words and its path."""

import html
from pathlib import Path

import pytest

from igflod.errors import SourceError
from igflod.reading import Document, Source, open_document
from igflod.reading.containers.html import read_html
from igflod.reading.document import BlockKind

PATH = Path("report.html")


def opened(page: str | bytes) -> Document:
    content = page.encode() if isinstance(page, str) else page
    return open_document(Source(PATH, content))


def texts(page: str | bytes) -> list[str]:
    return [block.text for block in opened(page).blocks]


def furniture(page: str) -> list[str]:
    document = opened(page)
    return [document.excerpt(span) for span in document.furniture]


def test_each_block_has_its_kind_its_words_and_its_path() -> None:
    document = opened(
        "<h1>A  title\n of two lines</h1><div><p>One</p><p>T<i>w</i>o &amp; more</p></div>"
        "<ul><li>First</li><li><p>Second</p></li></ul><dl><dt>Theme</dt><dd>Access</dd></dl>"
        "<table><tr><th>Women</th><td>22</td></tr></table>"
    )
    assert [(block.kind, block.text, block.path) for block in document.blocks] == [
        (BlockKind.HEADING, "A title of two lines", "/html/body/h1[1]"),
        (BlockKind.PARAGRAPH, "One", "/html/body/div[1]/p[1]"),
        (BlockKind.PARAGRAPH, "Two & more", "/html/body/div[1]/p[2]"),
        (BlockKind.LIST_ITEM, "First", "/html/body/ul[1]/li[1]"),
        (BlockKind.LIST_ITEM, "Second", "/html/body/ul[1]/li[2]/p[1]"),
        (BlockKind.TERM, "Theme", "/html/body/dl[1]/dt[1]"),
        (BlockKind.DEFINITION, "Access", "/html/body/dl[1]/dd[1]"),
        (BlockKind.CELL, "Women", "/html/body/table[1]/tbody[1]/tr[1]/th[1]"),
        (BlockKind.CELL, "22", "/html/body/table[1]/tbody[1]/tr[1]/td[1]"),
    ]


def test_blocks_stand_where_they_say() -> None:
    document = opened("<p>JosÃ© &amp; Zoë</p><p>Next</p>")
    for block in document.blocks:
        assert document.excerpt(block.span) == block.text
    assert document.quote(document.origin(document.blocks[0].span)) == "JosÃ© & Zoë"


def test_line_breaks_end_a_block_and_empty_lines_are_counted() -> None:
    document = opened("<p>one<br>two<br><br>three</p><p>&nbsp;</p><p>four</p>")
    assert [(block.text, block.gap) for block in document.blocks] == [
        ("one", 0),
        ("two", 0),
        ("three", 1),
        ("four", 2),
    ]


def test_the_cells_of_a_row_share_a_line_and_an_empty_one_leaves_its_place() -> None:
    document = opened("<table><tr><td>Women<td>Men<td>Young</tr><tr><td>22<td><td>5</tr></table>")
    assert document.text == "Women\tMen\tYoung\n22\t\t5"


def test_preformatted_text_keeps_its_lines() -> None:
    assert texts("<pre>Organizer Name\nJane Example\n\nTheme</pre>") == [
        "Organizer Name",
        "Jane Example",
        "Theme",
    ]


@pytest.mark.parametrize(
    "site",
    [
        "<nav><a href='/'>Site words</a></nav>",
        "<header>Site words</header>",
        "<footer>Site words</footer>",
        "<div class='region region-breadcrumb'>Site words</div>",
        "<div id='cookie-banner'>Site words</div>",
        "<div role='navigation'>Site words</div>",
        "<aside><a href='/a'>Site</a> <a href='/b'>words</a></aside>",
        "<div class='sidebar'><ul><li><a href='/a'>Site words</a></li></ul></div>",
        "<p hidden>Site words</p>",
        "<p style='color: red; display: none'>Site words</p>",
        "<button>Site words</button>",
        "<div></div><noscript>Site words</noscript>",
    ],
)
def test_what_is_of_the_site_is_furniture(site: str) -> None:
    page = f"{site}<main><h1>A title</h1><p>Words of the report, rather many of them.</p></main>"
    assert texts(page) == ["A title", "Words of the report, rather many of them."]
    assert " ".join(furniture(page)).split() == ["Site", "words"]


@pytest.mark.parametrize(
    "page",
    [
        "<body class='page one-sidebar cookie-accepted'><p>Words</p></body>",
        "<main class='navigation'><p>Words</p></main>",
        "<div class='menu'><h1>Words</h1></div>",
        "<header><h1>Words</h1></header>",
        "<article><header><p>Words</p></header><footer>more</footer></article>",
        "<div class='footer'><p>Words, and no other words are here</p></div>",
        "<aside><p>Words that are no links</p></aside>",
        "<div role='tabpanel' hidden><p>Words</p></div>",
        "<div class='collapse' style='display:none'><p>Words</p></div>",
    ],
)
def test_what_only_looks_like_furniture_is_read(page: str) -> None:
    assert texts(page)[0].startswith("Words")
    assert furniture(page) == []


def test_scripts_and_styles_are_no_text() -> None:
    page = "<style>p{}</style><script>document.write('<p>x</p>')</script><p>Words</p><svg>x</svg>"
    assert opened(page).text == "Words"


def test_a_page_that_a_script_writes_is_refused_in_words() -> None:
    with pytest.raises(SourceError, match="a script may have to write it"):
        opened("<nav>Home</nav><div id='app'></div><script>start()</script>")


@pytest.mark.parametrize(
    "content",
    [
        "<meta charset='windows-1252'><p>Café “so”</p>".encode("cp1252"),
        b"<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>"
        + "<p>Café “so”</p>".encode("cp1252"),
        "<p>Café “so”</p>".encode(),
        "\ufeff<meta charset='iso-8859-1'><p>Café “so”</p>".encode("utf-16"),
        "<meta charset='iso-8859-1'><p>Café “so”</p>".encode(),
    ],
)
def test_the_encoding_of_a_page_is_found(content: bytes) -> None:
    assert texts(content) == ["Café “so”"]


def test_a_page_with_nothing_closed_is_read_whole() -> None:
    page = "".join(f"<table><tr><td><font><p>Words {n}<li>item {n}" for n in range(60))
    words = " ".join(texts(page))
    assert all(f"Words {n}" in words and f"item {n}" in words for n in range(60))


@pytest.mark.parametrize("depth", [990, 200_000])
def test_what_is_nested_deeply_is_read_whole_or_refused(depth: int) -> None:
    page = "<div>" * depth + "deep words" + "</div>" * depth + "<p>after</p>"
    if depth < 1_000:
        assert texts(page) == ["deep words", "after"]
    else:
        with pytest.raises(SourceError, match="nested more than 1,000 deep"):
            opened(page)


def test_every_word_of_a_page_is_in_its_text(report_324: Path) -> None:
    words = report_324.read_text("utf-8").split()
    page = "".join(f"<p>{html.escape(word)}</p>" for word in words)
    assert read_html(page.encode(), PATH).text.split() == words
