"""What people would use instead, and the raw costs, each over as many events as ours."""

import os
import pathlib
import statistics
import subprocess
import time

PAYLOAD = b"x" * 300


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def eventsourcing(folder, count):
    """The Python library on SQLite: batched append, single saves and reading back, in events a second."""
    os.environ |= {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(pathlib.Path(folder) / "es.db")}
    import uuid

    from eventsourcing.persistence import StoredEvent
    from eventsourcing.sqlite import SQLiteFactory
    from eventsourcing.utils import Environment

    factory = SQLiteFactory(Environment(env=dict(os.environ)))
    recorder = factory.application_recorder()
    count = min(count, 100_000)
    subject = [uuid.uuid4() for _ in range(max(1, count // 20))]
    versions = [0] * len(subject)

    def batch(first, size):
        events = []
        for number in range(first, first + size):
            place = number % len(subject)
            events.append(StoredEvent(subject[place], versions[place], "visit.held", PAYLOAD))
            versions[place] += 1
        recorder.insert_events(events)

    batched = timed(lambda: [batch(first, min(4096, count - first)) for first in range(0, count, 4096)])
    single = timed(lambda: [batch(count + number, 1) for number in range(200)])
    back = timed(lambda: [recorder.select_notifications(first + 1, 4096) for first in range(0, count, 4096)])
    return count / batched, 200 / single, count / back


def hledger(folder, count):
    """A balance to a date, in entries a second."""
    count = min(count, 50_000)
    journal = pathlib.Path(folder) / "j.journal"
    with open(journal, "w") as file:
        for n in range(count):
            file.write(f"{1950 + n % 70}-{n % 12 + 1:02d}-{n % 28 + 1:02d} contact {n}\n  city:{n % 500}  1\n  visits\n\n")
    return count / timed(lambda: subprocess.run(["hledger", "-f", journal, "balance", "-e", "2000-01-01"], check=True, capture_output=True))


def sqlite_from_c(folder, count):
    binary = pathlib.Path(folder) / "inserts"
    source = pathlib.Path(__file__).parent / "inserts.c"
    subprocess.run(["gcc", "-O2", "-o", binary, source, "-lsqlite3"], check=True)
    return [float(word) for word in subprocess.run([binary, str(count)], check=True, capture_output=True, text=True).stdout.split()]


def openssl(files):
    """Hashing the same bytes, in seconds."""
    return statistics.median(timed(lambda: subprocess.run(["openssl", "dgst", "-sha256", *files], check=True, capture_output=True)) for _ in range(3))


def syncs(folder):
    """The writes and syncs of one commit on a line of 440 bytes and a checkpoint, in seconds."""
    folder = pathlib.Path(folder) / "syncs"
    folder.mkdir()
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def commit():
        os.write(log, PAYLOAD + b"y" * 140)
        os.fdatasync(log)
        note = os.open(folder / "checkpoint.next", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(note, b"z" * 200)
        os.fsync(note)
        os.close(note)
        os.rename(folder / "checkpoint.next", folder / "checkpoint")
        directory = os.open(folder, os.O_RDONLY)
        os.fsync(directory)
        os.close(directory)

    return statistics.median(timed(commit) for _ in range(50))
