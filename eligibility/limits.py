"""How often one address may ask: so that one machine cannot take the site from everybody else.

Counts stand in Django's cache ``limits`` for a minute, under a keyed hash of the address: nobody
who reads the cache learns who was here. A whole dormitory shares one address, hence the wide
limits (``settings.SSS_LIMITS``).
"""

import logging
import math
import time
from functools import cache
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Literal

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

Door = Literal["api", "forms", "names", "pdf", "search", "sign-in"]

#: The length of a window in seconds; ``settings.SSS_LIMITS`` are requests in one window.
WINDOW = 60

_ONE_SUBSCRIBER = 64  # bits: an IPv6 line has a whole /64 and may choose a new address each time
_UNREADABLE = "unreadable"

logger = logging.getLogger(__name__)


def wait_for(request: HttpRequest, door: Door) -> int | None:
    """Count a request; whole seconds (1 to 60) to wait when it is one too many, else ``None``.

    Windows are the minutes of the clock. Each request counts, the refused ones too: whoever goes
    on asking without a pause learns the same from every answer, when the next minute begins.
    """
    now = time.time()
    window = int(now // WINDOW)
    who = f"{door} {window} {subscriber(request)}"
    key = salted_hmac("eligibility.limits", who, algorithm="sha256").hexdigest()
    if _counted(key) <= settings.SSS_LIMITS[door]:
        return None
    return max(1, math.ceil((window + 1) * WINDOW - now))


def subscriber(request: HttpRequest) -> str:
    """Who shares one limit: an IPv4 address, or the /64 that one IPv6 line has.

    What is no address is one subscriber: nobody gets a new limit by making something up.
    """
    address = _address(request.META)
    try:
        found = ip_address(address)
    except ValueError:
        return _UNREADABLE
    if settings.HTTPS and found.is_loopback:
        _warn_of_proxy()
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), _ONE_SUBSCRIBER), strict=False))


def _address(told: dict[str, str]) -> str:
    """The address as the server tells it, without a port, brackets or zone.

    Waitress divides at the last colon what holds a dot (an IPv4 address with its port), and so it
    takes ``::ffff:192.0.2.1`` apart; and it leaves ``[2001:db8::1]:443`` as it stands.
    """
    address, port = told.get("REMOTE_ADDR", ""), told.get("REMOTE_PORT", "")
    if "." in port:
        address = f"{address}:{port}"
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    return address.partition("%")[0]


def _counted(key: str) -> int:
    """This request's number in its window: exact under threads, for both steps are atomic."""
    counts = caches["limits"]
    while True:
        try:
            return int(counts.incr(key))
        except ValueError:  # the first one, or its count has just been dropped to make room
            if counts.add(key, 1, timeout=WINDOW):
                return 1


@cache
def _warn_of_proxy() -> None:
    """Once is enough."""
    logger.warning("The proxy sets no X-Forwarded-For: all visitors share one limit.")
