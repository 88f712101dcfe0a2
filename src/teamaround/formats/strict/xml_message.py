"""XML from outside: a defusedxml parser forbids DTDs and entities and counts, before lxml builds anything."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from lxml import etree

from teamaround.formats.reading import Unreadable
from teamaround.formats.strict.limits import LIMITS


class _Counter:
    """The target of the guarding parser: keeps nothing, counts depth and elements."""

    def __init__(self, nodes: int) -> None:
        self.nodes_left = nodes
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.nodes_left -= 1
        if self.depth > LIMITS.xml_depth:
            raise Unreadable("/", "", f"nested more than {LIMITS.xml_depth} deep")
        if self.nodes_left < 0:
            raise Unreadable("/", "", "more elements than one message may hold")

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        return None


class XmlGuard:
    """Feeds on the same bytes as the real parser, just before it. `nodes` bounds the elements of the document."""

    def __init__(self, nodes: int = LIMITS.nodes) -> None:
        self._parser = DefusedXMLParser(
            target=_Counter(nodes), forbid_dtd=True, forbid_entities=True, forbid_external=True
        )

    def feed(self, chunk: bytes) -> None:
        """Check some bytes. Raises Unreadable for a DTD, an entity, broken XML or a limit passed."""
        try:
            self._parser.feed(chunk)
        except DefusedXmlException:
            raise Unreadable("/", "", "holds a document type or an entity declaration") from None
        except ParseError as error:
            raise Unreadable("/", "", f"not well-formed at line {error.position[0]}") from None
        except (LookupError, ValueError) as error:
            raise _encoding_or(error) from None

    def close(self) -> None:
        """Check that the document is complete. Raises Unreadable otherwise."""
        try:
            self._parser.close()
        except ParseError as error:
            raise Unreadable(
                "/", "", f"not well-formed, or ends too early, at line {error.position[0]}"
            ) from None


def _encoding_or(error: Exception) -> Exception:
    if isinstance(error, Unreadable):
        return error
    return Unreadable("/", "", "declares an encoding that is not read here")


def safe_parser() -> etree.XMLParser:
    """An lxml parser without entities, network, DTD or huge trees, leaving out comments and instructions."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def safe_pull_parser(tags: tuple[str, ...]) -> etree.XMLPullParser:
    """The same for a file that is fed bit by bit: gives the elements of these tags as they end."""
    return etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def load_xml(payload: bytes) -> etree._Element:
    """Parse one XML message. Raises Unreadable over the limits, for DTDs and entities, and for broken XML."""
    if len(payload) > LIMITS.message_bytes:
        raise Unreadable("/", "", f"larger than {LIMITS.message_bytes} bytes")
    guard = XmlGuard()
    guard.feed(payload)
    guard.close()
    try:
        return etree.fromstring(payload, safe_parser())
    except etree.XMLSyntaxError as error:
        raise Unreadable("/", "", f"not well-formed at line {error.lineno}") from None
