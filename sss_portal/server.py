"""The server that ``./run`` becomes: ``python -m sss_portal.server PORT``.

Waitress, on this machine only: whoever serves the world puts a proxy in front of it that ends TLS.
"""

import sys
from typing import Any

from django.conf import settings
from waitress.server import create_server  # type: ignore[import-untyped]

from sss_portal.wsgi import application

HOST = "127.0.0.1"


def trust(*, https: bool) -> dict[str, Any]:
    """Whom waitress believes about how a request has travelled.

    Unless told, it throws X-Forwarded-Proto away; then no request looks secure, and each would be
    redirected to https for ever. The proxy is believed in this alone, and only from this machine.
    """
    if not https:
        return {}
    return {
        "trusted_proxy": HOST,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-proto"},
    }


def main(port: int) -> None:
    try:
        server = create_server(application, host=HOST, port=port, **trust(https=settings.HTTPS))
    except OSError as fault:  # another program may have been quicker since ./run looked
        sys.exit(
            f"Port {port} cannot be used ({fault.strerror}): it is taken by another program. "
            f"End it, or choose another: ./run --port {port % 65535 + 1}"
        )
    server.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
