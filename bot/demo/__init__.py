"""Telegram on your own machine: the Bot API emulator for the demo and the tests, and the page with phones.

``telegram.py`` is the emulator as pure state (no socket, no event loop, time comes in); ``server.py`` puts it on
HTTP. Start with ``Telegram`` and ``Emulator``.
"""
