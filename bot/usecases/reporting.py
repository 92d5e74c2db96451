"""What a reporter does with a signal: send it, add to it, change a word, take it back (SCREENS §2, §5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from bot.ports import Chat
from bot.route.access import Deed, all_may_receive, may
from bot.route.effects import Alert, Decision, DueKind, Plan, Tell
from bot.route.model import Case, CaseId, Code, Entry, EntryKind, Flag, Reporter, Staff, Status, Whom
from bot.route.promises import first_promise
from bot.route.refusals import Reason, Refusal
from bot.route.routing import Routed
from bot.route.spoed import is_urgent
from bot.route.steps import Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases import absence, spoed
from bot.usecases.answers import keep_told, told_of
from bot.usecases.casework import waiting
from bot.usecases.muting import who_hears
from bot.usecases.recording import Place, next_seq, record
from bot.usecases.scene import Scene
from bot.usecases.unanswered import answered

REPORTER: Final = "melder"


class Piece(Protocol):
    """One typed message: its id in the chat, and its words."""

    @property
    def message(self) -> int:
        """The id of the message it came in."""

    @property
    def text(self) -> str:
        """What was typed."""


@dataclass(frozen=True)
class Signal:
    """What a reporter decided to send, and to whom."""

    whom: Whom
    pieces: Sequence[Piece] = field(repr=False)
    kinds: tuple[str, ...] = field(repr=False)
    group: str | None = field(repr=False)
    routed: Routed | None
    name: str = field(repr=False, default="")
    told: Mapping[str, str] = field(repr=False, default_factory=dict)


def submit(scene: Scene, chat: Chat | None, draft: CaseId, signal: Signal) -> Case | Refusal:
    """The draft becomes a case: routed, promised, alerted, and bound to the chat, if any (DOMAIN §1.4 *verzenden*).

    Refuses with GROUP_GONE or RECEIVER_GONE when the school changed under the talk; then nothing is written.
    """
    if signal.group is not None and scene.school.group(signal.group) is None:
        return Refusal(Reason.GROUP_GONE)
    if signal.routed is None:
        return Refusal(Reason.RECEIVER_GONE)
    case = _new_case(scene, draft, signal, signal.routed)
    if not all_may_receive(case.receivers, case, scene.school):
        return Refusal(Reason.RECEIVER_GONE)
    moved = advance(case, Event.VERZENDEN, REPORTER, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    sent, step = moved
    record(scene.unit, Decision(sent, (step,), _first_effects(scene, sent)))
    _keep(scene, sent, signal)
    if chat is not None:
        scene.unit.bind_reporter(sent.id, chat)
    spoed.look_for_danger(scene, sent.id, (piece.text for piece in signal.pieces))
    return sent


def pass_on(scene: Scene, staff: Staff, draft: CaseId, signal: Signal) -> Case | Refusal:
    """A connected colleague tells, at the desk and in her own name; no chat leads back to her (SCREENS §9)."""
    hers = replace(signal, name=staff.name, told={**signal.told, "by": staff.id})
    return submit(scene, None, draft, hers)


def _new_case(scene: Scene, draft: CaseId, signal: Signal, routed: Routed) -> Case:
    return Case(
        id=draft,
        code=_free_code(scene),
        status=Status.CONCEPT,
        whom=signal.whom,
        group=signal.group,
        receivers=(routed.receiver,),
        kept_out=routed.kept_out,
        flags=routed.flags | (frozenset() if signal.name else {Flag.ANONIEM}),
        sent_at=truncate_to_hour(scene.now),
        promised_at=first_promise(scene.calendar, scene.now).by,
    )


def _free_code(scene: Scene) -> Code:
    code = scene.chance.code()
    while scene.unit.code_taken(code):
        code = scene.chance.code()
    return code


def _first_effects(scene: Scene, case: Case) -> tuple[Tell | Plan, ...]:
    at = scene.alert_at()
    promise = first_promise(scene.calendar, scene.now)
    tells = tuple(Tell(staff, Alert.NEW, at) for staff in case.receivers)
    return (*tells, Plan(DueKind.PROMISE, promise.fires), *waiting(scene, at, case.receivers))


def _keep(scene: Scene, case: Case, signal: Signal) -> None:
    entries = [(EntryKind.STORY, piece.text, piece.message) for piece in signal.pieces]
    if signal.kinds:
        entries.append((EntryKind.KINDS, ",".join(signal.kinds), 0))
    if signal.name:
        entries.append((EntryKind.NAME, signal.name, 0))
    for seq, (kind, text, part) in enumerate(entries, start=1):
        scene.unit.put_entry(case.id, Entry(seq, kind, text, part))
    keep_told(scene.unit, case.id, signal.told)


def add_words(
    scene: Scene, reporter: Reporter, case_id: CaseId, pieces: Sequence[Piece], *, can_wait: bool = False
) -> Case | Refusal:
    """What a reporter typed later joins the case, marked as added; whoever works on it is alerted.

    ``can_wait``: nothing in it speaks of danger, so that who muted the case need not hear of it.
    """
    case = scene.unit.case(case_id, reporter)
    if case is None or not may(reporter, Deed.ADD, case):
        return Refusal(Reason.CANNOT)
    entries = scene.unit.entries(case_id, reporter)
    first = next_seq(entries)
    cut = Flag.LOSGEKOPPELD in case.flags  # With a code nothing is kept of any chat, not even the number of a message.
    for seq, piece in enumerate(pieces, start=first):
        scene.unit.put_entry(case_id, Entry(seq, EntryKind.ADDED, piece.text, 0 if cut else piece.message))
    _alert_readers(scene, case, can_wait)
    answered(scene, case)
    spoed.look_for_danger(scene, case_id, (piece.text for piece in pieces))
    return case


def _alert_readers(scene: Scene, case: Case, can_wait: bool = False) -> None:
    """There is news: one alert with the next ones, however often something is added before then (SCREENS §10.1)."""
    case = absence.covered(scene, case)
    readers, at = ((case.owner,) if case.owner else case.receivers), scene.alert_at()
    if is_urgent(case):
        readers, at = tuple(dict.fromkeys((*readers, *case.receivers))), scene.opens_at()
    hear = who_hears(scene, case, readers) if can_wait and not is_urgent(case) else readers
    if hear == readers:  # Else an alert on its way may be of something that is not muted.
        scene.unit.unsay(case.id, Alert.REPLY)
    tells = tuple(Tell(staff, Alert.REPLY, at, case.version) for staff in hear)
    record(scene.unit, Decision(case, (), tells))


def change_words(scene: Scene, reporter: Reporter, message: int, text: str) -> bool:
    """An edited message takes its place in the case it is part of; the old words stay sealed. False: it is in none.

    Whoever may have read the old words hears that there is news (DESIGN §3.1).
    """
    for case in filter(None, (scene.unit.case(case_id, reporter) for case_id in reporter.cases)):
        entry = next((e for e in scene.unit.entries(case.id, reporter) if e.part == message), None)
        if entry is not None and may(reporter, Deed.ADD, case):
            scene.unit.put_entry(case.id, replace(entry, text=text, changed=True))
            if case.opened:
                _alert_readers(scene, case)
            spoed.look_for_danger(scene, case.id, (text,))
            return True
    return False


def unread(case: Case) -> bool:
    """Whether nobody at school has opened it yet: then taking it back leaves nothing."""
    return not case.opened and case.owner is None


def take_back(scene: Scene, reporter: Reporter, case_id: CaseId) -> Refusal | None:
    """Until somebody at school opened it, one tap erases everything (SCREENS ``report-sent``). None: it is gone."""
    case = scene.unit.case(case_id, reporter)
    if case is None or not unread(case) or not may(reporter, Deed.TAKE_BACK, case):
        return Refusal(Reason.CANNOT)
    moved = advance(case, Event.TERUGHALEN, REPORTER, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    gone, step = moved
    record(scene.unit, Decision(gone, (step,)))
    scene.unit.erase_case(case_id)
    return None


def tell_more(scene: Scene, reporter: Reporter, case_id: CaseId, told: Mapping[str, str], name: str = "") -> None:
    """Each answer after sending counts at once; answered again, the last one stands (SCREENS §3, §8)."""
    case = scene.unit.case(case_id, reporter)
    if case is None or not may(reporter, Deed.ADD, case):
        return
    before = told_of(scene.unit.entries(case_id, reporter))
    keep_told(scene.unit, case_id, {key: option for key, option in told.items() if before.get(key) != option})
    if name:
        give_name(scene, reporter, case_id, name)


def say_whom(scene: Scene, reporter: Reporter, case_id: CaseId, who: str) -> None:
    """A witness types whom it is about; typed again, the last one stands (SCREENS ``other-who``)."""
    case = scene.unit.case(case_id, reporter)
    if case is None or case.whom is not Whom.OTHER or not may(reporter, Deed.ADD, case):
        return
    if who not in {e.text for e in scene.unit.entries(case_id, reporter) if e.kind is EntryKind.ABOUT}:
        scene.unit.put_entry(case_id, Entry(Place.ABOUT, EntryKind.ABOUT, who))


def give_name(scene: Scene, reporter: Reporter, case_id: CaseId, name: str) -> Case | Refusal:
    """The reporter's own decision, and only hers: from now on who helps her knows who she is (G11)."""
    case = scene.unit.case(case_id, reporter)
    if case is None or not may(reporter, Deed.ADD, case):
        return Refusal(Reason.CANNOT)
    entries = scene.unit.entries(case_id, reporter)
    given = [e for e in entries if e.kind is EntryKind.NAME]
    if given and given[-1].text == name:
        return case
    seq = given[-1].seq if given else next_seq(entries)
    scene.unit.put_entry(case_id, Entry(seq, EntryKind.NAME, name))
    record(scene.unit, Decision(replace(case, flags=case.flags - {Flag.ANONIEM})))
    if case.opened or is_urgent(case):
        _alert_readers(scene, replace(case, version=case.version + 1, flags=case.flags - {Flag.ANONIEM}))
    return case


def answer(scene: Scene, reporter: Reporter, case_id: CaseId, pieces: Sequence[Piece]) -> Case | Refusal:
    """What she typed while a question of the coach stood open is the answer to it (SCREENS ``asked``)."""
    added = add_words(scene, reporter, case_id, pieces)
    heard(scene, reporter, case_id)
    return added


def heard(scene: Scene, reporter: Reporter, case_id: CaseId) -> None:
    """The reporter saw the word that stood behind the nudge: the card says how it stands again."""
    case = scene.unit.case(case_id, reporter)
    if case is not None and case.word:
        record(scene.unit, Decision(replace(case, word="")))


def unreachable(scene: Scene, reporter: Reporter, blocked: bool) -> None:
    """The reporter closed or opened the door: a fact about her cases, not an error (DESIGN §3)."""
    for case_id in reporter.cases:
        case = scene.unit.case(case_id, reporter)
        if case is not None and Flag.LOSGEKOPPELD not in case.flags:
            flags = case.flags | {Flag.ONBEREIKBAAR} if blocked else case.flags - {Flag.ONBEREIKBAAR}
            record(scene.unit, Decision(replace(case, flags=flags)))
