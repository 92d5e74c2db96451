"""De Route of the school's pestprotocol, as pure rules: plain values in, plain values out.

1. *Signaleren*: a pupil, a parent or a colleague tells; ``routing`` says who receives it.
2. *Analyseren*: that person picks it up and talks with the pupil it is about.
3. *Herstelgesprek*, or another plan the pupil stands behind.
4. *Borging*: the vervolggesprek with both pupils, until it has stopped.

``steps`` holds the one table of who may go where; ``access`` is the only gate for who may see or do what;
``timing`` and ``promises`` know school days; ``effects`` and ``refusals`` are what comes out, as data.
Nothing here reads a clock, a file or a database, and nothing but the standard library is imported.
"""
