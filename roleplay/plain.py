"""A figure in plain words: how often, out of how many, and whether it is what we want."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roleplay.measured import Measured

Tell = Callable[[Measured], str]
SELDOM = 0.5
_NEARLY = 1e-9


def of_hundred(measured: Measured) -> str:
    """Rounded down, so that what misses its bar never reads as if it reached it."""
    return _("%(n)s of 100") % {"n": _hundredths(_value(measured))}


def one_in(measured: Measured) -> str:
    """What happens seldom; what does not is told of a hundred."""
    value = _value(measured)
    if value > SELDOM:
        return of_hundred(measured)
    if value == 0:
        return _("none of %(of)s") % {"of": measured.of}
    return _("one in %(n)s") % {"n": _one_in(value)}


def times(measured: Measured) -> str:
    """What must never happen."""
    count = round(_value(measured))
    if count == 0:
        return _("never in %(of)s tries") % {"of": measured.of}
    told = ngettext("%(n)s time in %(of)s tries", "%(n)s times in %(of)s tries", count)
    return told % {"n": count, "of": measured.of}


def points(measured: Measured) -> str:
    count = round(_value(measured))
    return ngettext("%(n)s point", "%(n)s points", count) % {"n": count}


def remark(measured: Measured, tell: Tell) -> str:
    """Whether it is what we want; empty for a figure without a bar."""
    if measured.limit is None:
        return ""
    return _missed(measured.limit, measured.ceiling, tell) if measured.missed else _("as good as we want")


def _missed(limit: float, ceiling: bool, tell: Tell) -> str:
    if not ceiling:
        return _("below what we want: at least %(n)s of 100") % {"n": _hundredths(limit)}
    if limit == 0:
        return _("more than we want: it should never happen")
    if tell is points:
        return _("more than we want: at most %(n)s points") % {"n": round(limit)}
    return _("more than we want: at most one in %(n)s") % {"n": _one_in(limit)}


def _value(measured: Measured) -> float:
    return measured.value or 0.0


def _hundredths(share: float) -> int:
    return int(100 * share + _NEARLY)


def _one_in(share: float) -> int:
    return int(1 / share + _NEARLY)
