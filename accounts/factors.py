"""The second factor: six digits from a phone, and ten codes on paper for when the phone is lost.

Both are devices of django-otp, which refuses a code that was used and makes whoever guesses six
digits wait longer each time. Codes on paper are too long to be guessed: they never wait, so that
nobody who knows a password can hold its owner off for good. Of them only keyed digests are kept; a
new ``SECRET_KEY`` makes them worthless, as it does the sessions.
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
#: Wrong codes that still make the wait longer: it doubles each time, up to half a minute.
MOST_FAILURES = 6
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


def to_enrol(user: User, key: str) -> TOTPDevice:
    """A phone that is not enrolled yet, and written nowhere; ``key``: its secret in hexadecimal."""
    return TOTPDevice(user=user, key=key, name="phone")


def enrolled(device: TOTPDevice, typed: str) -> bool:
    """Enrol a phone by its first code; refused where the same person has enrolled one already."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=device.user_id)  # of two at once, one
        if device_of(user) is not None:
            return False
        device.save()
        if device.verify_token(folded(typed)):
            return True
        device.delete()
    return False


def shown(user: User, typed: str) -> Device | None:
    """The phone of whoever has typed a code; ``None`` where it is wrong, was used, or too soon.

    Six digits are the phone's; everything else is taken for a code on paper.
    """
    code = folded(typed)
    phone = device_of(user)
    if phone is None or _is_of_phone(code):
        return _shown(phone, code) if phone else None
    taken, _ = StaticToken.objects.filter(device__user=user, token=_kept(user, code)).delete()
    # Signed in is whoever holds the phone's account: the session is bound to the phone.
    return phone if taken else None


def waits_until(user: User, typed: str) -> datetime | None:
    """Until when a code like this is not taken after wrong ones; ``None``: it is looked at now."""
    phone = device_of(user) if _is_of_phone(folded(typed)) else None
    if phone is None:
        return None
    end: datetime | None = (phone.verify_is_allowed()[1] or {}).get("locked_until")
    return end


def _is_of_phone(code: str) -> bool:
    return code.isdigit() and len(code) == 6


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
