from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Our own from the first migration on: the user model cannot be exchanged later."""
