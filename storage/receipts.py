"""Codes by which a reporter finds her own case again: one part finds the row, the other opens it (SECURITY §2.6).

Kept are a keyed index of the first part and the digest of Argon2id over the second, salted by the case: from the rows
nobody can make a code, and nothing in them is Telegram's. Deriving takes about half a second and 128 MiB; it is done in
the unit, so on the writer's thread and never on the event loop, and one at a time (``Vault.receipt``).
"""

import hmac
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, func, insert, select

from bot.route.model import CaseId, ChatId
from storage.atoms import ms, raw
from storage.base import Root
from storage.tables import receipt, receipt_try

AN_HOUR: Final = timedelta(hours=1)
MOST_TRIES: Final = 5
"""In an hour, by one chat, and at one code."""
MOST_OF_ALL: Final = 100
"""In an hour, by everybody together: each costs half a second in which nobody else is answered."""

_FIND = select(receipt.c.case_id, receipt.c.verifier).where(receipt.c.locator == bindparam("locator"))
_HAS = select(receipt.c.case_id).where(receipt.c.case_id == bindparam("case_id"))
_DROP = delete(receipt).where(receipt.c.case_id == bindparam("case_id"))
_ADD = insert(receipt)
_TRIES = select(func.count()).where(receipt_try.c.who == bindparam("who"), receipt_try.c.at > bindparam("since"))
_TRIED = insert(receipt_try)
_OLD_TRIES = delete(receipt_try).where(receipt_try.c.at <= bindparam("before"))


class ReceiptRows(Root):
    """``bot.ports.Receipts``."""

    def put_receipt(self, case_id: CaseId, locator: str, digits: str) -> bool:
        """Keep what this code is recognised by, in the place of a former one; False when the locator is taken."""
        index = self._vault.text_index(f"receipt {locator}")
        there = self._run(_FIND, locator=index).first()
        if there is not None and there.case_id != case_id:
            return False
        self.drop_receipt(case_id)
        verifier = self._vault.receipt(raw(case_id), digits)
        self._write(_ADD, {"case_id": case_id, "locator": index, "verifier": verifier})
        return True

    def has_receipt(self, case_id: CaseId) -> bool:
        """Whether there is a code for this case."""
        return self._run(_HAS, case_id=case_id).first() is not None

    def drop_receipt(self, case_id: CaseId) -> None:
        """No code leads to this case any more."""
        self._run(_DROP, case_id=case_id)

    def receipt_case(self, locator: str, digits: str) -> CaseId | None:
        """The case that this code opens, or None. To be asked only after ``may_try``."""
        there = self._run(_FIND, locator=self._vault.text_index(f"receipt {locator}")).first()
        if there is None:
            return None
        fits = hmac.compare_digest(there.verifier, self._vault.receipt(raw(there.case_id), digits))
        return CaseId(there.case_id) if fits else None

    def may_try(self, chat_id: ChatId, locator: str, real: datetime) -> bool:
        """Count a try of this chat at this code; False when there were too many in the last hour.

        Of the chat only a keyed index is kept, and for an hour.
        """
        self._run(_OLD_TRIES, before=ms(real - AN_HOUR))
        chat = self._vault.text_index(f"tries of {chat_id}")
        whose = {chat: MOST_TRIES, self._vault.text_index(f"tries at {locator}"): MOST_TRIES}
        whose[self._vault.text_index("tries")] = MOST_OF_ALL
        since = ms(real - AN_HOUR)
        if any(self._run(_TRIES, who=who, since=since).scalar_one() >= most for who, most in whose.items()):
            return False
        self._write(_TRIED, [{"who": who, "at": ms(real)} for who in whose])
        return True
