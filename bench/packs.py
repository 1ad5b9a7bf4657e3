"""Meeting packs: the average one against the engine alone and against other tools, a very large one, four at once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import board_pack
from bench.measure import Cost, Stopwatch, interleaved
from bench.pack_jobs import Engine, Fresh, Rival, lay_out
from bench.table import Comparison, Measured
from cdp_portal.pdf.pack import LIMITS, PackSpec, build_pack

ROUNDS, RIVAL_ROUNDS = 7, 3
AT_ONCE = 4


def comparisons() -> list[Comparison]:
    """The rows, and a line on the screen for each rival that is not there."""
    with TemporaryDirectory(prefix="cdp-bench-") as name:
        folder = Path(name)
        spec = board_pack.average()
        pages = lay_out(spec, folder)
        return [
            *_against_engine(spec, folder, pages),
            *_against_rivals(spec, folder, pages),
            _at_once(folder, pages),
            _largest(),
        ]


def _against_engine(spec: PackSpec, folder: Path, pages: int) -> list[Comparison]:
    cold = Fresh(folder)
    jobs = {"warm": partial(build_pack, spec), "cold": cold, "engine": Engine(folder)}
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(), warm_ups=1)
    engine = Measured("the PDF engine alone", costs["engine"], pages=pages)
    warm = Measured("Pack", costs["warm"], pages=pages, megabytes=cold.megabytes)
    first = Measured("Pack, cold", costs["cold"], pages=pages, megabytes=cold.megabytes)
    what = f"A pack of {pages} pages, 12 papers written in the portal and 8 uploaded ones"
    against = "against typst alone on the same document with blank pages for the uploaded papers."
    return [
        Comparison(warm, engine, f"{what}, made by build_pack in its limited process, {against}"),
        Comparison(first, engine, f"{what}, as the first thing that a newly started Python does, {against}"),
    ]


def _against_rivals(spec: PackSpec, folder: Path, pages: int) -> list[Comparison]:
    rivals = {rival.name: rival for rival in (Rival("WeasyPrint", folder), Rival("Chromium", folder)) if rival.works()}
    jobs = {"pack": partial(build_pack, spec), **rivals}
    costs = interleaved(jobs, rounds=RIVAL_ROUNDS, stopwatch=Stopwatch(), warm_ups=0)
    pack = Measured("Pack beside its rivals", costs["pack"], pages=pages)
    return [
        Comparison(
            pack,
            Measured(f"{name} and a merge", costs[name], pages=rival.pages),
            f"The same pack of {pages} pages, against {name} making it from HTML ({rival.pages} pages) and pikepdf "
            "laying the uploaded papers into its blank pages, all in one process that has just started.",
        )
        for name, rival in rivals.items()
    ]


def _at_once(folder: Path, pages: int) -> Comparison:
    """By the clock: it is what four officers wait for."""
    job = Fresh(folder)

    def together() -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda _number: job(), range(AT_ONCE)))

    def in_a_row() -> None:
        for _number in range(AT_ONCE):
            job()

    jobs = {"together": together, "in a row": in_a_row}
    costs = interleaved(jobs, rounds=RIVAL_ROUNDS, stopwatch=Stopwatch(), warm_ups=0)
    clocks = {name: Cost(cost.clock, None) for name, cost in costs.items()}
    return Comparison(
        Measured("Packs, four at once", clocks["together"], pages=pages * AT_ONCE, megabytes=job.megabytes),
        Measured("four in a row", clocks["in a row"], pages=pages * AT_ONCE),
        f"Four packs of {pages} pages begun together, each in a process of its own (the most memory of one is told), "
        "against the same four one after the other.",
    )


def _largest() -> Comparison:
    with TemporaryDirectory(prefix="cdp-bench-") as name:
        folder = Path(name)
        pages = lay_out(board_pack.largest(), folder)
        fresh, engine = Fresh(folder), Engine(folder)
        costs = interleaved({"pack": fresh, "engine": engine}, rounds=1, stopwatch=Stopwatch(), warm_ups=0)
    return Comparison(
        Measured(f"Pack of {pages:,} pages", costs["pack"], pages=pages, megabytes=fresh.megabytes),
        Measured("the PDF engine alone", costs["engine"], pages=pages, megabytes=engine.megabytes),
        f"A pack of {pages:,} pages, whose process may have {LIMITS.megabytes:,} MB of address space and "
        f"{LIMITS.seconds} seconds, against typst alone on the same document.",
    )
