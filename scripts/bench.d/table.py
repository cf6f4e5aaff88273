"""The table as text, and as JSON."""

import json


def write(rows, form):
    print(json.dumps({"rows": rows}) if form == "json" else text(rows))


def text(rows):
    """A line a row; the target of a row that has something beside it is for the ratio."""
    lines = [("figure", "value", "unit", "ratio", "target", "met", "beside")]
    for row in rows:
        met = {True: "yes", False: "no", None: ""}[row["met"]]
        lines.append((row["figure"], number(row["value"]), row["unit"], number(row["ratio"]), number(row["target"]), met, beside(row)))
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(line(cells, widths) for cells in lines)


def line(cells, widths):
    numbers = {1, 3, 4}
    padded = [cell.rjust(width) if place in numbers else cell.ljust(width) for place, (cell, width) in enumerate(zip(cells, widths))]
    return "  ".join(padded).rstrip()


def beside(row):
    if row["peer"] is None:
        return ""
    return f"{row['peer']}: {number(row['value'] / row['ratio'])}" if row["ratio"] else row["peer"]


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.3g}"
