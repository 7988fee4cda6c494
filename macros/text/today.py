"""The day against which dates are judged, the same on every machine."""

from __future__ import annotations

import datetime

_FIRST = datetime.timezone(datetime.timedelta(hours=14))


def today() -> datetime.date:
    """Return today's date where days begin first, fourteen hours ahead of Greenwich.

    A date written at Nouméa has come, even if the machine that checks it, in another zone, still has the day before.
    """
    return datetime.datetime.now(_FIRST).date()
