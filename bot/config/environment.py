"""What differs per installation: ``SIGNAAL_…`` in the environment (DESIGN §6)."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.config.problems import Problem, no_such, problems_of
from bot.texts import LANGUAGES, MORE
from bot.texts.checking import wrong_with

PREFIX: Final = "SIGNAAL_"
TOKEN: Final = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
DATABASES: Final = ("sqlite:///", "postgresql://", "postgresql+psycopg://")
THIS_MACHINE: Final = ("127.0.0.1", "localhost", "::1")


class Settings(BaseSettings):
    """What differs per installation, from ``SIGNAAL_…`` in the environment. Its repr hides what is secret.

    ``home`` holds ``school.toml`` and ``data/``; ``keys`` is a folder outside it; ``token`` is None where no bot is
    run (the demo, ``doctor``). ``texts`` is a folder with more languages, which ``bot.texts`` reads by itself.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    home: Path = Path("school")
    keys: Path = Field(default_factory=lambda given: given["home"].with_name(given["home"].name + "-keys"))
    token: SecretStr | None = None
    texts: Path | None = None
    api_url: str = "https://api.telegram.org"
    database_url: SecretStr = Field(
        default_factory=lambda given: SecretStr(f"sqlite:///{given['home'] / 'data' / 'signaal.db'}")
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what ``load_settings`` hands over: the process's own environment is not read behind its back."""
        return (init_settings,)

    @field_validator("token")
    @classmethod
    def _token_looks_right(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("This is not a bot token: copy the whole of what @BotFather gave, digits and colon too.")
        return token

    @field_validator("texts")
    @classmethod
    def _texts_are_there(cls, texts: Path | None) -> Path | None:
        if texts is None or texts.is_dir():
            return texts
        raise ValueError("There is no such folder: it must hold a folder for each language.")

    @field_validator("api_url")
    @classmethod
    def _api_url_is_safe(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in THIS_MACHINE):
            return url.rstrip("/")
        raise ValueError("This must be an https address; http is only for a server on this machine.")

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, url: SecretStr) -> SecretStr:
        if url.get_secret_value().startswith(DATABASES):
            return url
        raise ValueError("This must begin with sqlite:/// or postgresql+psycopg://, followed by where the database is.")


def load_settings(environ: Mapping[str, str]) -> Settings | list[Problem]:
    """The settings in an environment such as ``os.environ``, or everything that is wrong with them.

    Reads the file that ``SIGNAAL_TOKEN_FILE`` names, and nothing else. A ``SIGNAAL_…`` variable nobody knows is a
    problem: a mistyped one would silently leave its default in force.
    """
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    token_file, problems = given.pop(f"{PREFIX}TOKEN_FILE", ""), _unknown_variables(given)
    if token_file:
        problems += _take_token(given, token_file)
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): value for name, value in given.items() if value}
    try:
        settings = Settings(**source())
    except ValidationError as error:
        return problems + problems_of(error, lambda path: PREFIX + path[0].upper(), ())
    return problems or settings


def _unknown_variables(given: Mapping[str, str]) -> list[Problem]:
    known = [PREFIX + name.upper() for name in (*Settings.model_fields, "token_file")]
    return [Problem(name, no_such(name, known)) for name in sorted(given) if name not in known]


def _take_token(given: dict[str, str], token_file: str) -> list[Problem]:
    """Put the token from its file among what is given."""
    where = f"{PREFIX}TOKEN_FILE"
    if given.get(f"{PREFIX}TOKEN"):
        return [Problem(where, f"Give either {PREFIX}TOKEN or {PREFIX}TOKEN_FILE, not both.")]
    try:
        token = Path(token_file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return [Problem(where, "The file it names cannot be read.")]
    given[f"{PREFIX}TOKEN"] = token
    return [] if token else [Problem(where, "The file it names is empty.")]


def missing_for_serve(settings: Settings) -> list[Problem]:
    """What ``serve`` needs from the environment that other commands can do without."""
    wrong = [Problem(MORE, sentence) for sentence in map(wrong_with, LANGUAGES) if sentence]
    if settings.token is not None:
        return wrong
    missing = "This is missing: give it, or name the file it is in as SIGNAAL_TOKEN_FILE."
    return [Problem(f"{PREFIX}TOKEN", missing), *wrong]
