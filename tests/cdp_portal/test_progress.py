import io
import re

import pytest
from django.core.management.base import OutputWrapper

from cdp_portal.progress import progress, step


class Terminal(io.StringIO):
    def isatty(self):
        return True


def without_times(stream):
    return re.sub(r"[0-9.]+ s", "0 s", stream.getvalue())


@pytest.mark.parametrize("wrap", [lambda stream: stream, OutputWrapper])
def test_one_line_per_step_outside_a_terminal(wrap):
    stream = io.StringIO()
    assert list(progress(iter("abc"), "Load areas", stream=wrap(stream))) == ["a", "b", "c"]
    with step("Make the pack", stream=wrap(stream)):
        pass
    assert without_times(stream) == "Load areas … 3 (0 s)\nMake the pack … done (0 s)\n"


def test_an_empty_step():
    stream = io.StringIO()
    assert list(progress([], "Load areas", stream=stream)) == []
    assert without_times(stream) == "Load areas … 0 (0 s)\n"


def test_a_failing_step_says_so():
    stream = io.StringIO()
    with pytest.raises(KeyError), step("Load areas", stream=stream):
        raise KeyError
    assert without_times(stream) == "Load areas … stopped (0 s)\n"


@pytest.mark.parametrize("wrap", [lambda stream: stream, OutputWrapper])
def test_a_bar_on_a_terminal(wrap):
    stream = Terminal()
    assert list(progress(range(3), "Load areas", stream=wrap(stream))) == [0, 1, 2]
    last = stream.getvalue().rstrip().rsplit("\r", 1)[-1]
    assert last.startswith("Load areas: 100%|")
