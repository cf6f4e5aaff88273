"""Prints the manual page, made from the command's own help and from the settings in docs/CONFIGURATION.md: manual.py CHANCERY."""

import json
import pathlib
import re
import subprocess
import sys

SETTINGS = pathlib.Path(__file__).parents[2] / "docs/CONFIGURATION.md"
# On every command: said once.
COMMON = {"version", "help"}
FILES = {
    "events/": "The log of a ledger and its checkpoint, as events/README.md specifies them.",
    ".chancery/": "What was made from the log to answer faster. It can be deleted at any time.",
    "$XDG_CONFIG_HOME/chancery/config": "The settings of a user, by default in ~/.config.",
    "$XDG_CONFIG_HOME/chancery/keys/": "The private keys of a user. Back them up and keep them secret.",
    "$XDG_STATE_HOME/chancery/": "The keys that are trusted on this machine and what was verified here, by default in ~/.local/state.",
}
STATUSES = {
    0: "The command did what it was asked to do.",
    1: "It failed.",
    3: "It found something to report: verify, check, and the checks of git.",
    64: "It was used wrongly.",
    65: "What it was given cannot be taken: a bad date, an event that breaks a rule, a file of another form.",
}


def main(chancery):
    help_as_json = subprocess.run([chancery, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    version = subprocess.run([chancery, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    print("\n".join(page(json.loads(help_as_json)["command"], version)))


def page(root, version):
    name = root["commandName"]
    yield f'.TH {name.upper()} 1 "" "{text(version)}" "User Commands"'
    yield from [".ad l", ".nh"]
    yield from [".SH NAME", f"{name} \\- {text(one_sentence(root['abstract']))}"]
    yield from [".SH SYNOPSIS", f".B {name}", ".I command", ".RI [ arguments ]", ".RI [ options ]"]
    yield from [".SH DESCRIPTION", text(root["abstract"])]
    yield from options(a for a in root["arguments"] if a["valueName"] in COMMON)
    yield ".SH COMMANDS"
    for command in shown(root["subcommands"]):
        yield from section(command, name)
    yield from [".SH EXIT STATUS", *(line for number, words in STATUSES.items() for line in (".TP", f".B {number}", text(words)))]
    yield from [".SH ENVIRONMENT", *environment()]
    yield from [".SH FILES", *(line for place, words in FILES.items() for line in (".TP", f".I {text(place)}", text(words)))]
    yield from [".SH SEE ALSO", "The documents in", f".IR share/doc/{name}", "of a package, or in the folder", ".I docs", "of the sources."]


def section(command, above):
    """A command and those below it."""
    name = f"{above} {command['commandName']}"
    yield f'.SS "{text(name.split(" ", 1)[1])}"'
    yield from paragraphs(command["abstract"])
    below = shown(command.get("subcommands", []))
    if not below:
        yield from [".PP", synopsis(name, command)]
    yield from paragraphs(command.get("discussion", ""))
    yield from options(a for a in command["arguments"] if a["valueName"] not in COMMON)
    for sub in below:
        yield from section(sub, name)


def shown(items):
    return [item for item in items if item["shouldDisplay"]]


def synopsis(name, command):
    words = [f"\\fB{text(name)}\\fR"]
    for argument in shown(command["arguments"]):
        if argument["valueName"] not in COMMON:
            words.append(form(argument))
    return " ".join(words)


def form(argument):
    """An argument as the synopsis has it."""
    word = f"\\fI{text(argument['valueName'])}\\fR"
    if argument["kind"] != "positional":
        word = named(argument["preferredName"], argument)
    if argument["isRepeating"]:
        word += " ..."
    return f"[{word}]" if argument["isOptional"] else word


def named(name, argument):
    dashes = "--" if name["kind"] == "long" else "-"
    word = f"\\fB{text(dashes + name['name'])}\\fR"
    return word if argument["kind"] == "flag" else f"{word} \\fI{text(argument['valueName'])}\\fR"


def options(arguments):
    for argument in shown(arguments):
        if "abstract" in argument:
            names = [named(name, argument) for name in argument.get("names", [])]
            yield from [".TP", ", ".join(names) or f"\\fI{text(argument['valueName'])}\\fR"]
            yield text(" ".join([argument["abstract"], *facts(argument)]))


def facts(argument):
    """What the help says behind an option."""
    values, default = argument.get("allValues"), argument.get("defaultValue")
    # Where the text lists them itself, they are not listed again.
    if values and not all(value in argument.get("abstract", "") for value in values):
        yield f"One of {', '.join(values)}."
    if default:
        yield f"Default: {default}."


def paragraphs(words):
    """Text with blank lines between its paragraphs; lines that begin with blanks are shown as they are."""
    for paragraph in filter(None, words.split("\n\n")):
        yield ".PP"
        for line in paragraph.split("\n"):
            yield from [".nf", ".RS 4", text(line.strip()), ".RE", ".fi"] if line.startswith("  ") else [text(line)]


def environment():
    """The table of settings, each by its variable."""
    for line in SETTINGS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 5 or not cells[2].startswith("`"):
            continue
        what, option, variable, key, otherwise = (cell.replace("`", "") for cell in cells)
        others = [*filter(None, [option and f"option {option}", key and f"“{key}” in the file of settings"])]
        yield from [".TP", f".B {text(variable)}", text(f"{what[0].upper()}{what[1:]}{' (' + ', '.join(others) + ')' if others else ''}; else {otherwise}.")]


def one_sentence(words):
    """As the index of manual pages wants it: no full stop, and a small letter first."""
    return words[0].lower() + words[1:].rstrip(".")


def text(words):
    """Words as they are, whatever groff would make of them."""
    words = re.sub(r"\s+", " ", words).replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", "\\\\&", words)


main(sys.argv[1])
