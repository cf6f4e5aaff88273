"""The first and the last day that a date in EDTF may be, as far as ledgers under check use it."""

import calendar
import re

SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def bounds(text):
    """Two days; `None` where there is no first or no last."""
    if text[0] == "[":
        parts = re.split(r"\.\.|,", text[1:-1])
    else:
        parts = text.split("/")
    (first, _), (_, last) = single(parts[0]), single(parts[-1])
    return first, last


def single(text):
    text = text.strip("?~%")
    if text in ("", ".."):
        return None, None
    year, month, day = (text.split("-") + [None, None])[:3]
    if day:
        return text, text
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    first, last = SEASONS.get(month, (int(month), int(month)))
    end = int(year) + (last < first)
    return f"{year}-{first:02}-01", f"{end}-{last:02}-{calendar.monthrange(end, last)[1]}"
