"""Signaal's machine: the rules of De Route, the use cases, the words, and the plug that joins them to the world.

Nothing but this docstring may stand here: importing ``bot.route`` runs this file, and the rules must stay pure.
"""
