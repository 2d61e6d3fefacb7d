"""One worked case: every new release is tried on it, and the API shows it as its example."""

from typing import Any

#: A garment worker laid off last month with ten months paid: the day is fixed with the case.
LAID_OFF: dict[str, Any] = {
    "as_of": "2026-11-23",
    "person": {
        "nationality": "MM",
        "sex": "female",
        "birth_date": "1995-05-10",
        "sector": "factory",
        "documents": ["certificate_of_identity", "work_permit"],
        "employment": {
            "started_on": "2026-01-05",
            "ended_on": "2026-10-31",
            "end_reason": "laid_off",
        },
        "monthly_wage": 12000,
        "contributions": {"paid": ["2026-01..2026-10"]},
    },
    "events": {
        "children": [{"born_on": "2023-05-01", "lives_in": "TH", "nationality": "MM"}],
        "unemployment": {"registered_on": "2026-11-05"},
    },
}
