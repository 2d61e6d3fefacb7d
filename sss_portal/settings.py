"""Settings: the safe choice by default, the operator's choice from SSS_* in the environment."""

import datetime
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from sss_portal import databases

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # database, keys, collected static files; never in git


def _switched_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _switched_off(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"0", "false", "no", "off"}


def _listed(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DEBUG = _switched_on("SSS_DEBUG")
#: People and cases that do not exist, with passwords that everybody knows (``./run --demo``).
SSS_DEMO = _switched_on("SSS_DEMO")
HTTPS = _switched_on("SSS_HTTPS")  # behind a proxy that ends TLS and sets X-Forwarded-Proto


SHORTEST_KEY = 32  # characters; ./run makes longer ones, and sets aside what is shorter


def _secret_key() -> str:
    key = os.environ.get("SSS_SECRET_KEY", "").strip()
    file = VAR_DIR / "secret_key"
    if key:
        if len(key) < SHORTEST_KEY:
            raise ImproperlyConfigured(
                f"SSS_SECRET_KEY is too short: {SHORTEST_KEY} characters or more keep the "
                "answers in the workers' cookies unreadable."
            )
        return key
    if file.exists():
        return _key_in(file)
    if DEBUG:
        return "for trying things out only"
    raise ImproperlyConfigured(
        "The site has no secret key. Start it with ./run, which makes one in "
        "var/secret_key, or set SSS_SECRET_KEY."
    )


def _key_in(file: Path) -> str:
    try:
        key = file.read_text(encoding="ascii").strip()
    except OSError as fault:
        raise ImproperlyConfigured(
            f"var/{file.name} cannot be read: {fault.strerror}. It must belong to the user who "
            "runs the site."
        ) from None
    except UnicodeDecodeError:
        key = ""
    if len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"var/{file.name} does not hold a key: that is {SHORTEST_KEY} ASCII characters or "
            "more. ./run sets the file aside and makes a new one."
        )
    return key


SECRET_KEY = _secret_key()

#: Cases of organisations: their screens, accounts and tables. Without them this is the public
#: checker alone, which keeps nothing about anybody.
SSS_CASES = not _switched_off("SSS_CASES")
#: Where a signed-in volunteer opens the code in a worker's picture; "": nobody can.
SSS_OPENS_CODES = "cases:opened" if SSS_CASES else ""


def _case_keys() -> list[str]:
    """What the keys of cases are wrapped under, newest first; a change adds one in front."""
    keys = _listed("SSS_CASE_KEYS", "")
    file = VAR_DIR / "case_keys"
    if not keys and file.exists():
        keys = _key_in(file).split()
    if not keys and DEBUG:
        return ["for trying things out only - and long enough"]
    if not keys or any(len(key) < SHORTEST_KEY for key in keys):
        raise ImproperlyConfigured(
            "The cases have no keys. Start the site with ./run, which makes one in "
            f"var/case_keys, or set SSS_CASE_KEYS: keys of {SHORTEST_KEY} characters or more, "
            "newest first, with commas between them."
        )
    return keys


SSS_CASE_KEYS = _case_keys() if SSS_CASES else []
if SSS_DEMO and (HTTPS or os.environ.get("DATABASE_URL")):
    raise ImproperlyConfigured("The demo is refused on a site that serves others.")
ALLOWED_HOSTS = _listed("SSS_ALLOWED_HOSTS", "localhost,127.0.0.1")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose classes it extends
    "sss_portal.apps.KeepersToolConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "accounts.apps.AccountsConfig",
    "eligibility.apps.EligibilityConfig",
    *(["cases.apps.CasesConfig"] if SSS_CASES else []),
]

MIDDLEWARE = [
    "sss_portal.headers.SecurityHeaders",  # outermost: static files and errors carry them too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # its files are compressed already
    "sss_portal.compression.Compression",
    "django.contrib.sessions.middleware.SessionMiddleware",
    *(["cases.mount.Mount"] if SSS_CASES else []),
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "accounts.sessions.Watch",
    *(["sss_portal.pretending.Pretending"] if SSS_CASES else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # innermost: it answers in place of a sign-in held off
]

ROOT_URLCONF = "sss_portal.urls"
WSGI_APPLICATION = "sss_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["accounts.templatetags.written"],  # every form says whose it is
            "libraries": {"style": "sss_portal.style"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": databases.chosen(os.environ, VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Who acts (accounts/): how long they are signed in, and who is held off for guessing.
SSS_SESSION_IDLE = 30 * 60  # seconds
SSS_SESSION_LONGEST = SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_ENGINE = "accounts.session_store"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
# By a stranger's guesses nobody is locked out, and by nobody's for good.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "accounts.lockout.held_off"
AXES_CLIENT_STR_CALLABLE = "accounts.lockout.nobody"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "next", "kept", "csrfmiddlewaretoken"]
AXES_VERBOSE = AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
OTP_TOTP_ISSUER = "Social security"

# Languages. The order is that of the switch on every page: the workers' language first.
LANGUAGES = [("my", "မြန်မာ"), ("th", "ไทย"), ("en", "English")]
# English, though Burmese is shown first: this is what an untranslated text falls back to,
# and a Burmese reader must never be shown Thai in its place.
LANGUAGE_CODE = "en"
# The earlier folder wins, and both win over Django: our words, then Django's where it has none.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "sss_portal" / "locale"]
FORMAT_MODULE_PATH = ["sss_portal.formats"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = ("en", "th", "my")
MODELTRANSLATION_FALLBACK_LANGUAGES = ()  # a missing translation must be seen, not papered over

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"
# The day the checker takes for today. None is the real one; the test suites set their own.
SSS_TODAY: datetime.date | None = None

STATIC_URL = "/static/"  # also for the pages of a case, which lie below an address of their own
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"] if (BASE_DIR / "static").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Names with a digest may be kept by the phone for ever: fetched once on a bad line.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A file that somebody sends stays in memory: none is written to the disk on its way.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Limits (eligibility/limits.py): requests a minute and address. A whole dormitory shares one.
SSS_LIMITS = {"api": 60, "forms": 600, "names": 60, "pdf": 30, "search": 60, "sign-in": 30}
SSS_LIMITER = "eligibility.limits.wait_for"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Serve the site from several processes, and this has to be a cache they share, one that
    # counts in a single step: Redis or Memcached, not files or the database.
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        # Full, it drops what was longest not asked for. About 400 bytes each.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
if HTTPS:  # no other site of the same domain can set a cookie of this name
    CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "__Host-csrftoken", "__Host-language"
    SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_AGE = None  # ends with the browser: nothing stays on a shared phone
CSRF_FAILURE_VIEW = "sss_portal.refused.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        # What happened, never to whom. Whoever tries things out wants to read it all.
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"}
        if DEBUG
        else {"()": "sss_portal.journal.Nameless"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Replaces Django's own handlers, which would also mail whole requests to ADMINS.
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
