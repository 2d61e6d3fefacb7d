"""The site as a web server meets it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sss_portal.settings")

application = get_wsgi_application()
