"""What an address may be: an https address of a named public host, written so that it can be read."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

MAX_LENGTH = 2_000

_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})$")
_PLAIN = re.compile(r"^[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]+$")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def decoded(address: str) -> str:
    """The address as a browser would take it: entities resolved, control characters and spaces gone."""
    return "".join(sign for sign in html.unescape(html.unescape(address)) if sign > " " and sign != "\x7f")


def scheme(address: str) -> str:
    """The scheme in lower case; ``//`` for an address that borrows it; empty for a relative one."""
    plain = decoded(address).replace("\\", "/")
    if plain.startswith("//"):
        return "//"
    found = _SCHEME.match(plain)
    return found[1].lower() if found else ""


def problem_with(address: str) -> str:
    """What is wrong with an outside address, as the end of a sentence; empty where nothing is."""
    if len(address) > MAX_LENGTH:
        return f"is longer than {MAX_LENGTH:,} characters"
    if scheme(address) != "https" or not address.startswith("https://"):
        return "does not begin with https://"
    if not _PLAIN.match(address):
        return 'holds a character that must be percent-encoded (a space, a letter outside ASCII, < > " \\ ^ ` { | })'
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "is not well formed"
    host = parts.netloc
    if "@" in host:
        return "names a user before the host"
    if port is not None or ":" in host:
        return "names a port"
    if not _HOST.match(host):
        return f"has no proper host name (“{host}”; lower case, no IP number, no final point)"
    if host.endswith(".onion"):
        return "is an onion address; write it as plain text"
    if "%00" in address or re.search(r"%(?![0-9A-Fa-f]{2})", address):
        return "has a broken % sequence"
    return ""
