"""The raw costs: what the machine takes for the same bytes when nobody thinks about them."""

import os
import pathlib
import statistics

from processes import Run, timed

LINE_BYTES, CHECKPOINT_BYTES = 440, 200


class Commits:
    """The writes and syncs of one commit, of a line and a checkpoint, in a folder of their own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.log = os.open(self.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def syncs(self):
        return {"syncs": statistics.median(timed(self.commit) for _ in range(5))}

    def commit(self):
        os.write(self.log, b"y" * LINE_BYTES)
        os.fdatasync(self.log)
        note = os.open(self.folder / "checkpoint.next", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        os.write(note, b"z" * CHECKPOINT_BYTES)
        os.fdatasync(note)
        os.close(note)
        os.rename(self.folder / "checkpoint.next", self.folder / "checkpoint")
        directory = os.open(self.folder, os.O_RDONLY)
        os.fsync(directory)
        os.close(directory)


def openssl(files):
    """Hashing files, in seconds."""
    return {"openssl": Run(["openssl", "dgst", "-sha256", *files]).seconds}


