"""Ears and mouth. To add a conversation:

1. write it as a generator in ``flows/``, top to bottom as it is spoken, asking with what ``script`` offers;
2. put its words in ``bot/texts/nl`` and ``bot/texts/en``, keyed by the questions' names;
3. let it return a value, and say in ``floor`` which use case takes that value;
4. play it as a story in ``tests/stories``, in both languages.

Nothing outside ``telegram/`` knows the channel.
"""
