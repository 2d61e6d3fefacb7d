"""The server that ``./run`` becomes: ``python -m sss_portal.server PORT``.

Waitress, on this machine only: whoever serves the world puts a proxy in front of it that ends TLS.
"""

import sys
from typing import Any

from django.conf import settings
from waitress.server import create_server  # type: ignore[import-untyped]

from sss_portal import timer
from sss_portal.wsgi import application

HOST = "127.0.0.1"

#: The longest body taken at all, in bytes. Every form and question is far shorter, and what is
#: longer than the API's 64 kB still gets its own words. Waitress writes bodies of more than
#: 512 KiB to the disk while they come in, and nothing about a person may get there.
LONGEST_BODY = 256_000


def trust(*, https: bool) -> dict[str, Any]:
    """Whom waitress believes about how a request has travelled.

    Unless told, it throws X-Forwarded-Proto and X-Forwarded-For away; then no request looks
    secure, and each would be redirected to https for ever, and all visitors have one address.
    The proxy is believed in these two alone, and only from this machine. Of several addresses
    the last one counts: the proxy has seen it itself, the others are what the visitor claims.
    """
    if not https:
        return {}
    return {
        "trusted_proxy": HOST,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
    }


def main(port: int) -> None:
    try:
        server = create_server(
            application,
            host=HOST,
            port=port,
            max_request_body_size=LONGEST_BODY,
            connection_limit=1000,  # idle connections must not stall the others
            channel_timeout=30,
            # A page is far shorter; a longer answer to a slow reader would be put on the disk.
            outbuf_overflow=4_000_000,
            asyncore_use_poll=True,  # select() ends at 1,024 files
            **trust(https=settings.HTTPS),
        )
    except OSError as fault:  # another program may have been quicker since ./run looked
        sys.exit(
            f"Port {port} cannot be used ({fault.strerror}): it is taken by another program. "
            f"End it, or choose another: ./run --port {port % 65535 + 1}"
        )
    stopped = timer.started()
    try:
        server.run()
    finally:
        stopped.set()


if __name__ == "__main__":
    main(int(sys.argv[1]))
