// The page: one phone for each that the demo has, kept true by one long wait for news.

import { Phone } from "/phone.js";

const TITLE = document.title;
const RETRY = 1000; // milliseconds
const phones = new Map(); // key → { phone, link, version }

/** The demo does not answer. Anything else that goes wrong is a mistake in this page, and must be seen. */
class Lost extends Error {}

async function ask(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Lost(address);
  return answer.json().catch(() => { throw new Lost(address); });
}

/** Gives the phone of this key, which is put on the page when it is not there yet. */
function phoneOf(listed, bot) {
  if (!phones.has(listed.key)) {
    const phone = new Phone(listed, bot), link = document.createElement("a");
    link.href = `#${phone.root.id}`;
    phone.onUnread = (words) => { link.textContent = [listed.label, words].filter(Boolean).join(": "); retitle(); };
    phones.set(listed.key, { phone, link, version: null });
    document.querySelector(".switch").append(link);
    document.getElementById("phones").append(phone.root);
  }
  return phones.get(listed.key);
}

function retitle() {
  const unread = [...phones.values()].reduce((sum, { phone }) => sum + phone.unread.size, 0);
  document.title = unread ? `(${unread}) ${TITLE}` : TITLE;
}

async function catchUp(listed, bot) {
  const held = phoneOf(listed, bot);
  if (held.version === listed.version) return;
  const view = await ask(`/chat/${listed.key}`);
  held.version = view.version;
  held.phone.show(view);
}

for (let seen = "";;) {
  const lost = document.getElementById("lost");
  try {
    const news = await ask(`/phones?seen=${encodeURIComponent(seen)}`);
    for (const listed of news.phones) await catchUp(listed, news.bot);
    seen = news.version;
    lost.hidden = true;
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    seen = "";
    phones.forEach((held) => { held.version = null; });
    lost.hidden = false;
    await new Promise((done) => setTimeout(done, RETRY));
  }
}
