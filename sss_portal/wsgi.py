"""The site as a web server meets it."""

import os
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sss_portal.settings")


class Utf8Request(WSGIRequest):
    """A request that is read as UTF-8, whatever its head says.

    Django obeys the charset of a request. Of one it cannot use it fails where no page and no
    header of ours is reached, and others bring half characters that no cookie can hold.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        kind, parameters = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        self.content_type, self.content_params = kind, parameters


application = get_wsgi_application()
application.request_class = Utf8Request
