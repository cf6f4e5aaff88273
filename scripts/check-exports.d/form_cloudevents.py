"""CloudEvents, read by CNCF's own SDK."""

import json

from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from days import bounds
from ledger import demand


def export(ledger, folder):
    return ledger.run("export", "cloudevents")


def check(text, ledger):
    texts = text.splitlines()
    events = [JSONFormat().read(CloudEvent, text) for text in texts]
    demand("cloudevents", len(events), len(ledger.lines))
    for event, text, line in zip(events, texts, ledger.lines):
        what = f"cloudevents @{line['seq']}"
        # The SDK sets a time of its own where there is none.
        time = event.get_time().date().isoformat() if "time" in json.loads(text) else None
        found = {
            "specversion": event.get_specversion(), "id": event.get_id(), "source": event.get_source(),
            "type": event.get_type(), "subject": event.get_subject(), "datacontenttype": event.get_datacontenttype(),
            "time": time, "recordedtime": event.get_extension("recordedtime"),
            "sequence": event.get_extension("sequence"),
        }
        earliest, latest = bounds(line["on"]) if "on" in line else (None, None)
        demand(what, found, {
            "specversion": "1.0", "id": line["id"], "source": "//" + ledger.origin, "type": "chancery." + line["type"],
            "subject": subject(line), "datacontenttype": "application/json",
            "time": earliest if earliest == latest else None, "recordedtime": line["recorded"],
            "sequence": f"{line['seq']:012}",
        })
        demand(what + " data", event.get_data(), line)


def subject(line):
    """What a line is about."""
    data, family = line["data"], line["type"].split(".")[0]
    if family == "membership":
        return f"membership:{data['member']}/{data['organisation']}"
    if family == "office":
        return "office:" + "/".join(data[key] for key in ("person", "of", "to", "office") if key in data)
    if line["type"] in ("meeting.held", "contact.counted"):
        return "event:" + line["id"]
    if line["type"] == "statement.made":
        return (data["about"] if data.get("about") else ["party:" + data["speaker"]])[0]
    if family in ("fact", "facts", "claim"):
        return "event:" + (data.get("event") or (data.get("events") or data.get("among"))[0])
    if family == "review":
        return data.get("subject") or "event:" + data["events"][0]
    key = {"indicator": "series"}.get(family, family)
    return f"{key}:{data[key]}" if key in data else None


def change(edit, matching=""):
    """Edits the first event whose line holds a text."""
    def mutate(text):
        lines = text.splitlines()
        number = next(number for number, line in enumerate(lines) if matching in line)
        event = json.loads(lines[number])
        edit(event)
        lines[number] = json.dumps(event)
        return "\n".join(lines)
    return mutate


MUTATIONS = [
    ("an event gone", "cloudevents", lambda text: text.split("\n", 1)[1]),
    ("another source", "source", change(lambda e: e.update(source="//example.org/other"))),
    ("another subject", "subject", change(lambda e: e.update(subject="agreement:other"), "agreement.signed")),
    ("no subject", "subject", change(lambda e: e.pop("subject"), "visit.held")),
    ("another id", "id", change(lambda e: e.update(id="other"))),
    ("another type", "type", change(lambda e: e.update(type="chancery.visit.held"), "visit.planned")),
    ("another time", "time", change(lambda e: e.update(time="2001-01-01T00:00:00Z"), '"time"')),
    ("a time for a date that is no day", "time", change(lambda e: e.update(time="2024-06-01T00:00:00Z"), "2024-06~")),
    ("another moment", "recordedtime", change(lambda e: e.update(recordedtime="2001-01-01T00:00:00.000Z"))),
    ("another position", "sequence", change(lambda e: e.update(sequence="000000000007"))),
    ("another line", "data", change(lambda e: e["data"].update(by="nobody"))),
]
