"""The two places where a school says how it wants things: its environment (``Settings``) and ``school.toml``.

Whatever is missing or wrong comes back as problems, one clear sentence each; never as a traceback, and never with the
value that was given, which may be a token (DESIGN §6).
"""

from bot.config.days import calendar_of
from bot.config.environment import Settings, load_settings, missing_for_serve
from bot.config.problems import Problem
from bot.config.school import SchoolFile, load_school, missing_for_pupils

__all__ = [
    "Problem",
    "SchoolFile",
    "Settings",
    "calendar_of",
    "load_school",
    "load_settings",
    "missing_for_pupils",
    "missing_for_serve",
]
