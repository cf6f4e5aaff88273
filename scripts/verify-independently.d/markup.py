"""Reads the HTML that chancery issues, and nothing else.

A browser repairs whatever it is given; a forger can use that to show one thing and have another checked. So this reader
repairs nothing: it takes only the plain form in which pages are issued, in which every reader sees the same tree.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Iterator

DOCTYPE = "<!DOCTYPE html>\n"
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [A-Za-z][A-Za-z0-9-]*="[^"<>]*")*)>')
ATTRIBUTE = re.compile(r' ([A-Za-z][A-Za-z0-9-]*)="([^"<>]*)"')
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}
VOID = {"meta", "input"}
RAW = {"script", "style"}

# Inside which element which others may stand. Between these, no browser moves or closes anything.
WORDS = "a b bdi code input label output select span strong time button".split()
BLOCKS = "p dl div h3 pre form ul section".split()
CHILDREN = {
    **{name: WORDS for name in "p h1 h2 h3 dt dd th td li span".split()},
    "html": ["head", "body"],
    "head": ["meta", "title", "style"],
    "body": ["main", "script"],
    "main": ["div", "header", "section", "nav", "article"],
    "header": ["h1", "dl", "p"],
    "nav": ["ul"],
    "article": ["p", "details"],
    "details": ["summary", "dl", "p", "ul"],
    "section": BLOCKS + ["h2"],
    "div": BLOCKS + ["details", "table", "svg"],
    "form": ["p", "button", "fieldset"],
    "fieldset": ["legend", "label"],
    "dl": ["dt", "dd"],
    "ul": ["li"],
    "table": ["thead", "tbody"],
    "thead": ["tr"],
    "tbody": ["tr"],
    "tr": ["th", "td"],
    "select": ["option"],
    "svg": ["line", "text", "a"],
    "a": ["b", "bdi", "code", "strong"],
    "svg a": ["title", "circle", "rect", "text"],
    "label": ["input"],
    "b": ["b", "bdi", "code", "strong", "a"],
}
# What text may stand in directly.
TEXTUAL = set("p h1 h2 h3 dt dd th td li span a b bdi code strong time label button option legend summary title text pre".split())

# Which attributes an element may have, and what they may say. Nothing here runs, loads or hides anything.
NUMBER = r"-?\d+(\.\d)?"
CLASSES = {
    "article": "entry|entry undone", "div": "items|scroll|verdict pending", "section": "item", "time": "lead", "span": "what|seq",
    "b": "lead|tag|tag corrected|tag retracted|certain|possible|conflict|corrected|retracted|notice|warning|error",
    "p": "verdict-head|complete|faint", "a": "seq|held|planned|undone", "line": "tick|divider", "text": "axis", "rect": "recorded",
}
ATTRIBUTES = {
    "html": {"lang": "en"},
    "meta": {"charset": "utf-8", "http-equiv": "Content-Security-Policy", "content": ".*", "name": "viewport|referrer|color-scheme"},
    "script": {"type": "application/json", "id": "trail|moments|shown"},
    "main": {"id": "page"},
    "article": {"id": r"e\d+", "data-family": ".*", "data-seq": r"\d+", "aria-label": r"Event @\d+"},
    "header": {"id": "header"},
    "nav": {"id": "contents", "aria-label": "Parts of this trail"},
    "div": {"id": "verdict|moment|as-issued", "role": "status|group", "tabindex": "0", "aria-label": "Timeline", "aria-live": "polite",
            "hidden": "hidden"},
    "section": {"id": r"[a-z-]+|e\d+"},
    "p": {"id": "recorded-choice|shown-count", "role": "status", "hidden": "hidden"},
    "form": {"id": "sliders|choice", "hidden": "hidden", "aria-label": "Another day|Which entries to show"},
    "label": {"for": "on|known|words|order"},
    "output": {"id": "on-text|known-text", "for": "on|known"},
    "input": {"type": "range|checkbox|search", "id": "on|known|words|show-recorded", "min": "0", "step": "1", "name": "family",
              "value": "[a-z-]+", "checked": "checked"},
    "button": {"type": "button", "id": "issued|unfold"},
    "select": {"id": "order"},
    "option": {"value": "issued|recorded"},
    "pre": {"tabindex": "0"},
    "th": {"scope": "col"},
    "a": {"href": r"#[a-z0-9-]+|https?://.*", "rel": "noopener noreferrer"},
    "svg": {"viewBox": f"0 0 960 {NUMBER}", "role": "img", "aria-label": r"Timeline of \d+ dated events?; the list below tells the same\."},
    "line": dict.fromkeys(("x1", "x2", "y1", "y2"), NUMBER),
    "text": {"x": NUMBER, "y": NUMBER, "text-anchor": "start|middle|end"},
    "circle": dict.fromkeys(("cx", "cy", "r"), NUMBER),
    "rect": {**dict.fromkeys(("x", "y", "width", "height", "rx"), NUMBER), "transform": f"rotate\\(45 {NUMBER} {NUMBER}\\)"},
}
# What an issued page hides until its script has run; and what is hidden or folded in its place, and nowhere else.
HIDDEN = {"sliders", "moment", "recorded-choice", "choice"}
PLACES = {"sliders": "states", "moment": "states", "as-issued": "states", "recorded-choice": "picture", "choice": "filters",
          "shown-count": "filters"}
CONTROLS = set("form fieldset legend label input output select option button".split())


class Malformed(Exception):
    """Why a file is no page as chancery issues it."""


class Element:
    """An element: its attributes, and what it holds."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.children: list[Element | str] = []

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def kind(self) -> str:
        return self.attributes.get("class", "")

    @property
    def text(self) -> str:
        """The text that a browser finds in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def all(self, name: str = "") -> Iterator[Element]:
        """Itself and all elements within it, in order; those of a name."""
        if not name or self.name == name:
            yield self
        for child in self.elements:
            yield from child.all(name)

    def with_above(self, above: tuple[Element, ...] = ()) -> Iterator[tuple[Element, tuple[Element, ...]]]:
        """Itself and all elements within it, each with those around it."""
        yield self, above
        for child in self.elements:
            yield from child.with_above(above + (self,))

    def lines(self) -> Iterator[str]:
        """Its text by paragraphs, headings, labels and values: all of it."""
        if self.name in ("p", "h1", "h2", "h3", "dt", "dd", "th", "td", "li", "summary", "pre"):
            yield self.text
        else:
            for child in self.children:
                yield from [child] if isinstance(child, str) else child.lines()


def read(html: str) -> Element:
    """The `html` element of a page."""
    if not html.startswith(DOCTYPE) or not html.endswith("</html>\n"):
        raise Malformed("it does not begin and end as a page does")
    root, place = Element("", {}), len(DOCTYPE)
    open_elements = [root]
    while place < len(html) - 1:
        tag = TAG.match(html, place)
        if not tag:
            end = html.find("<", place)
            if end <= place:
                raise Malformed(f"markup that no issued page has: {html[place:place + 60]!r}")
            open_elements[-1].children.append(unescaped(html[place:end]))
            place = end
            continue
        place = tag.end()
        closes, name, attributes = tag.groups()
        if closes:
            if open_elements.pop().name != name or not open_elements or attributes:
                raise Malformed(f"</{name}> closes what is not open")
            continue
        element = Element(name, attributes_of(attributes, name))
        open_elements[-1].children.append(element)
        if name in RAW:
            end = html.find(f"</{name}>", place)
            element.children.append(html[place:end])
            place = end + len(name) + 3
        elif name not in VOID:
            open_elements.append(element)
    if len(open_elements) != 1 or [child.name for child in root.elements] != ["html"] or len(root.children) != 1:
        raise Malformed("it is not one whole html element")
    return root.elements[0]


def attributes_of(text: str, name: str) -> dict[str, str]:
    pairs = ATTRIBUTE.findall(text)
    if len(dict(pairs)) != len(pairs):
        raise Malformed(f"<{name}> has an attribute twice")
    return {key: unescaped(value) for key, value in pairs}


def unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        if match.group() not in ENTITIES:
            raise Malformed(f"an escape that no issued page has: {match.group()!r}")
        return ENTITIES[match.group()]

    return re.sub(r"&(?:[^;&\s]{0,8};)?", one, text)


def irregularities(root: Element) -> Iterator[str]:
    """What stands in a page that no issued page has: elements, attributes, text where none belongs, invisible characters."""
    for element, above in root.with_above():
        yield from attribute_problems(element)
        yield from place_problems(element, [one.name for one in above], [one.id for one in above])
        children = CHILDREN.get("svg a" if element.name == "a" and "svg" in [one.name for one in above] else element.name, [])
        for child in element.children:
            if isinstance(child, Element):
                if child.name not in children:
                    yield f"<{child.name}> stands in <{element.name}>, as in no issued page"
            elif element.name not in TEXTUAL | RAW:
                yield f"text stands in <{element.name}>, as in no issued page: “{child[:80]}”"
            elif element.name in RAW:
                if element.id and "<" in child:
                    yield f"the data “{element.id}” could end early"
            elif hostile(child.replace("\n", "") if element.name == "pre" else child):
                yield f"<{element.name}> holds an invisible character: {child[:80]!r}"


def attribute_problems(element: Element) -> Iterator[str]:
    allowed = ATTRIBUTES.get(element.name, {})
    for key, value in element.attributes.items():
        pattern = CLASSES.get(element.name) if key == "class" else allowed.get(key)
        if pattern is None:
            yield f"<{element.name}> has an attribute that no issued page has: {key}=“{value}”"
        elif not re.fullmatch(pattern, value, re.DOTALL):
            yield f"<{element.name}> has a value that no issued page has: {key}=“{value}”"
        if hostile(value):
            yield f"an attribute of <{element.name}> holds an invisible character"


def place_problems(element: Element, names: list[str], ids: list[str]) -> Iterator[str]:
    """What hides, folds or frames something, where it is allowed to and nowhere else."""
    if "hidden" in element.attributes and element.id not in HIDDEN:
        yield f"<{element.name}> is hidden: {element.text[:80]!r}"
    if element.id in PLACES and PLACES[element.id] not in ids:
        yield f"“{element.id}” stands outside “{PLACES[element.id]}”"
    if element.id == "moment" and element.children:
        yield f"what is hidden holds something: {element.text[:80]!r}"
    if element.kind.startswith("verdict") and element.id != "verdict" and "verdict" not in ids:
        yield f"something looks like the verdict: {element.text[:80]!r}"
    if element.name == "details" and "article" not in names and "verdict" not in ids:
        yield f"something is folded away: {element.text[:80]!r}"
    if element.name in CONTROLS and element.id not in PLACES and not {"sliders", "choice", "recorded-choice"} & set(ids):
        yield f"<{element.name}> stands where no issued page has one: {element.text[:80]!r}"
    if element.name == "svg" and "picture" not in ids:
        yield "a picture stands where no issued page has one"


def hostile(text: str) -> bool:
    """Whether it holds a character without a shape of its own: control, format, separator of lines, private use."""
    return any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") for c in text)
