"""The second factor: six digits from a phone, and ten codes on paper for when the phone is lost.

Both are devices of django-otp, which refuses a code that was used and makes whoever guesses wait
longer each time. Of the codes on paper only keyed digests are kept; a new ``SECRET_KEY`` makes
them worthless, as it does the sessions.
"""

import base64
import secrets
from datetime import datetime

import segno
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import User

#: How many codes are written down, and of how many letters each; without those that look alike.
CODES, LETTERS = 10, 10
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
#: Wrong codes that still make the wait longer: it doubles each time, up to nine minutes. Nobody is
#: locked out for good.
MOST_FAILURES = 10
#: Light around the picture, in modules: without it no camera finds it.
QUIET = 4
#: Burmese letters that look like the digits for nothing and seven, and are typed in their place.
_LOOKALIKES = str.maketrans({"\u101d": "0", "\u101b": "7"})


def folded(typed: str) -> str:
    """A code as it is compared: Western digits for those of any script, small letters, no gaps."""
    kept = (sign for sign in typed.translate(_LOOKALIKES) if sign.isalnum())
    return "".join(str(int(sign)) if sign.isdecimal() else sign.lower() for sign in kept)


def device_of(user: User) -> TOTPDevice | None:
    """The phone that somebody's second factor is on; ``None`` until they have enrolled one."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return found


def enrolling(user: User) -> TOTPDevice:
    """The device that somebody is about to enrol: the same until it has shown its first code."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=user, confirmed=False, name="phone")


def enrolled(device: TOTPDevice, typed: str) -> bool:
    """Confirm a device by its first code."""
    if _shown(device, folded(typed)) is None:
        return False
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    device.confirmed = True
    return True


def shown(user: User, typed: str) -> Device | None:
    """The device whose code was typed; ``None`` where it is wrong, was used, or comes too soon.

    Six digits are a phone's; everything else is taken for a code on paper.
    """
    code = folded(typed)
    phone = device_of(user)
    if code.isdigit() and len(code) == 6:
        return _shown(phone, code) if phone else None
    paper = StaticDevice.objects.filter(user=user).first()
    # Signed in is whoever holds the phone's account: the session is bound to the phone.
    return phone if paper and phone and _shown(paper, _kept(user, code)) else None


def waits_until(user: User) -> datetime | None:
    """Until when no code is taken after wrong ones; ``None``: one may be typed now."""
    devices = [*TOTPDevice.objects.filter(user=user), *StaticDevice.objects.filter(user=user)]
    ends = [(device.verify_is_allowed()[1] or {}).get("locked_until") for device in devices]
    return max((end for end in ends if end), default=None)


def new_codes(user: User) -> list[str]:
    """Ten codes, to be shown once; those made before are worthless now."""
    made = ["".join(secrets.choice(_ALPHABET) for _ in range(LETTERS)) for _ in range(CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        paper = StaticDevice.objects.create(user=user, name="paper")
        StaticToken.objects.bulk_create(
            StaticToken(device=paper, token=_kept(user, code)) for code in made
        )
    return [f"{code[:5]}-{code[5:]}" for code in made]


def codes_left(user: User) -> int:
    """How many codes on paper were not used yet."""
    return int(StaticToken.objects.filter(device__user=user).count())


def forget(user: User) -> None:
    """Take the second factor away: at the next sign-in they enrol anew."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def groups(device: TOTPDevice) -> str:
    """The key for those who type it into their phone, in groups of four."""
    key = base64.b32encode(device.bin_key).decode()
    return " ".join(key[place : place + 4] for place in range(0, len(key), 4))


def picture(device: TOTPDevice) -> tuple[int, str]:
    """The same for those who scan it: the width of a QR code in modules, and its path."""
    code = segno.make_qr(device.config_url, error="m")
    lines = (
        f"M{QUIET + column} {QUIET + row}h1v1h-1z"
        for row, modules in enumerate(code.matrix)
        for column, dark in enumerate(modules)
        if dark
    )
    return len(code.matrix) + 2 * QUIET, "".join(lines)


def _shown(device: Device, code: str) -> Device | None:
    """Try a code on one device, alone: of two at once with the same code, one is refused."""
    model = type(device)
    with transaction.atomic():
        locked = model.objects.select_for_update().filter(pk=device.pk).first()
        if locked is None:
            return None
        if locked.verify_token(code):
            return locked
        model.objects.filter(pk=device.pk, throttling_failure_count__gt=MOST_FAILURES).update(
            throttling_failure_count=MOST_FAILURES
        )
    return None


def _kept(user: User, code: str) -> str:
    """What is kept of a code on paper: as many letters as django-otp has room for."""
    mac = salted_hmac("accounts.factors", f"{user.pk}:{code}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(mac[:12]).decode()
