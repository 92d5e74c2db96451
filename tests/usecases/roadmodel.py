"""What a case must look like, by rules that are written down a second time: for the machine of ``test_road_machine``.

Each method is one act: True, and the model as it becomes, or False and nothing. Nothing here looks at the rules of
``bot.route``, apart from its nouns.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.route.dossier import Consent, Dossier, Joins, Kept, Noted, Parents, Reason, Round, Verdict, Wish
from bot.route.lines import Flagged, Rule, Sign, Silenced, Task
from bot.route.model import StaffId, Status, Whom
from bot.route.steps import FINAL
from bot.usecases.ladder import Deed, Invited, Met, NotNow, Raised
from bot.usecases.road import Agreed, FirstTalk
from bot.usecases.sharing import Knows, Shared
from bot.usecases.team import TeamAsked

UNTIL_AGREED: Final = {Status.ONTVANGEN, Status.ANALYSE, Status.PLAN, Status.HERSTELGESPREK, Status.MEEKIJKEN}
UNDECIDED: Final = {Status.ONTVANGEN: Status.ANALYSE, Status.HERSTELGESPREK: Status.PLAN}
"""Where a talk leads in which she does not know yet; from anywhere else it stays where it is."""
CAN_END: Final = {Status.BORGING, Status.MEEKIJKEN, Status.NIET_GESTOPT}
CALLABLE: Final = {Parents.PUPIL_TELLS, Parents.COACH_CALLS, Parents.CALLED}
TOLD: Final = {Parents.CALLED, Parents.ADULT}
WANTS: Final = {Wish.HERSTELGESPREK, Wish.ANDER_PLAN}
SERIOUS: Final = {Sign.VIOLENCE, Sign.THREAT, Sign.SEXUAL, Sign.DISCRIMINATION, Sign.STAYS_HOME}
LASTING: Final = {Sign.GROUP, Sign.MORE_TELL, Sign.AGAIN}
SEVERAL: Final = {Sign.SOME, Sign.GROUP, Sign.MORE_A}
NOTABLE: Final = SERIOUS | LASTING | SEVERAL
KEPT_FOR: Final = timedelta(days=60)


@dataclass
class Model:
    """One case."""

    whom: Whom
    status: Status = Status.NIEUW
    owner: StaffId | None = None
    opened: bool = False
    dossier: Dossier = field(default_factory=Dossier)
    forgotten_at: datetime | None = None
    shared: set[StaffId] = field(default_factory=set)
    unlinked: bool = False
    nameless: bool = False

    @property
    def locked(self) -> bool:
        """Nobody talked with her, she wants nothing (yet), or she said last that it is not so."""
        said_no = bool(self.dossier.consents) and self.dossier.consents[-1].answer is False
        return self.dossier.talked_on is None or said_no or self.dossier.wish not in WANTS

    @property
    def _asks_her(self) -> bool:
        """It runs, and is about who sent it."""
        return self.whom is Whom.ME and self.status not in FINAL

    def works(self, by: StaffId) -> bool:
        """Only who picked it up works on it, until the end."""
        return self.owner == by and self.status not in FINAL

    def records(self, **changes: object) -> bool:
        """The dossier becomes this."""
        self.dossier = replace(self.dossier, **changes)  # type: ignore[arg-type]
        return True

    # --- The coach ----------------------------------------------------------------------------------------------------

    def pick_up(self, by: StaffId) -> bool:
        """It has an owner; who takes over goes on where it was."""
        self.owner, self.opened = by, True
        self.status = Status.ONTVANGEN if self.status is Status.NIEUW else self.status
        return True

    def read(self) -> bool:
        """From now on it cannot be taken back."""
        self.opened = True
        return True

    def handed_on(self, by: StaffId) -> None:
        """Who had it is away, and it waits for somebody else."""
        if self.works(by):
            self.owner = None
            self.status = Status.NIEUW if self.status is Status.ONTVANGEN else self.status

    def asks(self, by: StaffId, today: date) -> bool:
        """Whoever can be reached; a day that is over brings it back no more, until they talked."""
        if not self.works(by) or self.unlinked:
            return False
        day = self.dossier.due_on
        over = day is not None and day <= today and self.dossier.talked_on is None
        return self.records(asked=(*self.dossier.asked, today), due_on=None if over else day)

    def keep_watch(self, by: StaffId, first: date, later: date) -> bool:
        """Whom nobody knows, asked and silent; once more after that."""
        again = self.status is Status.MEEKIJKEN
        begun = again or self.status in {Status.ONTVANGEN, Status.ANALYSE}
        silent = again or bool(self.dossier.asked) or self.unlinked
        nobody = self.whom is Whom.ME and self.nameless and self.dossier.talked_on is None
        if not (self.works(by) and begun and silent and nobody):
            return False
        self.status = Status.MEEKIJKEN
        return self.records(asked=(), due_on=later if again else first)

    def plan_talk(self, by: StaffId, day: date) -> bool:
        """As long as nothing was agreed."""
        return self.works(by) and self.status in UNTIL_AGREED and self.records(due_on=day)

    def first_talk(self, by: StaffId, talk: FirstTalk, now: datetime, today: date) -> bool:
        """As long as nothing was agreed; what she wants decides where it leads."""
        if not self.works(by) or self.status not in UNTIL_AGREED:
            return False
        undecided = UNDECIDED.get(self.status, self.status)
        leads_to = {Wish.NIETS: Status.MEEKIJKEN, Wish.NADENKEN: undecided}
        self.status = leads_to.get(talk.wish, Status.PLAN)
        return self.records(
            talked_on=today,
            recognised=self.dossier.recognised or talk.recognised,
            wish=talk.wish,
            consents=(*self.dossier.consents, Consent(talk.wish, f"plan-check-{talk.wish}", now)),
            parents_a=talk.parents,
            due_on=talk.on,
        )

    def talk_with_b(self, by: StaffId, joins: Joins, parents: Parents) -> bool:
        """Once she wants something; B who joins in a herstelgesprek makes one, B who does not ends it."""
        if not self.works(by) or self.locked:
            return False
        if self.status is Status.HERSTELGESPREK and joins is not Joins.YES:
            self.status = Status.PLAN
        elif self.status is not Status.PLAN:
            return False
        elif joins is Joins.YES and self.dossier.wish is Wish.HERSTELGESPREK:
            self.status = Status.HERSTELGESPREK
        return self.records(joins=joins, parents_b=parents)

    def agreed(self, by: StaffId, what: Agreed, today: date) -> bool:
        """In the herstelgesprek that both want, or as another plan."""
        held = self.status is Status.HERSTELGESPREK
        both = self.dossier.wish is Wish.HERSTELGESPREK and self.dossier.joins is Joins.YES
        if not self.works(by) or self.locked or not what.agreements:
            return False
        if self.status not in {Status.PLAN, Status.HERSTELGESPREK} or (held and not both):
            return False
        self.status = Status.BORGING
        self.records(agreements=what.agreements, others=what.others, agreed_on=today, magister=False, noted=())
        return self.records(due_on=what.follow_on, restored_on=today if held else None)

    def follow(self, by: StaffId, one: Round, again_on: date) -> bool:
        """As often as they like; whether it may be finished is asked anew afterwards."""
        if not self.works(by) or self.status is not Status.BORGING:
            return False
        rounds = (*self.dossier.rounds, one)
        return self.records(rounds=rounds, due_on=again_on, close_asked=False, close_answer=None)

    def leads_on(self, by: StaffId, one: Round) -> bool:
        """A vervolggesprek after which there is no next day yet, because it is the same, or worse, or not kept."""
        bad = one.a in {Verdict.HETZELFDE, Verdict.ERGER} or one.b is Kept.NIET
        return bad and self.follow(by, one, one.on)

    # --- More people --------------------------------------------------------------------------------------------------

    def notes(self, by: StaffId, signs: tuple[Sign, ...]) -> bool:
        """What a coach may note; what was noted before is gone."""
        allowed = self.works(by) and set(signs) <= NOTABLE
        return allowed and self.records(signs=tuple(s for s in Sign if s in signs))

    def fits(self, rule: Rule, today: date) -> bool:
        """Enough was noted, nobody decided it, and it is not silent."""
        known = set(self.dossier.signs)
        enough = {Rule.ERNST: known & SERIOUS, Rule.MEERDERE: known & SEVERAL, Rule.LIJKT_STRUCTUREEL: known & LASTING}
        silent = any(one.rule is rule and today < one.until for one in self.dossier.silenced)
        least = 2 if rule is Rule.LIJKT_STRUCTUREEL else 1
        return len(enough[rule]) >= least and not silent and rule not in {one.rule for one in self.dossier.flagged}

    def puts_off(self, by: StaffId, rule: Rule, why: str, today: date, until: date) -> bool:
        """With a reason."""
        allowed = self.works(by) and self.fits(rule, today) and bool(why.strip())
        line = Silenced(rule, why, today, until)
        return allowed and self.records(silenced=(*self.dossier.silenced, line))

    def flags(self, by: StaffId, rule: Rule, deed: Shared | None, able: bool, today: date) -> bool:
        """With a colleague who looks along, or with nobody; A first, or without a name, records nothing."""
        if not self.works(by) or not self.fits(rule, today):
            return False
        if deed is not None and not self.shares(by, deed, able):
            return False
        if deed is not None and deed.knows is not Knows.YES:
            return True
        return self.records(flagged=(*self.dossier.flagged, Flagged(rule, today)))

    def adds_task(self, by: StaffId, task: Task, today: date) -> bool:
        """Once more people confer, for a day that is not past."""
        more = self.dossier.flagged or self.dossier.tasks or self.status is Status.NIET_GESTOPT
        allowed = self.works(by) and bool(more) and task.by >= today and len(self.dossier.tasks) < 8
        return allowed and self.records(tasks=(*self.dossier.tasks, task))

    def does_task(self, by: StaffId, number: int, today: date) -> bool:
        """Ticked once."""
        if not self.works(by) or number >= len(self.dossier.tasks):
            return False
        some = [*self.dossier.tasks]
        some[number] = replace(some[number], done_on=some[number].done_on or today)
        return self.records(tasks=tuple(some))

    # --- When it does not stop ----------------------------------------------------------------------------------------

    def one_chance(self, by: StaffId, today: date, again_on: date) -> bool:
        """Once."""
        allowed = self.works(by) and self.status is Status.BORGING and self.dossier.chance_on is None
        return allowed and self.records(chance_on=today, due_on=again_on, decided=len(self.dossier.rounds))

    def agreed_again(self, by: StaffId, what: Agreed, today: date) -> bool:
        """While there are agreements, and she wants something."""
        if not self.works(by) or self.status is not Status.BORGING or self.locked or not what.agreements:
            return False
        new = {"agreements": what.agreements, "others": what.others, "agreed_on": today}
        self.records(**new, magister=False, noted=())
        return self.records(due_on=what.follow_on, decided=len(self.dossier.rounds))

    def not_now(self, by: StaffId, told: NotNow) -> bool:
        """With a reason."""
        if not self.works(by) or self.status not in {Status.BORGING, Status.NIET_GESTOPT} or not told.why.strip():
            return False
        put_off = (*self.dossier.put_off, Reason("not-stopped", told.why))
        return self.records(put_off=put_off, due_on=told.again_on, decided=len(self.dossier.rounds))

    def shares(self, by: StaffId, told: Shared, able: bool) -> bool:
        """With a colleague who is there."""
        if not self.works(by) or told.other == by or not able:
            return False
        self.shared |= {told.other} if told.knows is Knows.YES else set()
        return True

    def raised(self, by: StaffId, told: Raised, able: bool, aim: date, today: date) -> bool:
        """Once it was agreed; the first time she is told, and asked anew whether it is finished."""
        deed, before = told.deed, self.status
        if before not in {Status.BORGING, Status.NIET_GESTOPT}:
            tells_first = isinstance(deed, Shared) and deed.knows is Knows.FIRST
            waits = isinstance(deed, Invited) and deed.on is None
            if not tells_first and not waits:
                return False
        elif before is Status.BORGING and not self._is_put_off(deed):
            self.status = Status.NIET_GESTOPT
        if not self.does(by, deed, able, today):
            self.status = before
            return False
        if self.status is not before:
            new = {"decided": len(self.dossier.rounds), "tell_on": told.tell_on}
            later = {} if isinstance(deed, Invited | Met) else {"due_on": aim}
            self.records(**new, **later, close_asked=False, close_answer=None)
        return True

    def _is_put_off(self, deed: Deed) -> bool:
        no_day = isinstance(deed, Invited) and deed.on is None
        return no_day or (isinstance(deed, Shared) and deed.knows is Knows.FIRST)

    def does(self, by: StaffId, deed: Deed, able: bool, today: date) -> bool:
        """Shares; invites the parents of B once B was asked; or records what the talk with them came to."""
        if isinstance(deed, Shared):
            return self.shares(by, deed, able)
        assert not isinstance(deed, TeamAsked), "this school has no ondersteuningsteam"
        if not self.works(by) or (isinstance(deed, Invited) and deed.on is None):
            return self.works(by) and isinstance(deed, Invited) and self.records(parents_b=deed.parents)
        if self.status is not Status.NIET_GESTOPT:
            return False
        if isinstance(deed, Invited):
            fits = deed.parents in CALLABLE
            return fits and self.records(parents_b=deed.parents, invited_on=deed.on, due_on=deed.on)
        if deed.last_chance and self.dossier.last_chance_on:
            return False
        given = today if deed.last_chance else self.dossier.last_chance_on
        on = deed.evaluation.on if deed.evaluation else deed.on
        self.records(invited_on=None, last_chance_on=given, evaluation=deed.evaluation, due_on=on)
        return self.records(extra_help=self.dossier.extra_help or deed.extra_help, met_on=today, led_on=None)

    def evaluated(self, by: StaffId, again_on: date | None, today: date) -> bool:
        """It works, and the vervolggesprekken go on; or it does not."""
        if not self.works(by) or self.status is not Status.NIET_GESTOPT or self.dossier.evaluation is None:
            return False
        if again_on is None:
            return self.records(evaluation=None, due_on=today)
        self.status = Status.BORGING
        return self.records(evaluation=None, tell_on=None, due_on=again_on, decided=len(self.dossier.rounds))

    def asks_her(self, by: StaffId, day: date) -> bool:
        """It works, and she says whether it is finished."""
        looked = self.works(by) and self.dossier.evaluation is not None
        return looked and self.ask_close(by, day) and self.records(evaluation=None)

    def takes_back_sharing(self, by: StaffId, other: StaffId) -> bool:
        """Again and again."""
        if not self.works(by):
            return False
        self.shared -= {other}
        return True

    def parents_called(self, by: StaffId, of: str) -> bool:
        """Only after that pupil said how."""
        field_of = {"a": "parents_a", "b": "parents_b"}.get(of, "")
        before = {"a": self.dossier.parents_a, "b": self.dossier.parents_b}.get(of)
        return self.works(by) and before in CALLABLE and self.records(**{field_of: Parents.CALLED})

    def in_magister(self, by: StaffId, pupil: str, today: date) -> bool:
        """Once there is something to note, of one pupil or of all; shielded while those parents were not told."""
        known = self.dossier
        if not self.works(by) or not known.agreements or pupil not in {"", *self._noted_for}:
            return False
        told = {"A": known.parents_a in TOLD, "B": known.parents_b in TOLD}
        new = [Noted(one, today, not told.get(one)) for one in self._not_noted if pupil in {"", one}]
        return self.records(noted=(*known.noted, *new))

    @property
    def _noted_for(self) -> list[str]:
        who = {one.who for one in self.dossier.agreements}
        return [one for one in "ABCDEF" if one in "AB" or one in who]

    @property
    def _not_noted(self) -> list[str]:
        done = {one.pupil for one in self.dossier.noted}
        return [one for one in self._noted_for if one not in done] if self.dossier.agreements else []

    def ask_close(self, by: StaffId, day: date) -> bool:
        """Where it can be finished."""
        asked = self.works(by) and self.status in CAN_END
        return asked and self.records(close_asked=True, close_answer=None, due_on=day)

    def close(self, by: StaffId, reasons: tuple[Reason, ...], now: datetime) -> bool:
        """Where it can be finished, with a reason for each thing that is open."""
        if not self.works(by) or self.status not in CAN_END or self._open - {r.what for r in reasons}:
            return False
        self.status, self.forgotten_at = Status.AFGEROND, now + KEPT_FOR
        return self.records(reasons=reasons, due_on=None)

    @property
    def _open(self) -> set[str]:
        known = self.dossier
        worse = known.verdicts[-1:] in {(Verdict.HETZELFDE,), (Verdict.ERGER,)}
        things = {
            "parents-a": known.parents_a not in TOLD,
            "parents-b": bool(known.agreements) and known.parents_b not in TOLD,
            "magister-a": "A" in self._not_noted,
            "magister-b": "B" in self._not_noted,
            "magister-more": bool({*self._not_noted} - {"A", "B"}),
            "follow-up": not known.rounds,
            "her-word": not known.close_asked or known.close_answer is False or worse,
        }
        return {thing for thing, is_open in things.items() if is_open}

    # --- The reporter, and time ---------------------------------------------------------------------------------------

    def confirmed(self, right: bool) -> None:
        """What was written down last is right or not; a yes does not undo a no."""
        if self._asks_her and self.dossier.consents:
            *earlier, last = self.dossier.consents
            answer = last.answer if right and last.answer is False else right
            self.records(consents=(*earlier, replace(last, answer=answer)), asked=())

    def says_how(self, verdict: Verdict) -> None:
        """How it is, whenever she says it."""
        if self._asks_her:
            self.records(verdicts=(*self.dossier.verdicts, verdict), asked=())

    def says_done(self, done: bool) -> None:
        """Whether it is finished, when she was asked."""
        if self._asks_her and self.dossier.close_asked:
            self.records(close_answer=done, asked=())

    def taken_back(self) -> None:
        """Until somebody opened it."""
        if self.status is Status.NIEUW and not self.opened:
            self._erased()

    def unlinks(self) -> None:
        """She cut the way back; what was told stays, whatever becomes of it."""
        self.unlinked = self.nameless = True

    def time_passed(self, now: datetime) -> None:
        """Sixty days after the end everything is gone."""
        if self.forgotten_at is not None and self.forgotten_at <= now:
            self._erased()

    def _erased(self) -> None:
        self.status, self.owner, self.dossier = Status.GEWIST, None, Dossier()
        self.shared = set()
