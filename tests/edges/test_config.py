"""The settings: what a school may say, and one clear sentence for everything that is wrong (DESIGN §6, DOMAIN §2.8)."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.config import (
    Problem,
    SchoolFile,
    Settings,
    calendar_of,
    load_school,
    load_settings,
    missing_for_pupils,
    missing_for_serve,
)
from bot.route.timing import add_school_days, is_school_day

TOKEN = "123456789:AAE" + "kanarie_" * 4
REQUIRED = """
name = "Het Voorbeeld"
region = "Midden"
first_bell = "08:30"
last_bell = "16:10"
"""
CONTACTS = """
[contacts]
vertrouwenspersoon = "mevrouw Jansen"
vp_contact = "kamer 12"
aw_plek = "lokaal 0.14"
fg_contact = "fg@voorbeeld.example"
"""
LIVE = """
[live]
board_date = 2026-09-01
board_name = "M. Bestuur"
dpia_date = 2026-09-02
fg_date = 2026-09-03
mr_date = 2026-09-04
"""


def settings_in(environ: dict[str, str]) -> Settings:
    """The settings, when there is nothing wrong."""
    loaded = load_settings(environ)
    assert isinstance(loaded, Settings)
    return loaded


def problems_in(environ: dict[str, str]) -> dict[str, str]:
    """What is wrong with an environment, by variable."""
    loaded = load_settings(environ)
    assert isinstance(loaded, list)
    return {problem.where: problem.sentence for problem in loaded}


def school_of(folder: Path, text: str) -> SchoolFile | list[Problem]:
    """A school file as somebody typed it, loaded."""
    file = folder / "school.toml"
    file.write_text(text, encoding="utf-8")
    return load_school(file)


def good_school(folder: Path, more: str = "", contacts: str = CONTACTS) -> SchoolFile:
    """A school file with nothing wrong in it."""
    loaded = school_of(folder, REQUIRED + more + contacts)
    assert isinstance(loaded, SchoolFile), loaded
    return loaded


# --- The environment --------------------------------------------------------------------------------------------------


def test_an_empty_environment_is_enough_to_begin() -> None:
    """Every setting has a default but the token, and the keys never stand in the home."""
    settings = settings_in({"PATH": "/bin"})

    assert settings.home == Path("school")
    assert settings.keys == Path("school-keys")
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url.get_secret_value() == "sqlite:///school/data/signaal.db"


def test_the_defaults_follow_the_home() -> None:
    """One variable moves the whole school, and the keys stay beside it."""
    settings = settings_in({"SIGNAAL_HOME": "/srv/voorbeeld"})

    assert settings.keys == Path("/srv/voorbeeld-keys")
    assert settings.database_url.get_secret_value() == "sqlite:////srv/voorbeeld/data/signaal.db"


def test_every_setting_can_be_given() -> None:
    """The names are those of DESIGN §6."""
    url = "postgresql+psycopg://signaal:geheim@db/school"
    given = {"SIGNAAL_KEYS": "/k", "SIGNAAL_TOKEN": TOKEN, "SIGNAAL_DATABASE_URL": url}
    settings = settings_in({**given, "SIGNAAL_API_URL": "http://127.0.0.1:8401/"})

    assert (settings.keys, settings.api_url) == (Path("/k"), "http://127.0.0.1:8401")
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    assert settings.database_url.get_secret_value() == url


def test_the_process_itself_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the environment that is handed over counts, so that a test or a demo never takes a real token."""
    monkeypatch.setenv("SIGNAAL_TOKEN", TOKEN)

    assert settings_in({}).token is None


def test_no_repr_shows_the_token_or_the_password() -> None:
    """Settings end up in tracebacks and debuggers."""
    settings = settings_in({"SIGNAAL_TOKEN": TOKEN, "SIGNAAL_DATABASE_URL": "postgresql://a:geheim@db/x"})

    assert "kanarie" not in f"{settings!r}{settings}"
    assert "geheim" not in f"{settings!r}{settings}"


def test_the_token_may_stand_in_a_file(tmp_path: Path) -> None:
    """As a service gets it: a file with one line."""
    (tmp_path / "token").write_text(TOKEN + "\n")
    settings = settings_in({"SIGNAAL_TOKEN_FILE": str(tmp_path / "token")})

    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN


@pytest.mark.parametrize(
    ("environ", "where", "sentence"),
    [
        ({"SIGNAAL_TOKEN": "kanarie"}, "SIGNAAL_TOKEN", "not a bot token"),
        ({"SIGNAAL_API_URL": "http://example.org"}, "SIGNAAL_API_URL", "https"),
        ({"SIGNAAL_API_URL": "kanarie"}, "SIGNAAL_API_URL", "https"),
        ({"SIGNAAL_DATABASE_URL": "mysql://kanarie"}, "SIGNAAL_DATABASE_URL", "sqlite:///"),
        ({"SIGNAAL_TOKEN_FILE": "/no/such/kanarie"}, "SIGNAAL_TOKEN_FILE", "cannot be read"),
        ({"SIGNAAL_TOKEN_FILE": "/dev/null"}, "SIGNAAL_TOKEN_FILE", "empty"),
        ({"SIGNAAL_TOKEN_FILE": "/dev/null", "SIGNAAL_TOKEN": TOKEN}, "SIGNAAL_TOKEN_FILE", "not both"),
        ({"SIGNAAL_DATABSE_URL": "kanarie"}, "SIGNAAL_DATABSE_URL", "do you mean SIGNAAL_DATABASE_URL?"),
    ],
)
def test_a_wrong_variable_gives_one_sentence_without_its_value(
    environ: dict[str, str], where: str, sentence: str
) -> None:
    """The person who mends it reads what to do; what was given is not repeated, as it may be secret."""
    problems = problems_in(environ)

    assert list(problems) == [where]
    assert sentence in problems[where]
    assert "kanarie" not in problems[where]
    assert problems[where].endswith((".", "?"))


def test_everything_wrong_is_said_at_once() -> None:
    """Not one by one: each costs the beheerder a restart."""
    environ = {"SIGNAAL_TOKEN": "x", "SIGNAAL_API_URL": "x", "SIGNAAL_DATABASE_URL": "x", "SIGNAAL_HOMES": "x"}

    assert problems_in(environ).keys() == environ.keys()


def test_serving_needs_a_token() -> None:
    """The demo and doctor start without one; serve says what is missing."""
    assert [problem.where for problem in missing_for_serve(settings_in({}))] == ["SIGNAAL_TOKEN"]
    assert missing_for_serve(settings_in({"SIGNAAL_TOKEN": TOKEN})) == []


# --- The school file --------------------------------------------------------------------------------------------------


def test_a_short_school_file_is_enough(tmp_path: Path) -> None:
    """What most schools share has a default; what differs must be said."""
    school = good_school(tmp_path)

    assert school.hours["monday"] == (time(8), time(17))
    assert len(school.hours) == 5
    assert [f"{moment:%H:%M}" for moment in school.alert_moments] == ["08:15", "10:30", "12:30", "15:45"]
    assert school.delays.nudge_minutes == (10, 45)
    assert school.retention.content_days == 60
    assert school.contacts.aw_plek == "lokaal 0.14"


def test_everything_in_the_school_file_can_be_said(tmp_path: Path) -> None:
    """Days, spans of days, hours, moments and terms come out as values."""
    text = """
    alert_moments = ["12.30", "8:15"]
    [hours]
    monday = ["07:45", "16:30"]
    thursday = ["08:00", "12:00"]
    [days]
    extra_vrij = [2027-02-08, { from = 2027-05-03, until = 2027-05-05 }]
    toch_school = [2027-03-26]
    [retention]
    content_days = 30
    [delays]
    nudge_minutes = [0, 0]
    [terms]
    parents_days = 4
    magister_days = [2, 5]
    """
    school = good_school(tmp_path, text, CONTACTS + LIVE)

    assert school.alert_moments == (time(8, 15), time(12, 30))
    assert dict(school.hours) == {"monday": (time(7, 45), time(16, 30)), "thursday": (time(8), time(12))}
    assert school.days.extra_vrij.keys() == {date(2027, 2, 8), date(2027, 5, 3), date(2027, 5, 4), date(2027, 5, 5)}
    assert school.days.toch_school.keys() == {date(2027, 3, 26)}
    assert (school.retention.content_days, school.delays.nudge_minutes) == (30, (0, 0))
    assert school.live.board_date == date(2026, 9, 1)
    terms = calendar_of(school, (2026, 2027)).terms
    assert (terms.parents_days, terms.magister_days, terms.remind_hours) == (4, (2, 5), 2)


WRONG = [
    ('name = ""', "name", "must not be empty"),
    ('region = "West"', "region", "'Noord', 'Midden' or 'Zuid'"),
    ("first_bell = 830", "first_bell", 'such as "08:15"'),
    ('first_bell = "25:00"', "first_bell", 'such as "08:15"'),
    ('last_bell = "08:00"', "last_bell", "after the first"),
    ('last_bell = "17:30"', "last_bell", "before 17:00"),
    ("alert_moments = []", "alert_moments", "at least one"),
    ('alert_moments = ["06:00"]', "alert_moments", "between 07:00 and 17:00"),
    ('alert_moments = "08:15"', "alert_moments", "list between brackets"),
    ('regoin = "Midden"', "regoin", "do you mean region?"),
    ("zzzz = 1", "zzzz", "There is no such setting."),
    ('[hours]\nmonday = ["17:00", "08:00"]', "hours", "open before it closes"),
    ('[hours]\nmonday = ["08:00"]', "hours.monday", "two values"),
    ('[hours]\nmaandag = ["08:00", "17:00"]', "hours.maandag", "must be one of 'monday'"),
    ("[hours]", "hours", "at least one"),
    ('[days]\nextra_vrij = ["2027-02-08"]', "days.extra_vrij", "such as 2027-02-08 (without quotes)"),
    ("[days]\nextra_vrij = [2027-02-08T10:00:00]", "days.extra_vrij", "such as 2027-02-08"),
    ("[days]\nextra_vrij = 2027-02-08", "days.extra_vrij", "must be a list"),
    ("[days]\nextra_vrij = [{ from = 2027-05-07, until = 2027-05-03 }]", "days.extra_vrij", "from its first day"),
    ("[days]\nextra_vrij = [{ from = 2027-01-01, until = 2028-01-01 }]", "days.extra_vrij", "100 days"),
    ("[days]\nextra_vrij = [{ from = 2027-01-01 }]", "days.extra_vrij", "must be a date"),
    ("[retention]\ncontent_days = 0", "retention.content_days", "at least 1"),
    ("[retention]\ncontent_days = true", "retention.content_days", "whole number"),
    ('[retention]\ncontent_days = "60"', "retention.content_days", "whole number"),
    ("[delays]\nnudge_minutes = [10, 90]", "delays.nudge_minutes", "at most 45"),
    ("[delays]\nnudge_minutes = [45, 10]", "delays.nudge_minutes", "least number"),
    ("[terms]\nparents_days = 0", "terms.parents_days", "at least 1"),
    ("[terms]\nremind_hours = 4", "terms.stand_in_hours", "later than whoever was asked first"),
    ("[terms]\nmagister_days = [3, 3]", "terms.magister_days", "before the second"),
    ("[terms]\nspoed_minutes = 30", "terms.spoed_minutes", "no such setting"),
    ("[live]\nboard_date = true", "live.board_date", "must be a date"),
    ("days = 3", "days", "must be a table"),
]


@pytest.mark.parametrize(("line", "where", "sentence"), WRONG, ids=[line for line, _, _ in WRONG])
def test_a_wrong_line_gives_one_sentence_that_names_it(tmp_path: Path, line: str, where: str, sentence: str) -> None:
    """Each mistake in school.toml is one problem, with the setting's own name."""
    name = line.split(" =")[0]
    kept = "\n".join(row for row in REQUIRED.splitlines() if not row.startswith(f"{name} ="))
    text = kept + CONTACTS + line if line.startswith("[") else f"{kept}\n{line}{CONTACTS}"
    problems = school_of(tmp_path, text)

    assert isinstance(problems, list)
    assert [problem.where for problem in problems] == [f"school.toml, {where}"]
    assert sentence in problems[0].sentence
    assert problems[0].sentence.endswith((".", "?"))


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """An empty file gets the list of what every school has to say."""
    problems = school_of(tmp_path, "")

    assert isinstance(problems, list)
    assert [problem.where.split(", ")[1] for problem in problems] == [
        "name",
        "region",
        "first_bell",
        "last_bell",
        "contacts",
    ]
    assert {problem.sentence for problem in problems} == {"This is missing."}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("name = kanarie\n", "line 1."), ("kanarie", "the end of the file."), ('a = 1\nb = kanarie"""', "line 2.")],
)
def test_what_is_no_toml_says_where(tmp_path: Path, text: str, sentence: str) -> None:
    """The line is named; what stands on it is not repeated."""
    problems = school_of(tmp_path, text)

    assert isinstance(problems, list)
    assert problems[0].where == "school.toml"
    assert problems[0].sentence == f"This is not TOML: look at {sentence}"


def test_a_file_that_is_not_there_or_no_text_is_a_sentence_too(tmp_path: Path) -> None:
    """Neither an absent file nor a picture with its name gives a traceback."""
    absent = load_school(tmp_path / "school.toml")
    (tmp_path / "school.toml").write_bytes(b"\xff\xfe\x00")
    picture = load_school(tmp_path / "school.toml")
    folder = load_school(tmp_path)

    assert isinstance(absent, list)
    assert "signaal init" in absent[0].sentence
    assert isinstance(picture, list)
    assert isinstance(folder, list)
    assert "cannot be read" in picture[0].sentence
    assert "cannot be read" in folder[0].sentence


def test_pupils_come_in_only_when_everything_is_declared(tmp_path: Path) -> None:
    """DESIGN §4 row 21: each of the four decisions is missed by name, and none may lie ahead."""
    declared = good_school(tmp_path, contacts=CONTACTS + LIVE)
    silent = good_school(tmp_path)

    assert missing_for_pupils(declared, date(2026, 11, 22)) == []
    assert [problem.where.split(".")[-1] for problem in missing_for_pupils(silent, date(2026, 11, 22))] == [
        "board_date",
        "board_name",
        "dpia_date",
        "fg_date",
        "mr_date",
    ]
    assert [problem.where for problem in missing_for_pupils(declared, date(2026, 9, 3))] == [
        "school.toml, live.mr_date"
    ]


def test_pupils_do_not_come_in_where_a_nudge_tells_who_acted(tmp_path: Path) -> None:
    """The demo's delay of zero is a school file like any other, but not one for pupils (DESIGN §1)."""
    quick = good_school(tmp_path, "[delays]\nnudge_minutes = [0, 0]\n", CONTACTS + LIVE)

    assert [problem.where for problem in missing_for_pupils(quick, date(2026, 11, 22))] == [
        "school.toml, delays.nudge_minutes"
    ]


# --- The calendar -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "days", "north", "others"),
    [
        (date(2026, 10, 9), 1, date(2026, 10, 19), date(2026, 10, 12)),
        (date(2026, 10, 9), 5, date(2026, 10, 23), date(2026, 10, 16)),
        (date(2026, 12, 18), 5, date(2027, 1, 8), date(2027, 1, 8)),
        (date(2027, 3, 25), 1, date(2027, 3, 30), date(2027, 3, 30)),
        (date(2027, 4, 23), 5, date(2027, 5, 10), date(2027, 5, 10)),
        (date(2027, 7, 9), 5, date(2027, 8, 27), date(2027, 7, 16)),
        (date(2026, 11, 24), 10, date(2026, 12, 8), date(2026, 12, 8)),
    ],
)
def test_school_days_are_counted_as_the_domain_computed_them(
    tmp_path: Path, start: date, days: int, north: date, others: date
) -> None:
    """DOMAIN §2.8, test vectors: per region, with national holidays and school breaks only."""
    school = good_school(tmp_path)
    expected = {"Noord": north, "Midden": others, "Zuid": others}
    calendars = {region: calendar_of(school.model_copy(update={"region": region}), (2026, 2027)) for region in expected}

    assert {region: add_school_days(calendar, start, days) for region, calendar in calendars.items()} == expected


def test_a_school_differs_from_the_national_days(tmp_path: Path) -> None:
    """Carnaval and 5 May are free where the school says so; Goede Vrijdag is a school day where it says that."""
    days = "[days]\nextra_vrij = [{ from = 2027-02-08, until = 2027-02-12 }, 2027-05-05]\ntoch_school = [2027-03-26]\n"
    plain = calendar_of(good_school(tmp_path), (2027,))
    own = calendar_of(good_school(tmp_path, days), (2027,))

    def school_days(day: date) -> tuple[bool, bool]:
        return is_school_day(plain, day), is_school_day(own, day)

    assert school_days(date(2027, 2, 8)) == (True, False)
    assert school_days(date(2027, 5, 5)) == (True, False)
    assert school_days(date(2027, 3, 26)) == (False, True)


def test_the_calendar_carries_the_hours_the_bells_and_the_moments(tmp_path: Path) -> None:
    """Weekdays are counted from Monday; what is not named is closed."""
    school = good_school(tmp_path, '[hours]\nwednesday = ["08:00", "12:30"]\n')
    calendar = calendar_of(school, (2026,))

    assert calendar.zone == "Europe/Amsterdam"
    assert calendar.hours == {2: (time(8), time(12, 30))}
    assert calendar.bells == (time(8, 30), time(16, 10))
    assert calendar.alert_moments == school.alert_moments


@pytest.mark.parametrize(
    ("years", "until"),
    [
        ((2026, 2027), date(2027, 12, 31)),
        ((2029, 2030), date(2030, 8, 25)),
        ((2030, 2031), date(2030, 8, 25)),
        ((2031,), date(2030, 12, 31)),
    ],
)
def test_the_calendar_knows_until_when_it_knows(tmp_path: Path, years: tuple[int, ...], until: date) -> None:
    """The package falls silent after the summer of 2030: a promise beyond that day needs a warning."""
    assert calendar_of(good_school(tmp_path), years).until == until
