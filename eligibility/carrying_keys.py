"""The one table that changes: keys to answers that were made a picture, destroyed after an hour.

``eligibility.carrying`` makes, uses and destroys them; everybody else leaves them alone.
"""

from django.db import models


class CarryingKey(models.Model):
    """Half of the key to the answers that were made a picture in ten minutes; then destroyed.

    The other half is the site's secret. Nothing of the answers is here, and of whose they are.
    """

    window = models.PositiveBigIntegerField(help_text="Which ten minutes, counted from 1970.")
    half = models.BinaryField(max_length=32)

    class Meta:
        ordering = ("window",)
        verbose_name = "carrying key"
        constraints = [
            models.UniqueConstraint(fields=["window"], name="carrying_key_window_once"),
        ]

    def __str__(self) -> str:
        return str(self.window)
