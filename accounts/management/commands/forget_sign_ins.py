"""Forget what is not needed any more about who signed in, and who tried to."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import Invitation, SignIn

#: How long wrong attempts, ended sign-ins and links that did nothing are kept.
ATTEMPTS, SIGN_INS, LINKS = timedelta(days=1), timedelta(days=30), timedelta(days=30)


class Command(BaseCommand):
    help = "Forget wrong attempts after a day; ended sign-ins and unused links after thirty."

    def handle(self, *, verbosity: int, **_options: Any) -> None:
        now = timezone.now()
        gone = [
            AccessAttempt.objects.filter(attempt_time__lt=now - ATTEMPTS).delete()[0],
            SignIn.objects.filter(seen_at__lt=now - SIGN_INS).delete()[0],
            Invitation.objects.filter(used_at__isnull=True, ends_at__lt=now - LINKS).delete()[0],
            Session.objects.filter(expire_date__lt=now).delete()[0],
        ]
        if verbosity:
            self.stdout.write(f"{sum(gone)} rows forgotten")
