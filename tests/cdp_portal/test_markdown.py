import html
import json
import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cdp_portal import markdown
from cdp_portal.markdown import parse, to_html

MARKUP = "<>&\"'`*_~[]()!#|\\/:-+.0123456789 \n\t{}$@="
hostile = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<script>alert(1)</script>",
                '<img src=x onerror="x()">',
                "![a](http://x/y.png)",
                "[a](javascript:x)",
                "[a](data:text/html,x)",
                "[a](https://example.org/?a=1&b='\")",
                "<https://example.org/<b>>",
                "&lt;script&gt;",
                "&#106;avascript:",
                "[r]: javascript:x",
                "```\n<b>\n```",
                "|a|b|\n|-|-:|\n|<i>|x|",
                '" onmouseover="x',
            ]
        ),
        st.text(MARKUP, max_size=20),
        st.text(max_size=20),
    ),
    max_size=8,
).map("\n".join)
TAG = re.compile(
    r"</?(p|h[1-6]|ul|ol|li|blockquote|pre|code|hr|table|thead|tbody|tr|th|td|a|strong|em|del|br)"
    r'( (class="[a-z_! -]+"|scope="col"|start="\d+"|rel="noopener noreferrer"|href="(https?://|mailto:)[^"<>]*"))*>'
)


def words(tree):
    """All text of a tree."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list):
        return "".join(words(part) for part in tree)
    return "".join(words(tree[key]) for key in ("text", "children", "items", "head", "rows") if key in tree)


@given(hostile)
def test_hostile_text_never_becomes_markup(text):
    shown = to_html(parse(text))
    assert re.findall("[<>]", TAG.sub("", shown)) == []


@given(st.text("abc <>&\"'{}$@=%;,?éł中", max_size=60))
def test_words_come_out_as_typed(text):
    line = "x" + " ".join(text.split())
    assert html.unescape(to_html(parse(line))) == f'<p class="govuk-body">{line}</p>'


@given(hostile)
def test_a_tree_can_be_stored(text):
    tree = parse(text)
    assert json.loads(json.dumps(tree)) == tree


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "&lt;b&gt; &copy; &#65;",
        "[click](javascript:alert(1))",
        "[click](data:text/html,x)",
        "[click](/partnerships/)",
        "[click](//example.org)",
        "[click](ftp://example.org)",
        "[name]: https://example.org",
        '#image("/etc/passwd") $x^2$ @ref',
    ],
)
def test_what_is_not_allowed_stays_literal(text):
    assert parse(text) == [{"kind": "paragraph", "children": [text]}]


def test_kinds_of_blocks():
    tree = parse(
        "# Top\n\ntext **b** *i* ~~d~~ `c`\n\n- a\n- b\n\n3. x\n\n> q\n\n---\n\n```\n<b>\n```\n\n|a|b|\n|-|-:|\n|1|2|"
    )
    assert tree == [
        {"kind": "heading", "level": 1, "children": ["Top"]},
        {
            "kind": "paragraph",
            "children": [
                "text ",
                {"kind": "strong", "children": ["b"]},
                " ",
                {"kind": "emphasis", "children": ["i"]},
                " ",
                {"kind": "deleted", "children": ["d"]},
                " ",
                {"kind": "code", "text": "c"},
            ],
        },
        {
            "kind": "list",
            "ordered": False,
            "start": 1,
            "items": [[{"kind": "text", "children": ["a"]}], [{"kind": "text", "children": ["b"]}]],
        },
        {"kind": "list", "ordered": True, "start": 3, "items": [[{"kind": "text", "children": ["x"]}]]},
        {"kind": "quote", "children": [{"kind": "paragraph", "children": ["q"]}]},
        {"kind": "rule"},
        {"kind": "preformatted", "text": "<b>\n"},
        {"kind": "table", "align": ["left", "right"], "head": [["a"], ["b"]], "rows": [[["1"], ["2"]]]},
    ]


def test_numbers_in_tables_are_aligned_by_class():
    assert to_html(parse("|a|b|\n|-|-:|\n|1|2|")) == (
        '<table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">'
        '<th class="govuk-table__header" scope="col">a</th>'
        '<th class="govuk-table__header govuk-table__header--numeric" scope="col">b</th></tr></thead>'
        '<tbody class="govuk-table__body">\n<tr class="govuk-table__row"><td class="govuk-table__cell">1</td>'
        '<td class="govuk-table__cell govuk-table__cell--numeric">2</td></tr>\n</tbody></table>'
    )


def test_headings_start_below_those_of_the_page_and_skip_no_level():
    shown = to_html(parse("## One\n\n#### Two\n\n###### Three\n\n## Four"), heading_level=3)
    assert re.findall(r"<h(\d)[^>]*>(\w+)", shown) == [("3", "One"), ("4", "Two"), ("5", "Three"), ("3", "Four")]


def test_links_open_the_web_and_say_nothing_of_the_portal():
    assert to_html(parse("[the profile](https://example.org/a?b=1&c=2)")) == (
        '<p class="govuk-body"><a class="govuk-link" href="https://example.org/a?b=1&amp;c=2" '
        'rel="noopener noreferrer">the profile</a></p>'
    )


def test_emphasis_in_emphasis_is_cut_but_its_words_stay():
    text = "".join("*_"[n % 2] for n in range(40)) + "word" + "".join("*_"[n % 2] for n in reversed(range(40)))
    assert "word" in words(parse(text))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "x" * 100_001,
            "This text has 100,001 characters and the limit is 100,000. Split it, or upload it as a PDF.",
        ),
        (">" * 9 + " deep", "Lists and quotes stand more than 8 deep in each other. Use fewer levels."),
        (
            "\n".join("  " * n + "- item" for n in range(12)),
            "Lists and quotes stand more than 8 deep in each other. Use fewer levels.",
        ),
    ],
)
def test_too_much_is_refused_with_what_to_do(text, sentence):
    with pytest.raises(ValidationError) as refusal:
        markdown.validate(text)
    assert refusal.value.messages == [sentence]
