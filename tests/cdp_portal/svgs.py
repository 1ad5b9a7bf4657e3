"""Reads charts back: as XML, by element, in words and in numbers."""

import re
from decimal import Decimal
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"(?<![\w.,-])[-−]?\d[\d,]*(?:\.\d+)?")


def found(drawn, tag, **attributes):
    nodes = ElementTree.fromstring(drawn).iter(SVG + tag)
    wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
    return [node for node in nodes if all(node.get(name) == value for name, value in wanted.items())]


def texts(drawn):
    return [node.text for node in found(drawn, "text")]


def description(drawn):
    return found(drawn, "desc")[0].text


def corners(drawn, **attributes):
    """The corners of each polyline, in the order drawn."""
    return [
        [tuple(map(float, corner.split(","))) for corner in node.get("points").split()]
        for node in found(drawn, "polyline", **attributes)
    ]


def numbers(words):
    """Every number in a text or in several, without its thousands separators."""
    joined = words if isinstance(words, str) else " | ".join(words)
    return [Decimal(number.replace(",", "").replace("−", "-")) for number in NUMBER.findall(joined)]


def smallest_letters(drawn):
    return min(float(node.get("font-size")) for node in found(drawn, "text"))


def size(drawn):
    root = ElementTree.fromstring(drawn)
    return float(root.get("width")), float(root.get("height"))
