"""The real site as it is served to the world, and a visitor who asks it over a real line."""

import gzip
import http.client
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import brotli  # type: ignore[import-untyped]

from tests.starting import ROOT, free_port, wait_for

DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": bytes,
}


@contextmanager
def public_site(folder: Path, *, https: bool = False) -> Iterator[int]:
    """The site with its files collected, in a process of its own; its port on this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.public_settings",
        "PUBLIC_SITE": str(folder),
        "PUBLIC_SITE_HTTPS": "1" if https else "",
    }
    for command in (["migrate"], ["collectstatic", "--no-input"]):
        manage = [sys.executable, "manage.py", *command, "--verbosity=0"]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True)
    port = free_port()
    with (folder / "log").open("w") as log:
        serve = [sys.executable, "-m", "sss_portal.server", str(port)]
        site = subprocess.Popen(
            serve, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            wait_for(port)
            yield port
        finally:
            site.kill()
            site.wait(timeout=30)


@dataclass(frozen=True)
class Answered:
    """A response; ``sent_bytes`` is the length of its body on the line, before it was decoded."""

    where: str
    status_code: int
    headers: http.client.HTTPMessage
    content: bytes
    sent_bytes: int

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass
class Visitor:
    """A phone: asks, keeps cookies. It has what the walks of the interview need of a client."""

    port: int
    coding: str = "br"
    https: bool = False
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    set_cookies: list[str] = field(default_factory=list)  # every header that set one

    def get(self, where: str, **headers: str) -> Answered:
        return self.ask("GET", where, None, headers)

    def post(self, where: str, form: Mapping[str, object] | None = None) -> Answered:
        """Send a form with its token."""
        token = self._cookie("csrftoken")
        body = urlencode({**(form or {}), "csrfmiddlewaretoken": token}, doseq=True)
        return self.ask("POST", where, body, {})

    def ask(
        self, method: str, where: str, body: str | None, headers: Mapping[str, str]
    ) -> Answered:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request(method, where, body, self._headers(where) | dict(headers))
        answer = line.getresponse()
        raw = answer.read()
        line.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.set_cookies.append(cookie)
            self.cookies.load(cookie.strip())
        coding = answer.headers.get("Content-Encoding", "")
        content = DECODERS[coding](raw) if raw else raw
        return Answered(where, answer.status, answer.headers, content, len(raw))

    def _headers(self, where: str) -> dict[str, str]:
        """What a browser sends along; behind a proxy also what the proxy adds."""
        origin = f"{'https' if self.https else 'http'}://127.0.0.1:{self.port}"
        kept = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        return {
            "Accept-Encoding": self.coding,
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": kept,
            "Origin": origin,
            "Referer": origin + urlsplit(where).path,
            **({"X-Forwarded-Proto": "https"} if self.https else {}),
        }

    def _cookie(self, name: str) -> str:
        for prefix in ("__Host-", ""):
            if prefix + name in self.cookies:
                return self.cookies[prefix + name].value
        return ""
