"""What a coach's talk is built from: the case as it stands, the days, the people, what may be shared and with whom."""

from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from bot.ports import Chat, Talk
from bot.route.acuut import seconds
from bot.route.aims import aims
from bot.route.timing import DAY_ENDS, add_school_days, at, local_day, next_school_day
from bot.route.workdays import own
from bot.texts.moments import short_day
from bot.usecases import pupils as further
from bot.usecases.confiding import coaches as coaches_for
from bot.usecases.dossiers import dossier_in
from bot.usecases.duty import goes_to
from bot.usecases.leiding import leaders
from bot.usecases.notitie import own_notes
from bot.usecases.proposing import proposed
from bot.usecases.road import days_behind, days_to_choose
from bot.usecases.scene import Scene
from bot.usecases.sharing import colleagues
from bot.usecases.team import members
from bot.usecases.together import candidates
from handlers.flows import together
from handlers.flows.hours import not_offered
from handlers.flows.road import RoadFacts

MOST_DAYS: Final = 10


def road_facts(scene: Scene, chat: Chat, talk: Talk) -> RoadFacts:
    """All of it, for this talk. Raises LookupError when the case is not hers (any more)."""
    staff = scene.unit.staff_of(chat.id)
    case = scene.unit.case(talk.case, staff) if staff else None
    if staff is None or case is None:
        raise LookupError("this case is somebody else's")
    theirs = replace(scene, calendar=own(scene.calendar, staff.week))
    days, past = days_ahead(theirs), days_behind(scene)
    group, shares = scene.school.group(case.group), colleagues(scene.school, case, staff)
    entries, today = scene.unit.entries(case.id, staff), local_day(scene.calendar, scene.now)
    dossier, coaches = dossier_in(entries), group.coaches if group else ()
    proposes = aims(case, dossier, theirs.calendar, today)
    named, place = (*days, *past, *proposes.values()), ZoneInfo(scene.calendar.zone)
    labels = {day: short_day(day, chat.language, place) for day in named}
    skipped, rules = not_offered(scene.calendar, today, days[-1]), proposed(scene.school, case, entries, today)
    people, zone, notes = scene.school.staff, scene.calendar.zone, own_notes(scene, staff, case)
    asked, leads = members(scene.school, case, staff), leaders(scene.school, case, staff)
    joins = candidates(scene, staff, case) if talk.flow == together.STEP else ()
    second = seconds(scene.school, case, staff, today)
    helpers, besides = coaches_for(scene.school, case, staff), further.coaches(scene.school, case)
    more = (skipped, asked, past, notes, second, rules, joins, goes_to(scene, case, staff), leads)
    known = RoadFacts(case, dossier, days, labels, people, coaches, zone, shares, *more, aims=proposes)
    return known.of(helpers, besides)


def days_ahead(scene: Scene) -> tuple[date, ...]:
    """The school days that can be chosen now."""
    first = _first_day(scene)
    return (first, *days_to_choose(scene, first, MOST_DAYS))


def _first_day(scene: Scene) -> date:
    """The first day that can still be chosen: today while school is on; in the evening there is nobody to talk with."""
    today = local_day(scene.calendar, scene.now)
    over = scene.now >= at(scene.calendar, today, DAY_ENDS)
    return next_school_day(scene.calendar, today) if over else add_school_days(scene.calendar, today, 0)
