from sss_portal.formats import *  # noqa: F403  Django reads the names from this module
