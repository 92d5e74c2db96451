"""The dossier of a case among its sealed entries: one entry, replaced as a whole, its former versions kept sealed."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from bot.ports import Unit
from bot.route.dossier import (
    Action,
    Agreement,
    Answer,
    By,
    Consent,
    Dossier,
    Evaluation,
    Followed,
    Joins,
    Kept,
    Named,
    Noted,
    Offer,
    Opvang,
    Parent,
    Parents,
    Part,
    Pupil,
    Reason,
    Request,
    Round,
    Verdict,
    Why,
    Wish,
)
from bot.route.hulp import About, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.lines import Acuut, Anyway, Became, Doer, Flagged, Ground, Lock, Rule, Sign, Silenced, Task
from bot.route.model import Actor, Case, CaseId, Entry, EntryKind, StaffId
from bot.usecases.recording import Place


def dossier_in(entries: Sequence[Entry]) -> Dossier:
    """The dossier among these entries; an empty one when nothing was recorded yet."""
    kept = next((e for e in entries if e.kind is EntryKind.DOSSIER), None)
    return Dossier() if kept is None else _opened(json.loads(kept.text))


def dossier_of(unit: Unit, case_id: CaseId, actor: Actor) -> Dossier:
    """The dossier, for who may READ the case; an empty one for anybody else."""
    return dossier_in(unit.entries(case_id, actor))


def dossiers_of(unit: Unit, cases: Collection[Case], actor: Actor) -> dict[CaseId, Dossier]:
    """The dossiers of many cases at once, however many there are: a postvak of fifty asks once (DESIGN §7)."""
    kept = unit.one_of_each(cases, EntryKind.DOSSIER, actor)
    return {case.id: dossier_in((kept[case.id],) if case.id in kept else ()) for case in cases}


def keep_dossier(unit: Unit, case_id: CaseId, dossier: Dossier) -> None:
    """Seal the dossier in the place of the one that stood there."""
    unit.put_entry(case_id, Entry(Place.DOSSIER, EntryKind.DOSSIER, json.dumps(asdict(dossier), default=_plain)))


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError("a dossier holds only plain values and moments")


def _opened(kept: Mapping[str, Any]) -> Dossier:
    rounds = tuple(map(_round, kept["rounds"]))
    consents = tuple(
        Consent(Wish(c["what"]), c["shown"], datetime.fromisoformat(c["at"]), c["answer"]) for c in kept["consents"]
    )
    return Dossier(
        talked_on=_day(kept["talked_on"]),
        recognised=kept["recognised"],
        wish=Wish(kept["wish"]) if kept["wish"] else None,
        consents=consents,
        parents_a=Parents(kept["parents_a"]) if kept["parents_a"] else None,
        parents_b=Parents(kept["parents_b"]) if kept["parents_b"] else None,
        joins=Joins(kept["joins"]) if kept["joins"] else None,
        due_on=_day(kept["due_on"]),
        restored_on=_day(kept["restored_on"]),
        agreements=tuple(Agreement(a["who"], a["what"]) for a in kept["agreements"]),
        others=kept["others"],
        rounds=rounds,
        verdicts=tuple(map(Verdict, kept["verdicts"])),
        magister=kept["magister"],
        close_asked=kept["close_asked"],
        close_answer=kept["close_answer"],
        reasons=_reasons(kept["reasons"]),
        requests=tuple(map(_request, kept.get("requests", ()))),  # A dossier may be older than these.
        reopened_on=_day(kept.get("reopened_on")),
        offer=_offer(kept.get("offer")),
        opvang=_opvang(kept.get("opvang")),
        joined_to=kept.get("joined_to"),
        new_signal_on=_day(kept.get("new_signal_on")),
        parents_on=_day(kept.get("parents_on")),
        agreed_on=_day(kept.get("agreed_on")),
        noted=tuple(map(_noted, kept.get("noted", ()))),
        class_on=_day(kept.get("class_on")),
        class_done_on=_day(kept.get("class_done_on")),
        others_on=_day(kept.get("others_on")),
        others_done_on=_day(kept.get("others_done_on")),
        hulp=tuple(map(_hulp, kept.get("hulp", ()))),
        about_b=tuple(map(About, kept.get("about_b", ()))),
        leader=StaffId(kept["leader"]) if kept.get("leader") else None,
        **_of_the_ladder(kept),
        pupils=tuple(map(_pupil, kept.get("pupils", ()))),
        **_of_proposals(kept),
        asked=tuple(map(date.fromisoformat, kept.get("asked", ()))),
    )


def _of_the_ladder(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What is recorded when it does not stop. A dossier may be older than these."""
    return {
        "chance_on": _day(kept.get("chance_on")),
        "decided": kept.get("decided", 0),
        "tell_on": _day(kept.get("tell_on")),
        "put_off": _reasons(kept.get("put_off", ())),
        "invited_on": _day(kept.get("invited_on")),
        "last_chance_on": _day(kept.get("last_chance_on")),
        "extra_help": kept.get("extra_help", False),
        **{name: _day(kept.get(name)) for name in ("back_on", "met_on", "led_on", "removed_on", "rector_on")},
        "evaluation": _evaluation(kept.get("evaluation")),
        "team_a": _named(kept.get("team_a")),
        "team_b": _named(kept.get("team_b")),
        "team_back": _day(kept.get("team_back")),
    }


def _of_proposals(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What was noted and decided about more people. A dossier may be older than these."""
    day = date.fromisoformat
    return {
        "signs": tuple(map(Sign, kept.get("signs", ()))),
        "flagged": tuple(Flagged(Rule(f["rule"]), day(f["on"])) for f in kept.get("flagged", ())),
        "silenced": tuple(
            Silenced(Rule(s["rule"]), s["why"], day(s["on"]), day(s["until"])) for s in kept.get("silenced", ())
        ),
        "anyway": tuple(map(_anyway, kept.get("anyway", ()))),
        "acuut": tuple(map(_acuut, kept.get("acuut", ()))),
        "tasks": tuple(
            Task(Doer(t["who"]), t["what"], day(t["by"]), _day(t["done_on"])) for t in kept.get("tasks", ())
        ),
    }


def _round(kept: Mapping[str, Any]) -> Round:
    more = tuple(map(_followed, kept.get("more", ())))
    return Round(date.fromisoformat(kept["on"]), Verdict(kept["a"]), Kept(kept["b"]), more)


def _followed(kept: Mapping[str, Any]) -> Followed:
    how, agreed = kept["how"], kept["kept"]
    return Followed(kept["letter"], Verdict(how) if how else None, Kept(agreed) if agreed else None)


def _pupil(kept: Mapping[str, Any]) -> Pupil:
    return Pupil(
        letter=kept["letter"],
        part=Part(kept["part"]),
        on=date.fromisoformat(kept["on"]),
        name=kept["name"],
        coach=StaffId(kept["coach"]) if kept["coach"] else None,
        parents=Parents(kept["parents"]) if kept["parents"] else None,
    )


def _anyway(kept: Mapping[str, Any]) -> Anyway:
    return Anyway(
        guard=kept["guard"],
        what=kept["what"],
        ground=Ground(kept["ground"]),
        typed=kept["typed"],
        on=date.fromisoformat(kept["on"]),
        talks=kept["talks"],
        second=StaffId(kept["second"]) if kept["second"] else None,
        told_on=_day(kept["told_on"]),
        look_on=_day(kept.get("look_on")),
    )


def _acuut(kept: Mapping[str, Any]) -> Acuut:
    return Acuut(
        lock=Lock(kept["lock"]),
        why=kept["why"],
        by=StaffId(kept["by"]),
        to=StaffId(kept["to"]),
        at=datetime.fromisoformat(kept["at"]),
        talks=kept["talks"],
        whom=StaffId(kept["whom"]) if kept["whom"] else None,
        call=kept["call"],
        became=Became(kept["became"]) if kept["became"] else None,
        became_at=_moment(kept["became_at"]),
        used_on=_day(kept["used_on"]),
        lapsed_on=_day(kept["lapsed_on"]),
    )


def _offer(kept: Mapping[str, str] | None) -> Offer | None:
    return Offer(StaffId(kept["to"]), StaffId(kept["by"]), Why(kept["why"]), kept["note"]) if kept else None


def _opvang(kept: Mapping[str, Any] | None) -> Opvang | None:
    if not kept:
        return None
    by = StaffId(kept["by"]) if kept["by"] else None
    return Opvang(date.fromisoformat(kept["on"]), by, kept["given"], kept["consulted"], kept["note"])


def _evaluation(kept: Mapping[str, str] | None) -> Evaluation | None:
    return Evaluation(kept["how"], By(kept["by"]), date.fromisoformat(kept["on"])) if kept else None


def _noted(kept: Mapping[str, Any]) -> Noted:
    return Noted(kept["pupil"], date.fromisoformat(kept["on"]), kept["shielded"])


def _hulp(kept: Mapping[str, Any]) -> Hulp:
    return Hulp(
        whom=Helped(kept["whom"]),
        helper=HelpFrom(kept["helper"]),
        said=Said(kept["said"]),
        on=date.fromisoformat(kept["on"]),
        by=StaffId(kept["by"]),
        where=kept["where"],
        obliged_by=Obliger(kept["obliged_by"]) if kept["obliged_by"] else None,
        look_on=_day(kept["look_on"]),
        works=Works(kept["works"]) if kept["works"] else None,
    )


def _named(kept: Mapping[str, str] | None) -> Named | None:
    if not kept:
        return None
    parent = Parent(kept["parent"]) if kept["parent"] else None
    return Named(parent, date.fromisoformat(kept["on"]), StaffId(kept["by"]))


def _reasons(kept: Iterable[Mapping[str, str]]) -> tuple[Reason, ...]:
    return tuple(Reason(r["what"], r["why"]) for r in kept)


def _request(kept: Mapping[str, Any]) -> Request:
    return Request(
        action=Action(kept["action"]),
        version=kept["version"],
        words=kept["words"],
        by=StaffId(kept["by"]),
        at=datetime.fromisoformat(kept["at"]),
        to=StaffId(kept["to"]) if kept["to"] else None,
        day=_day(kept["day"]),
        talks=kept["talks"],
        answer=Answer(kept["answer"]) if kept["answer"] else None,
        answered_at=_moment(kept["answered_at"]),
        withdrawn_at=_moment(kept["withdrawn_at"]),
    )


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
