"""Boards that would become one: their seats, and who would sit there more than once. Pure: it asks no query."""

from collections.abc import Iterable
from dataclasses import dataclass

from cdp_portal.sentences import counted


@dataclass(frozen=True)
class Chair:
    """A seat on a board on the day."""

    board: int
    organisation: str
    post: str
    is_vacant: bool


@dataclass(frozen=True)
class Board:
    """A board with the sentence that says whom it answers to."""

    pk: int
    name: str
    kept_by: str
    answers_to: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True)
class BoardSeats:
    board: Board
    seats: int
    organisations: int
    vacant: int


@dataclass(frozen=True)
class Repeated:
    """An organisation on more than one of the boards; `posts` are those of its posts that are, too."""

    organisation: str
    where: tuple[str, ...]
    posts: tuple[str, ...]
    seats: int
    once_each: int


@dataclass(frozen=True)
class Joined:
    """The boards together. `once_each_post` and `once_each_organisation`: seats left if each sat once."""

    boards: tuple[BoardSeats, ...]
    repeated: tuple[Repeated, ...]
    seats: int
    vacant: int
    once_each_post: int
    once_each_organisation: int

    @property
    def seated(self) -> int:
        """How many of the boards have seats: with fewer than two there is nothing to compare."""
        return sum(1 for one in self.boards if one.seats)


def joined_boards(boards: Iterable[Board], chairs: Iterable[Chair]) -> Joined:
    """The boards, their seats on the day, and which organisations and posts sit on more than one of them."""
    boards, chairs = list(boards), list(chairs)
    return Joined(
        boards=tuple(_counted(board, [one for one in chairs if one.board == board.pk]) for board in boards),
        repeated=tuple(_repeated(boards, chairs)),
        seats=len(chairs),
        vacant=sum(one.is_vacant for one in chairs),
        once_each_post=len({(one.organisation, _same(one.post)) for one in chairs}),
        once_each_organisation=len({one.organisation for one in chairs}),
    )


def _same(post: str) -> str:
    """Posts are the same whatever their capitals and spaces."""
    return " ".join(post.casefold().split())


def _counted(board: Board, chairs: list[Chair]) -> BoardSeats:
    organisations = {one.organisation for one in chairs}
    return BoardSeats(board, len(chairs), len(organisations), sum(one.is_vacant for one in chairs))


def _repeated(boards: list[Board], chairs: list[Chair]) -> Iterable[Repeated]:
    names = {board.pk: board.name for board in boards}
    for organisation in sorted({one.organisation for one in chairs}, key=str.casefold):
        own = [one for one in chairs if one.organisation == organisation]
        if len({one.board for one in own}) < 2:
            continue
        posts = {_same(one.post): one.post for one in own}
        where = [(pk, sum(one.board == pk for one in own)) for pk in names]
        yield Repeated(
            organisation=organisation,
            where=tuple(f"{names[pk]}: {counted(seats, 'seat')}" for pk, seats in where if seats),
            posts=tuple(
                post for key, post in posts.items() if len({one.board for one in own if _same(one.post) == key}) > 1
            ),
            seats=len(own),
            once_each=len(posts),
        )
