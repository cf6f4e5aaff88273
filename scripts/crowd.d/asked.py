"""Compares all answers with the ledger at rest."""

import concurrent.futures
import json

import finished as finishing
from forms import Wrong, difference


def compare_all(world, finished):
    """Gives how many answers there were."""
    with concurrent.futures.ThreadPoolExecutor(finishing.COPIES) as pool:
        list(pool.map(lambda numbered: compare(world, finished, *numbered), enumerate(world.asked)))
    check_at_rest(world)
    return len(world.asked)


def compare(world, finished, number, asked):
    question, answer = asked
    try:
        question.compare(finished, answer)
    except Wrong as wrong:
        where = keep(world, number, answer, wrong)
        detail = "" if wrong.found is None else difference(wrong.found, wrong.wanted)
        world.fail(f"wrong answer: {wrong.what} ({where})", answer, detail)
    except Exception as error:
        world.fail(f"an answer that cannot be read ({keep(world, number, answer, None)}): {error!r}", answer)


def keep(world, number, answer, wrong):
    """Leaves an answer, and the one that would be right, in files."""
    place = world.folder / "answers" / str(number)
    place.with_suffix(".found").write_bytes(answer.out)
    if wrong and wrong.wanted is not None:
        place.with_suffix(".right").write_text(
            wrong.wanted if isinstance(wrong.wanted, str) else json.dumps(wrong.wanted, default=str, indent=1))
    return place.with_suffix(".found")


def check_at_rest(world):
    """The ledger that the crowd leaves is in order."""
    world.is_sound(world.run(["verify", "--deep"]))
