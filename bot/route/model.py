"""The nouns of De Route: case, entry, staff, class, school, and who acts. Values only; no rules live here.

Sources: DOMAIN §1.1 (roles), §1.4 (states and flags), DESIGN §2 and §3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from bot.route.week import Shift, Week

CaseId = NewType("CaseId", str)
"""32 hexadecimal digits. A draft has one too, and becomes the case of the same id when it is sent (DESIGN §3.2)."""
StaffId = NewType("StaffId", str)
"""32 hexadecimal digits."""
ChatId = NewType("ChatId", int)
"""Where a person can be reached. Lives in memory only; no row holds it in the clear (SECURITY §2.4)."""
Code = NewType("Code", str)
"""Five characters of ``CODE_ALPHABET`` that name a case to people; never derived from a class or a name."""

CODE_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH: Final = 5


class Whom(StrEnum):
    """Who tells, and about whom (SCREENS §2, §4, §8, §9). Only ``ME`` is the pupil whom the case is about.

    ``ME``, ``OTHER`` and ``PART`` are told by a pupil. What a parent tells about, and how a member of
    staff knows it, is sealed with the story.
    """

    ME = "me"
    OTHER = "other"
    PART = "part"
    PARENT = "parent"
    STAFF = "staff"


class Status(StrEnum):
    """The main status of a case, one at a time (DOMAIN §1.4)."""

    CONCEPT = "concept"
    NIEUW = "nieuw"
    ONTVANGEN = "ontvangen"
    ANALYSE = "analyse"
    PLAN = "plan"
    HERSTELGESPREK = "herstelgesprek"
    BORGING = "borging"
    MEEKIJKEN = "meekijken"
    NIET_GESTOPT = "niet-gestopt"
    MAATREGEL = "maatregel"
    AFGEROND = "afgerond"
    GESLOTEN_ANDERS = "gesloten-anders"
    GEWIST = "gewist"


class Flag(StrEnum):
    """What is true beside the status (DOMAIN §1.4). Flags about a pupil come with that pupil (later)."""

    ANONIEM = "anoniem"
    MEDEWERKER = "medewerker"
    VERTROUWD = "vertrouwd"
    """Who told chose the vertrouwenspersoon: it goes on to nobody else unless who told says so."""
    SPOED = "spoed"
    ONBEVESTIGD = "onbevestigd"
    """SPOED, and nobody has said yet that they act."""
    ONBEREIKBAAR = "onbereikbaar"
    LOSGEKOPPELD = "losgekoppeld"
    MET_CODE = "met-code"
    TERUGGEHAALD = "teruggehaald"
    STIL = "stil"
    TEAM_A = "team-a"
    """The ondersteuningsteam may know the name of A: her yes and her parents' stand (P-41)."""
    TEAM_B = "team-b"
    NAAR_COACH = "naar-coach"
    """A said that a coach may take it over from who was told in confidence, and that coach is asked (SCREENS §12)."""


OWN_CHAIN: Final = frozenset({Flag.MEDEWERKER, Flag.VERTROUWD})
"""What only a vertrouwenspersoon may receive, also in silence and in danger (G10, SCREENS §12)."""


class Role(StrEnum):
    """What a member of staff may be (DOMAIN §1.1)."""

    COACH = "coach"
    COACH_ONDERSTEUNER = "coach-ondersteuner"
    ACHTERWACHT = "achterwacht"
    ONDERSTEUNINGSTEAM = "ondersteuningsteam"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    TEAMLEIDER = "teamleider"
    RECTOR = "rector"
    AANSPREEKPUNT = "aanspreekpunt"
    BEHEERDER = "beheerder"


@dataclass(frozen=True)
class Staff:
    """A member of staff.

    ``away_until``: ill today, and until when; far off when nobody knows. A scene has it only while it lasts.
    ``seated``: opened the invite in a chat; ``active``: and the beheerder confirmed the person; ``reachable``: has not
    closed the door to the bot; ``paused``: was confirmed, but is away for now, and therefore not active. ``week``: the
    days on which they work, as they said themselves. ``shifts``: when an achterwacht is on duty, as the beheerder set.
    """

    id: StaffId
    name: str = field(repr=False)
    roles: frozenset[Role]
    active: bool = True
    seated: bool = True
    reachable: bool = True
    paused: bool = False
    week: Week = field(default=Week(), repr=False)
    away_until: datetime | None = None
    shifts: tuple[Shift, ...] = field(default=(), repr=False)

    @property
    def there(self) -> bool:
        """Whether something may be asked of this person now: who is ill, or closed the door, is passed by (§1.5)."""
        return self.reachable and self.away_until is None


@dataclass(frozen=True)
class Group:
    """A class (*klas*) and the coaches who read for it, in order. ``name`` is the school's own, like ``2HE``."""

    name: str = field(repr=False)
    year: int
    coaches: tuple[StaffId, ...]


@dataclass(frozen=True)
class School:
    """Everybody and everything that routing needs to know; read anew at every input."""

    name: str
    staff: tuple[Staff, ...]
    groups: tuple[Group, ...]
    contacts: Mapping[str, str] = field(default_factory=dict, repr=False)

    def with_role(self, role: Role) -> tuple[Staff, ...]:
        """The active staff with this role, in the order of the staff list."""
        return tuple(s for s in self.staff if role in s.roles and s.active)

    def member(self, staff_id: StaffId | None) -> Staff | None:
        """The member of staff with this id, or None when nobody (any more) has it."""
        return next((s for s in self.staff if s.id == staff_id), None)

    def group(self, name: str | None) -> Group | None:
        """The class with this name, or None."""
        return next((g for g in self.groups if g.name == name), None)


@dataclass(frozen=True)
class Reporter:
    """Who holds the chat that these cases came from: the only way a melder is known (DESIGN §1)."""

    cases: frozenset[CaseId] = frozenset()


@dataclass(frozen=True)
class Clock:
    """Time itself, when a due moment fires. It reads what it needs and never touches content."""


Actor = Reporter | Staff | Clock


@dataclass(frozen=True)
class Case:
    """One signal and what became of it. Content (story, names) is not in here: see ``Entry``.

    ``receivers`` may open it and get its alerts; ``owner`` picked it up; who stands in ``kept_out`` never sees it,
    in no list and no count (SCREENS ``report-receiver``). ``shared``: colleagues who may look at it until it is taken
    back, as far as their role goes (DOMAIN §1.3). ``second`` is asked to confirm that there is acute danger, and sees
    that question alone (SCREENS §13). ``sent_at`` is truncated to the hour (SECURITY §2.7).
    """

    id: CaseId
    code: Code
    status: Status
    whom: Whom
    group: str | None = field(repr=False)
    receivers: tuple[StaffId, ...]
    sent_at: datetime
    owner: StaffId | None = None
    kept_out: frozenset[StaffId] = frozenset()
    shared: tuple[StaffId, ...] = ()
    second: StaffId | None = None
    flags: frozenset[Flag] = frozenset()
    opened: bool = False
    word: str = ""
    promised_at: datetime | None = None
    version: int = 0


class EntryKind(StrEnum):
    """What a piece of content is."""

    STORY = "story"
    KINDS = "kinds"
    ADDED = "added"
    NAME = "name"
    TOLD = "told"
    ABOUT = "about"
    """Whom it is about, as a witness typed it: A, and nobody else."""
    DANGER = "danger"
    """Why it is SPOED: the word group, or that the button was pressed; no words of anybody."""
    NUDGED = "nudged"
    """How often the reporter was nudged, and when last: numbers, no words of anybody."""
    QUESTION = "question"
    READY_QUESTION = "ready-question"
    DOSSIER = "dossier"
    KEPT = "kept"
    MUTED = "muted"
    """Who of the staff wants no alert when something is added."""
    NOTE = "note"
    """A note of who has it, for who goes on with it: never for a reporter (DOMAIN §5.3)."""
    SECOND = "second"
    """What a second person is asked to confirm, while that is asked: for that person alone (SCREENS §13)."""


@dataclass(frozen=True)
class Entry:
    """One sealed piece of what was told. ``part`` names the typed message it came from, so that an edit finds it."""

    seq: int
    kind: EntryKind
    text: str = field(repr=False)
    part: int = field(repr=False, default=0)
    changed: bool = False


@dataclass(frozen=True)
class Step:
    """One line of a case's history: append-only, no content (DOMAIN §1.4)."""

    before: Status
    event: str
    after: Status
    by: str
    at: datetime


@dataclass(frozen=True)
class Reading:
    """Somebody of the staff opened the story of a case."""

    staff: StaffId
    at: datetime
