"""Pictures, voice notes and other things a person can send: the smallest objects that the Bot API allows.

The bot never downloads one (DESIGN §4.1), so there are no bytes behind them: only what an update tells.
"""

from enum import StrEnum

from bot.demo.model import JsonObject, User


class Media(StrEnum):
    """The kinds, by the name of their field in Message."""

    PHOTO = "photo"
    VIDEO = "video"
    VIDEO_NOTE = "video_note"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    ANIMATION = "animation"
    STICKER = "sticker"
    CONTACT = "contact"
    LOCATION = "location"
    VENUE = "venue"
    POLL = "poll"
    DICE = "dice"


CAPTIONED = frozenset({Media.PHOTO, Media.VIDEO, Media.VOICE, Media.AUDIO, Media.DOCUMENT, Media.ANIMATION})
"""Only these can carry a caption."""

_PLACE = {"latitude": 52.09, "longitude": 5.12}
_SHAPES: dict[Media, JsonObject] = {
    Media.VIDEO: {"width": 640, "height": 360, "duration": 3, "mime_type": "video/mp4"},
    Media.VIDEO_NOTE: {"length": 240, "duration": 3},
    Media.VOICE: {"duration": 3, "mime_type": "audio/ogg"},
    Media.AUDIO: {"duration": 3, "mime_type": "audio/mpeg"},
    Media.DOCUMENT: {"file_name": "brief.pdf", "mime_type": "application/pdf"},
    Media.ANIMATION: {"width": 320, "height": 240, "duration": 3, "mime_type": "video/mp4"},
    Media.STICKER: {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}


def media_json(kind: Media, sender: User, number: int) -> JsonObject:
    """Return the fields that ``kind`` adds to a Message; ``number`` makes its file ids its own.

    A photo comes in two sizes; an animation also as a document and a venue also as a location, for older clients.
    """
    if kind is Media.PHOTO:
        return {"photo": [_photo(number, 90, 67), _photo(number, 800, 600)]}
    if kind in _SHAPES:
        shape = _file(kind.value, number) | _SHAPES[kind]
        also = {"document": _file(kind.value, number)} if kind is Media.ANIMATION else {}
        return {kind.value: shape, **also}
    also = {"location": dict(_PLACE)} if kind is Media.VENUE else {}
    return {kind.value: _without_file(kind, sender), **also}


def _photo(number: int, width: int, height: int) -> JsonObject:
    return _file(f"photo{width}", number) | {"width": width, "height": height}


def _file(name: str, number: int) -> JsonObject:
    return {"file_id": f"{name}-file-{number}", "file_unique_id": f"{name}-unique-{number}", "file_size": 2048}


def _without_file(kind: Media, sender: User) -> JsonObject:
    if kind is Media.CONTACT:
        return {"phone_number": "+31600000000", "first_name": sender.first_name, "user_id": sender.id}
    if kind is Media.LOCATION:
        return dict(_PLACE)
    if kind is Media.VENUE:
        return {"location": dict(_PLACE), "title": "School", "address": "Schoolstraat 1"}
    if kind is Media.POLL:
        return _poll()
    return {"emoji": "🎲", "value": 4}


def _poll() -> JsonObject:
    options = [{"persistent_id": name, "text": name, "voter_count": 0} for name in ("ja", "nee")]
    return {
        "id": "1",
        "question": "Ja of nee?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
