"""The clock: what is owed leaves, and what has come due is looked up. It holds nothing that a crash could lose.

``delivery`` carries what the store owes to the sender, ``limits`` says how fast, ``ticks`` knocks now and then.
"""
