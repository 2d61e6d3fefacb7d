"""Sessions in the database, under a digest of their key: the table opens nobody's session."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InTheDatabase
from django.utils import timezone

from accounts.sessions import ROOM, digest


class SessionStore(InTheDatabase):
    """Django's own, but for what a row is found by."""

    def _row_of(self, key: str | None) -> str:
        return digest(key)[:ROOM] if key else ""

    def _get_session_from_db(self) -> Any:
        try:
            return self.model.objects.get(
                session_key=self._row_of(self.session_key), expire_date__gt=timezone.now()
            )
        except self.model.DoesNotExist:
            self._session_key = None
            return None

    def exists(self, session_key: str) -> bool:
        return self.model.objects.filter(session_key=self._row_of(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = self._row_of(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        self.model.objects.filter(session_key=self._row_of(key)).delete()
