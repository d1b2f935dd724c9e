"""A picture that can stand inside a page: no styles, no outside names, one title."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_LEFT_OUT = {f"{{{SVG}}}metadata", f"{{{SVG}}}style"}
_ALL = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
"""What the picture's own style sheet says of everything in it."""


def inlined(svg: str, title: str) -> str:
    """The picture with every style as attributes, as the desk lets no page bring styles along."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in [one for one in parent if one.tag in _LEFT_OUT]:
            parent.remove(child)
    for element in root.iter():
        element.attrib.update(_declarations(element.attrib.pop("style", "")))
        # Names of other vocabularies are not needed any more for links within a picture.
        link = element.attrib.pop(f"{{{XLINK}}}href", None)
        if link is not None:
            element.set("href", link)
    root.attrib.update(_ALL | {"role": "img", "aria-label": title})
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    return ElementTree.tostring(root, encoding="unicode")


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for one in style.split(";"):
        name, _, value = one.partition(":")
        if value.strip():
            yield name.strip(), value.strip()
