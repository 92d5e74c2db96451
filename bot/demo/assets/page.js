// The page: one phone for each that the demo has, and what is round them, kept true by one long wait for news.

import { Phone } from "/phone.js";
import { Stage } from "/stage.js";
import { Tabs } from "/tabs.js";
import { Thief } from "/thief.js";
import { PAGE, inWords } from "/words.js";

const RETRY = 1000; // milliseconds
const phones = new Map(); // key → { phone, version }
const tabs = new Tabs(document.querySelector(".tabs"), document.getElementById("phones"));
const thief = new Thief(() => phones.get("coach")?.phone);
const stage = new Stage(phones, tabs);
let words = PAGE.nl;

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
    const phone = new Phone(listed, bot);
    phone.inPageWords(words);
    phones.set(listed.key, { phone, version: null });
    document.getElementById("phones").append(phone.root);
    const tab = tabs.add(phone);
    phone.onUnread = (news) => { tab.mark(news); retitle(); };
  }
  return phones.get(listed.key);
}

function retitle() {
  const unread = [...phones.values()].reduce((sum, { phone }) => sum + phone.unread.size, 0);
  document.title = unread ? `(${unread}) ${words.title}` : words.title;
}

async function catchUp(listed, bot) {
  const held = phoneOf(listed, bot);
  if (held.version === listed.version) return;
  const view = await ask(`/chat/${listed.key}`);
  held.version = view.version;
  held.phone.receive(view);
}

/** A fresh school: nothing of the former one may stay on a phone. */
function beginAnew() {
  for (const held of phones.values()) {
    held.phone.clear();
    held.version = null;
  }
}

function speak(language) {
  words = PAGE[language];
  document.documentElement.lang = language;
  for (const part of [".top", ".stage", ".steady", ".proof"]) inWords(document.querySelector(part), words);
  document.getElementById("lost").textContent = words.lostPage;
  for (const { phone } of phones.values()) phone.inPageWords(words);
  tabs.retell();
  stage.speak(language, words);
  thief.speak(words);
  retitle();
}

document.getElementById("language").addEventListener("change", (event) => speak(event.target.value));
speak("nl");

for (let seen = "";;) {
  const lost = document.getElementById("lost");
  try {
    const news = await ask(`/phones?seen=${encodeURIComponent(seen)}`);
    if (news.stage && stage.isAnother(news.stage)) beginAnew();
    if (news.stage) stage.show(news.stage);
    if (news.stage) stage.letGo(news.stage);
    for (const listed of news.phones) await catchUp(listed, news.bot);
    if (news.stage) stage.point(news.stage);
    thief.refresh();
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
