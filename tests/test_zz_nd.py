import asyncio
from tests.stories.test_nobody_sees_who import told_by, NOOR, EMMA, NOBODY
def test_x(tmp_path):
    for i in range(4):
        for who in (NOOR, EMMA, NOBODY):
            f=tmp_path/f"{who.id}-{i}"; f.mkdir()
            t=asyncio.run(told_by(who,f))
            print(who.id, t.public["chat"], len(t.reporter), [len(v) for v in t.staff.values()])
            print("   ", [ (m, dict(p).get("text","")[:22]) for m,p in t.reporter[-8:]])
    assert 0
