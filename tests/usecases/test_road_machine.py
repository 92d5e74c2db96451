"""Everybody does anything at any moment, updates come twice and the process dies: the road stays the road (T6).

A reference model (``roadmodel``) says what each act comes to; the database is real SQLite. The same examples run each
time; with ``SIGNAAL_SEARCH=1`` other ones, and many more.
"""

import os
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.route.access import Deed, may
from bot.route.dossier import Agreement, By, Evaluation, Joins, Kept, Parents, Reason, Round, Verdict, Wish
from bot.route.lines import Doer, Rule, Sign, Task
from bot.route.model import Case, Reporter, Staff, StaffId, Whom
from bot.route.timing import add_school_days
from bot.usecases import (
    borging,
    casework,
    joining,
    ladder,
    meekijken,
    prompting,
    proposing,
    reporting,
    road,
    sharing,
    tasks,
)
from bot.usecases.handing_on import HandedOn
from bot.usecases.road import Agreed, FirstTalk
from bot.usecases.sharing import Knows, Shared
from handlers.inputs import Words
from tests.usecases.roadmodel import Model
from tests.usecases.roadside import (
    AGREEMENTS,
    ALL_REASONS,
    a_crash,
    comes_in,
    first_due,
    hires,
    picture,
    sends,
)
from tests.usecases.roadworld import MEMBERS, Chosen, World, acts, dies, taps
from tests.usecases.staffroom import a_staffroom

settings.register_profile(
    "road",
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # Shrinking takes minutes; the search below does it.
    max_examples=40,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "road-search",
    settings.get_profile("road"),
    phases=list(Phase),
    derandomize=False,
    max_examples=1500,
    stateful_step_count=50,
)
PROFILE: Final = "road-search" if os.environ.get("SIGNAAL_SEARCH") else "road"

WAITS: Final = [timedelta(hours=1), timedelta(hours=5), *(timedelta(days=days) for days in (1, 3, 8, 40))]

names = st.sampled_from(["Noor", ""])
days = st.integers(-1, 20)
shared = st.builds(Shared, st.sampled_from(MEMBERS), st.sampled_from(Knows))
evaluations = st.builds(Evaluation, st.just("elke week"), st.sampled_from(By), st.just(date(2026, 12, 18)))
meetings = st.builds(ladder.Met, st.booleans(), st.booleans(), evaluations)
invitations = st.builds(ladder.Invited, st.sampled_from(Parents), st.none() | st.just(date(2026, 12, 8)))
deeds = shared | meetings | invitations
talks = st.builds(FirstTalk, st.booleans(), st.sampled_from(Wish), st.sampled_from(Parents))
agreements = st.sampled_from([AGREEMENTS, AGREEMENTS, AGREEMENTS[:1], ()])
reasons = st.just(ALL_REASONS) | st.lists(st.sampled_from(ALL_REASONS), unique=True).map(tuple)


class RoadMachine(World):
    """Everything that people do with a case, and time."""

    @initialize(whom=st.sampled_from([Whom.ME, Whom.ME, Whom.ME, Whom.OTHER, Whom.PART]), name=names)
    def somebody_sends(self, whom: Whom, name: str) -> None:
        """A signal."""
        self.cases.append((sends(self.room, whom, name=name), Model(whom, nameless=not name)))

    @precondition(lambda self: len(self.cases) == 1 and self.present)
    @rule(whom=st.sampled_from(Whom))
    def sends_another(self, whom: Whom) -> None:
        """From the same chat, beside the first or after its end, to somebody who is there."""
        sent = sends(self.room, whom, to=self.present[0], chat=self.cases[0][0].chat_id)
        self.cases.append((sent, Model(whom)))

    @rule(chosen=acts)
    def reads(self, chosen: Chosen) -> None:
        """Opens the story."""
        self.does(chosen, lambda m, by, case: may(by, Deed.READ, case) and m.read(), casework.open_case)

    @rule(chosen=acts)
    def picks_up(self, chosen: Chosen) -> None:
        """The first who presses has it; pressed again it stays so."""

        def counts(model: Model, by: Staff, case: Case) -> bool:
            return model.owner == by.id or (may(by, Deed.PICK_UP, case) and model.pick_up(by.id))

        self.does(chosen, counts, casework.pick_up)

    @rule(chosen=acts)
    def asks(self, chosen: Chosen) -> None:
        """A question in the chat."""
        today = self.today
        self.does(chosen, lambda m, by, _: m.asks(by.id, today), casework.ask, "Hoe gaat het?")

    @rule(chosen=acts)
    def keeps_watch(self, chosen: Chosen) -> None:
        """She is silent."""
        first, later = (add_school_days(self.around.calendar, self.today, days) for days in (5, 10))
        self.does(chosen, lambda m, by, _: m.keep_watch(by.id, first, later), meekijken.keep_watch)

    @rule(chosen=acts, day=days)
    def plans_talk(self, chosen: Chosen, day: int) -> None:
        """A day for the talk with A."""
        on = self.day(day)
        self.does(chosen, lambda m, by, _: m.plan_talk(by.id, on), road.plan_talk, on)

    @rule(chosen=acts, talk=talks, day=st.none() | days)
    def talks_with_a(self, chosen: Chosen, talk: FirstTalk, day: int | None) -> None:
        """What she wants."""
        told = replace(talk, on=None if day is None else self.day(day))
        now, today = self.time.school(), self.today
        self.does(chosen, lambda m, by, _: m.first_talk(by.id, told, now, today), road.first_talk, told)

    @rule(chosen=acts, joins=st.sampled_from(Joins), parents=st.sampled_from(Parents))
    def talks_with_b(self, chosen: Chosen, joins: Joins, parents: Parents) -> None:
        """Whether B joins."""
        self.does(chosen, lambda m, by, _: m.talk_with_b(by.id, joins, parents), road.talk_with_b, joins, parents)

    @rule(chosen=acts, what=agreements, day=days)
    def agrees(self, chosen: Chosen, what: tuple[Agreement, ...], day: int) -> None:
        """What was agreed, in a herstelgesprek or without."""
        agreed, today = Agreed(what, "none", self.day(day)), self.today
        self.does(chosen, lambda m, by, _: m.agreed(by.id, agreed, today), road.agreed, agreed)

    @rule(chosen=acts, a=st.sampled_from(Verdict), b=st.sampled_from(Kept), day=days)
    def follows_up(self, chosen: Chosen, a: Verdict, b: Kept, day: int) -> None:
        """Both vervolggesprekken, and the next day for them."""
        one, on = Round(self.today, a, b), self.day(day)
        self.does(chosen, lambda m, by, _: m.follow(by.id, one, on), borging.followed_up, a, b, on)

    @rule(chosen=acts, a=st.sampled_from(Verdict), b=st.sampled_from(Kept))
    def follows_up_and_it_leads_on(self, chosen: Chosen, a: Verdict, b: Kept) -> None:
        """Both vervolggesprekken, and no next day yet."""
        one = Round(self.today, a, b)
        self.does(chosen, lambda m, by, _: m.leads_on(by.id, one), ladder.followed, a, b, None)

    @rule(chosen=acts, day=days)
    def gives_one_chance(self, chosen: Chosen, day: int) -> None:
        """One more chance for B."""
        told, today = ladder.OneChance(self.day(day)), self.today
        self.does(chosen, lambda m, by, _: m.one_chance(by.id, today, told.again_on), ladder.chosen, told)

    @rule(chosen=acts, what=agreements, day=days)
    def agrees_again(self, chosen: Chosen, what: tuple[Agreement, ...], day: int) -> None:
        """Other agreements."""
        agreed = Agreed(what, "none", self.day(day))
        today = self.today
        self.does(chosen, lambda m, by, _: m.agreed_again(by.id, agreed, today), ladder.chosen, agreed)

    @rule(chosen=acts, why=st.sampled_from(["better", "", "type"]), day=days)
    def says_not_now(self, chosen: Chosen, why: str, day: int) -> None:
        """And why."""
        told = ladder.NotNow(why, self.day(day))
        self.does(chosen, lambda m, by, _: m.not_now(by.id, told), ladder.chosen, told)

    @rule(chosen=acts, told=shared)
    def shares(self, chosen: Chosen, told: Shared) -> None:
        """With a colleague, who is there or not."""
        able = told.other in {member.id for member in self.present}
        self.does(chosen, lambda m, by, _: m.shares(by.id, told, able), ladder.chosen, told)

    @rule(chosen=acts, deed=deeds, day=days)
    def says_it_has_not_stopped(self, chosen: Chosen, deed: ladder.Deed, day: int) -> None:
        """And brings in a colleague, or the parents of B."""
        able = isinstance(deed, Shared) and deed.other in {member.id for member in self.present}
        raised, today = ladder.Raised(deed, self.day(day)), self.today
        aim = add_school_days(self.around.calendar, self.today, 5)
        self.does(chosen, lambda m, by, _: m.raised(by.id, raised, able, aim, today), ladder.chosen, raised)

    @rule(chosen=acts, signs=st.lists(st.sampled_from(Sign), max_size=3, unique=True).map(tuple))
    def notes_signs(self, chosen: Chosen, signs: tuple[Sign, ...]) -> None:
        """How many, how bad."""
        self.does(chosen, lambda m, by, _: m.notes(by.id, signs), proposing.note, proposing.Noted(signs))

    @rule(chosen=acts, of=st.sampled_from(Rule), why=st.sampled_from(["pupil", " "]))
    def puts_a_proposal_off(self, chosen: Chosen, of: Rule, why: str) -> None:
        """Not now, because."""
        today, until = self.today, add_school_days(self.around.calendar, self.today, 5)
        told = proposing.PutOff(of, why)
        self.does(chosen, lambda m, by, _: m.puts_off(by.id, of, why, today, until), proposing.decided, told)

    @rule(chosen=acts, of=st.sampled_from(Rule), deed=st.none() | shared)
    def does_what_is_proposed(self, chosen: Chosen, of: Rule, deed: Shared | None) -> None:
        """A colleague looks along, or nobody is connected."""
        able = deed is not None and deed.other in {member.id for member in self.present}
        told, today = proposing.Done(of, deed), self.today
        self.does(chosen, lambda m, by, _: m.flags(by.id, of, deed, able, today), proposing.decided, told)

    @rule(chosen=acts, day=days)
    def says_who_does_what(self, chosen: Chosen, day: int) -> None:
        """A line more."""
        told, today = Task(Doer.COACH, "belt de wijkagent", self.day(day)), self.today
        self.does(chosen, lambda m, by, _: m.adds_task(by.id, told, today), tasks.add, told)

    @rule(chosen=acts, number=st.integers(0, 3))
    def ticks_a_task(self, chosen: Chosen, number: int) -> None:
        """It was done."""
        today = self.today
        self.does(chosen, lambda m, by, _: m.does_task(by.id, number, today), tasks.done, str(number))

    @rule(chosen=acts, told=meetings)
    def meets_the_parents_of_b(self, chosen: Chosen, told: ladder.Met) -> None:
        """What it came to."""
        today = self.today
        self.does(chosen, lambda m, by, _: m.does(by.id, told, False, today), ladder.chosen, told)

    @rule(chosen=acts, day=st.none() | days)
    def looks_whether_it_works(self, chosen: Chosen, day: int | None) -> None:
        """It does or it does not."""
        told, today = ladder.Evaluated(None if day is None else self.day(day)), self.today
        self.does(chosen, lambda m, by, _: m.evaluated(by.id, told.again_on, today), ladder.chosen, told)

    @rule(chosen=acts)
    def asks_her_whether_it_works(self, chosen: Chosen) -> None:
        """After an evaluation."""
        day = add_school_days(self.around.calendar, self.today, 3)
        self.does(chosen, lambda m, by, _: m.asks_her(by.id, day), ladder.chosen, ladder.AsksHer())

    @rule(chosen=acts, other=st.sampled_from(MEMBERS))
    def shares_no_more(self, chosen: Chosen, other: StaffId) -> None:
        """Taken back."""
        self.does(chosen, lambda m, by, _: m.takes_back_sharing(by.id, other), sharing.take_back, other)

    @rule(chosen=acts, of=st.sampled_from(["a", "b", "c"]))
    def calls_parents(self, chosen: Chosen, of: str) -> None:
        """Of A, of B, or of nobody there is."""
        self.does(chosen, lambda m, by, _: m.parents_called(by.id, of), borging.parents_called, of)

    @rule(chosen=acts, pupil=st.sampled_from(["", "A", "B", "C", "Z"]))
    def notes_in_magister(self, chosen: Chosen, pupil: str) -> None:
        """The agreements are noted, of one pupil or of all."""
        today = self.today
        self.does(chosen, lambda m, by, _: m.in_magister(by.id, pupil, today), borging.in_magister, pupil)

    @rule(chosen=acts)
    def asks_to_close(self, chosen: Chosen) -> None:
        """May it be finished?"""
        on = add_school_days(self.around.calendar, self.today, 3)
        self.does(chosen, lambda m, by, _: m.ask_close(by.id, on), borging.ask_to_close)

    @rule(chosen=acts, why=reasons)
    def closes(self, chosen: Chosen, why: tuple[Reason, ...]) -> None:
        """With all reasons, or with some."""
        now = self.time.school()
        self.does(chosen, lambda m, by, _: m.close(by.id, why, now), borging.close, why)

    @rule(who=st.sampled_from(MEMBERS), back=st.booleans())
    def goes_away_or_comes_back(self, who: StaffId, back: bool) -> None:
        """Whoever is paused hands everything on, or stays when nobody else is there."""
        if back:
            self.room.does(lambda scene: joining.resume(scene, who))
            return
        before = picture(self.room)
        if isinstance(self.room.does(lambda scene: joining.pause(scene, who)), HandedOn):
            for _, model in self.cases:
                model.handed_on(who)
        else:
            assert picture(self.room) == before

    @rule(who=st.sampled_from(MEMBERS), chosen=acts, alert=st.booleans())
    def closes_the_door(self, who: StaffId, chosen: Chosen, alert: bool) -> None:
        """Somebody of the staff blocks the bot: they did it themselves, or an alert of a case did not arrive. Delivered
        again, or dying over it, comes to the same; nobody loses a case by it."""
        case_id = self.cases[chosen[0] % len(self.cases)][0].id if alert else None
        shut = partial(casework.not_reached, staff_id=who, case_id=case_id)
        if chosen[2] == "dies":
            before = picture(self.room)
            with a_crash():
                self.room.does(partial(dies, shut))
            assert picture(self.room) == before
        for _ in range(2):
            self.room.does(shut)

    @rule(who=st.sampled_from(MEMBERS))
    def opens_the_door(self, who: StaffId) -> None:
        """And is reached again."""
        self.room.does(lambda scene: scene.unit.reach(who, True))

    # --- The reporter -------------------------------------------------------------------------------------------------

    @rule(blocked=st.booleans())
    def blocks_the_bot_or_opens_it(self, blocked: bool) -> None:
        """Nothing of the road changes by it: school goes on."""
        chat = self.room.does(lambda scene: scene.unit.chat(self.cases[0][0].chat_id))
        reporter = Reporter(frozenset(chat.cases if chat else ()))
        self.room.does(lambda scene: reporting.unreachable(scene, reporter, blocked))

    @rule(tap=taps)
    def unlinks(self, tap: tuple[int, str]) -> None:
        """Nobody can be asked any more, and school goes on."""
        self.presses(tap, "unlinked", "", lambda m: m.unlinks())

    @rule(tap=taps, right=st.booleans())
    def says_whether_it_is_right(self, tap: tuple[int, str], right: bool) -> None:
        """To what was written down."""
        self.presses(tap, "right", "yes" if right else "no", lambda m: m.confirmed(right))

    @rule(tap=taps, verdict=st.sampled_from(Verdict))
    def says_how_it_is(self, tap: tuple[int, str], verdict: Verdict) -> None:
        """Her own word."""
        self.presses(tap, "how", verdict, lambda m: m.says_how(verdict))

    @rule(tap=taps, done=st.booleans())
    def says_whether_it_is_finished(self, tap: tuple[int, str], done: bool) -> None:
        """Asked or not."""
        self.presses(tap, "done", "yes" if done else "no", lambda m: m.says_done(done))

    @rule(tap=taps)
    def takes_back(self, tap: tuple[int, str]) -> None:
        """As long as nobody read it."""
        self.presses(tap, "taken-back", "", lambda m: m.taken_back())

    @rule(tap=taps, name=st.sampled_from(["card", "heard", "later", "rather-not", "more"]))
    def looks(self, tap: tuple[int, str], name: str) -> None:
        """Looks at a card, or puts it away."""
        self.presses(tap, name, "", lambda m: None)

    @rule(tap=taps)
    def types(self, tap: tuple[int, str]) -> None:
        """Words of which nobody knows yet where they belong."""
        self.comes(Words(self.cases[0][0].chat_id, "nl", 1_000 + len(self.arrived), "er is nog iets"), tap[1])

    @precondition(lambda self: self.arrived)
    @rule(data=st.data())
    def comes_again(self, data: st.DataObject) -> None:
        """Some of what came before is delivered once more, in any order: not a row changes."""
        before = picture(self.room)
        again = data.draw(st.lists(st.sampled_from(self.arrived), min_size=1, max_size=3))
        assert comes_in(self.room, *again) == 0
        assert picture(self.room) == before

    # --- Time ---------------------------------------------------------------------------------------------------------

    @rule(wait=st.sampled_from(WAITS))
    def time_passes(self, wait: timedelta) -> None:
        """It stops at each moment at which something falls due; no promised hour goes by in silence."""
        until = self.time.school() + wait
        while (due := first_due(self.room)) is not None and due <= until:
            self.clock_to(max(due, self.time.school()))
            promised = [of.case.promised_at for of, _ in self.cases]
            self.room.does(prompting.fire)
            self.room.does(prompting.fold)
            self.lets_go()
            assert all(at is None or self.time.school() <= at for at in promised)
        self.clock_to(until)
        for _, model in self.cases:
            model.time_passed(until)


def test_the_road_holds_whatever_happens(tmp_path: Path) -> None:
    """Status, dossier, owner, history and moments, after every act of everybody in any order (SECURITY §6 T6)."""
    with a_staffroom(tmp_path / "template") as room:
        hires(room)
        around = room.around
    RoadMachine.template, RoadMachine.around = tmp_path / "template", around
    run_state_machine_as_test(RoadMachine, settings=settings.get_profile(PROFILE))
