// One phone: shows the chat as the emulated Telegram holds it, and passes on what its owner does. It makes nothing up.

import { commandButton, draw } from "/message.js";
import { WORDS, copyOf, inDays, inWords } from "/words.js";

const NEAR_END = 48; // pixels
const GOING = 450; // milliseconds in which a deleted message fades
const MOST_TYPING = 500; // milliseconds that "typing" holds back an answer that comes sooner than one can see
const UNHEARD = 5000; // milliseconds after which nobody believes that the bot is still typing
const SAID_FOR = 8000; // milliseconds
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const said = (view) => view.messages.filter((message) => message.from_bot);
let inHand = null; // the phone that was touched last

export class Phone {
  constructor({ key, label, owner }, bot) {
    Object.assign(this, { key, bot, owner, label, name: label, beat: 0, typingUntil: 0, waiting: false, hand: null });
    this.nodes = new Map(); // message id → its node, and what it was drawn from
    this.unread = new Set();
    this.onUnread = () => {};
    this.line = Promise.resolve(); // what is done here arrives in the order in which it was done
    this.draft = "";
    this.editing = null;
    this.root = copyOf("phone");
    this.part = (selector) => this.root.querySelector(selector);
    this.log = this.part(".log");
    this.area = this.part("textarea");
    this.dress();
    this.listen();
  }

  dress() {
    this.root.id = `telefoon-${this.key}`;
    this.root.setAttribute("aria-labelledby", `van-${this.key}`);
    this.part("h2").id = `van-${this.key}`;
    this.part(".bot-name").textContent = this.bot;
    for (const radio of this.root.querySelectorAll("[type=radio]")) radio.name = `taal-${this.key}`;
  }

  listen() {
    const on = (selector, kind, act) => this.part(selector).addEventListener(kind, act);
    on(".languages", "change", (event) => this.sets(event.target.value));
    on(".start", "click", () => { this.awaits(); this.does("start"); this.area.focus(); });
    on(".jump", "click", () => { this.toEnd(); this.area.focus(); });
    on(".cancel", "click", () => { this.stopEditing(); this.area.focus(); });
    on(".menu", "keydown", (event) => { if (event.key === "Escape") this.closeMenu(); });
    on("form.composer", "submit", (event) => { event.preventDefault(); this.send(); });
    on("textarea", "keydown", (event) => this.onKey(event));
    on("textarea", "input", () => this.grow());
    on(".log", "scroll", () => this.markRead());
    for (const kind of ["focusin", "pointerdown"]) {
      this.root.addEventListener(kind, () => { inHand = this; this.markRead(); });
    }
    window.addEventListener("focus", () => this.markRead());
  }

  // -- what its owner does -----------------------------------------------------------------------------------------

  /** Does one thing, after what was done before. Gives whether Telegram allowed it; if not, says so. */
  async does(act, body = {}) {
    this.tell("");
    const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const done = this.line.then(() => fetch(`/chat/${this.key}/${act}`, request)).catch(() => null);
    this.line = done;
    const answer = await done;
    if (!answer?.ok) this.tell(answer ? this.words.gone : this.words.lost);
    return Boolean(answer?.ok);
  }

  says(text) {
    this.closeMenu();
    this.awaits();
    return this.does("say", { text });
  }

  /** Sets the phone to a language; the bot hears of it with the next thing that is done here, and so the page says. */
  async sets(language) {
    if (await this.does("language", { language })) this.tell(WORDS[language].switched);
  }

  async send() {
    const text = this.area.value, message = this.editing;
    if (!text.trim()) return;
    if (message) this.stopEditing();
    else this.area.value = "";
    this.rest = this.log.scrollTop;
    this.grow();
    this.awaits();
    const allowed = await (message ? this.does("edit", { message, text }) : this.does("say", { text }));
    if (allowed) return;
    this.area.value = [text, this.area.value].filter(Boolean).join("\n"); // what was typed once is never typed twice
    this.grow();
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.editing) {
      this.stopEditing();
    } else if (event.key === "ArrowUp" && !this.area.value) {
      const last = this.view?.messages.findLast((message) => !message.from_bot && message.media === null);
      if (last) this.startEditing(last);
    }
  }

  startEditing(message) {
    if (!this.editing) this.draft = this.area.value;
    this.editing = message.id;
    this.part(".editing").hidden = false;
    this.area.value = message.text;
    this.area.focus();
    this.grow();
  }

  stopEditing() {
    this.editing = null;
    this.part(".editing").hidden = true;
    this.area.value = this.draft;
    this.grow();
  }

  async taps(message, choice, button) {
    if (choice.copy !== undefined) return navigator.clipboard.writeText(choice.copy).then(() => this.tell(this.words.copied));
    if (choice.data === undefined) return this.tell(this.words.gone);
    button.setAttribute("aria-busy", "true");
    this.awaits();
    if (!await this.does("tap", { message, data: choice.data })) button.removeAttribute("aria-busy");
  }

  closeMenu() {
    if (this.part(".menu").open) this.area.focus();
    this.part(".menu").open = false;
  }

  // -- what it shows -----------------------------------------------------------------------------------------------

  /** Takes what the emulator gives. While the bot seems to type, only what was said here is shown at once. */
  receive(view) {
    clearTimeout(this.later);
    const wait = this.typingUntil - Date.now();
    if (wait <= 0 || !this.view) return this.show(view);
    this.show(this.withoutAnswer(view));
    this.later = setTimeout(() => this.show(view), wait);
  }

  withoutAnswer(view) {
    const shown = this.view.messages, own = view.messages.filter((one) => !one.from_bot && !this.nodes.has(one.id));
    return { ...this.view, language: view.language, commands: view.commands, messages: [...shown, ...own], typing: true };
  }

  /** Somebody did something here: the bot is about to answer. */
  awaits() {
    const hold = calm.matches ? 0 : Math.min(MOST_TYPING, this.beat / 3);
    this.typingUntil = Date.now() + hold;
    this.waiting = true;
    this.showTyping(true);
    clearTimeout(this.unheard);
    this.unheard = setTimeout(() => { this.waiting = false; this.showTyping(false); }, UNHEARD);
  }

  showTyping(typing) {
    this.part(".typing").hidden = !typing;
    this.part(".doing").textContent = typing ? this.words.typing : this.words.bot;
  }

  /** The name of this phone, in the language of the page. */
  inPageWords(words) {
    this.label = words.phones[this.key] ?? this.label;
    this.name = this.owner === this.label ? this.label : `${this.label} · ${this.owner}`;
    this.part("h2").replaceChildren(`${this.label} `, Object.assign(document.createElement("span"), { textContent: this.owner }));
    this.part(".who-is").textContent = words.people[this.key] ?? "";
    if (this.words) this.log.setAttribute("aria-label", this.words.chat(this.name));
  }

  /** Another school begins: nothing of the former stays. */
  clear() {
    clearTimeout(this.later);
    this.log.replaceChildren();
    this.nodes.clear();
    this.unread.clear();
    if (this.editing) this.stopEditing();
    this.letGo();
    Object.assign(this, { view: undefined, typingUntil: 0, waiting: false });
    this.area.value = "";
    if (this.words) this.showTyping(false);
    this.onUnread("");
  }

  /** Shows somebody's hand here: on a button, or typing. */
  point(hand) {
    if (this.hand && JSON.stringify(this.hand) !== JSON.stringify(hand)) this.letGo();
    this.hand = hand;
    this.root.classList.add("acting");
    for (const button of this.root.querySelectorAll(".pointed")) button.classList.remove("pointed");
    const node = this.nodes.get(hand.message)?.node;
    const button = hand.data && node?.querySelector(`[data-sent="${CSS.escape(hand.data)}"]`);
    if (button) this.bringUp(button);
    if (hand.text && !this.area.value) this.area.value = hand.text;
    this.grow();
  }

  bringUp(button) {
    button.classList.add("pointed");
    const below = button.getBoundingClientRect().bottom - this.log.getBoundingClientRect().bottom + 12;
    if (below > 0) this.log.scrollTop += below;
    this.rest = this.log.scrollTop;
    this.markRead();
  }

  /** The hand is gone, if there was one: what it did is done, and the bot is about to answer. */
  letGo() {
    if (!this.hand) return;
    if (this.hand.text && this.area.value === this.hand.text) this.area.value = "";
    for (const button of this.root.querySelectorAll(".pointed")) button.classList.remove("pointed");
    this.root.classList.remove("acting");
    this.hand = null;
    this.awaits();
    this.grow();
  }

  /** Somebody has it in hand now: a viewer who chose its tab, or who acts on it in a scene. */
  isShown() {
    inHand = this;
    if (this.words) this.toEnd();
  }

  /** Shows a chat as the emulator gives it. */
  show(view) {
    const before = this.view, follow = this.isFollowing();
    this.view = view;
    if (before?.language !== view.language) this.speak(view.language);
    if (this.waiting && before) this.waiting = JSON.stringify(said(before)) === JSON.stringify(said(view));
    this.showTyping(view.typing || this.waiting);
    this.part(".empty").hidden = view.messages.length > 0;
    if (JSON.stringify(before?.commands) !== JSON.stringify(view.commands)) this.showMenu(view.commands);
    const news = this.showMessages(view.messages);
    if (before) news.forEach((id) => this.unread.add(id));
    if (!before || follow) this.toEnd();
    if (view.tap?.answered) this.showAnswer(view.tap, !before || (before.tap?.id === view.tap.id && before.tap.answered));
    this.markRead();
    if (this.hand) this.point(this.hand); // its button may only be there now
  }

  speak(language) {
    this.words = WORDS[language] ?? WORDS.nl;
    this.root.lang = language;
    inWords(this.root, this.words);
    this.log.setAttribute("aria-label", this.words.chat(this.name));
    for (const radio of this.root.querySelectorAll("[type=radio]")) radio.checked = radio.value === language;
    this.nodes.forEach((shown) => { shown.drawn = ""; });
  }

  showMenu(commands) {
    this.part(".menu").hidden = commands.length === 0;
    const items = commands.map(({ name, says }) => {
      const item = document.createElement("li");
      item.append(commandButton(`/${name}`, this, says));
      return item;
    });
    this.part(".menu ul").replaceChildren(...items);
  }

  /** Draws what is new or changed and removes what is gone; gives the ids of what the bot said since. */
  showMessages(messages) {
    const news = [], ids = new Set(messages.map((message) => message.id));
    for (const id of this.nodes.keys()) if (!ids.has(id)) this.remove(id);
    messages.forEach((message, place) => {
      const day = message.date.slice(0, 10), begins = day !== messages[place - 1]?.date.slice(0, 10);
      const shown = this.nodes.get(message.id), drawn = JSON.stringify([message, begins]);
      if (shown?.drawn === drawn) return;
      const node = draw(message, this, shown?.node);
      node.dataset.day = begins ? inDays(day, this.view.language) : "";
      this.nodes.set(message.id, { node, drawn });
      if (shown && message.edited && shown.text !== message.text) this.glow(node);
      this.nodes.get(message.id).text = message.text;
      if (shown) return;
      this.log.append(node);
      if (message.from_bot) news.push(message.id);
    });
    return news;
  }

  remove(id) {
    const { node } = this.nodes.get(id);
    if (node.contains(document.activeElement)) this.log.focus();
    if (this.editing === id) this.stopEditing();
    this.nodes.delete(id);
    this.unread.delete(id);
    if (calm.matches) return node.remove();
    node.classList.add("going");
    node.inert = true;
    setTimeout(() => node.remove(), GOING);
  }

  /** A message that was changed glows for a moment. */
  glow(node) {
    node.classList.remove("changed");
    void node.offsetWidth; // begins the animation anew
    node.classList.add("changed");
  }

  /** Ends the waiting of tapped buttons, and shows once what the bot said to the tap. */
  showAnswer(tap, known) {
    for (const button of this.root.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
    if (known || !tap.text) return;
    if (!tap.alert) return this.tell(tap.text);
    this.part(".alert p").textContent = tap.text;
    if (!this.part(".alert").open) this.part(".alert").showModal();
  }

  /** Says something that passes, in a line above the field. */
  tell(text) {
    clearTimeout(this.silence);
    this.part(".said").textContent = text;
    this.silence = setTimeout(() => { this.part(".said").textContent = ""; }, SAID_FOR);
  }

  // -- the newest --------------------------------------------------------------------------------------------------

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
  }

  /** Scrolls to the newest message; to its beginning when it is longer than the screen. */
  toEnd() {
    const newest = [...this.log.querySelectorAll(".message:not(.going)")].at(-1);
    if (newest) this.log.scrollTop = Math.min(this.log.scrollHeight, newest.offsetTop - 8);
    this.rest = this.log.scrollTop;
    this.markRead();
  }

  /** Whether it should move along with what is new: not when somebody is reading back. */
  isFollowing() {
    return this.isAtEnd() || Math.abs(this.log.scrollTop - this.rest) < 2;
  }

  /** Counts as read what stands on a phone that is in somebody's hand, once it is scrolled down. */
  markRead() {
    if (!this.words) return;
    if (inHand === this && document.hasFocus() && this.isAtEnd()) this.unread.clear();
    const count = this.unread.size, words = count ? this.words.news(count) : "";
    for (const mark of [this.part(".unread"), this.part(".jump")]) mark.textContent = words;
    this.part(".unread").hidden = count === 0;
    this.part(".jump").hidden = count === 0 || this.isAtEnd();
    this.onUnread(words);
  }

  grow() {
    const follow = this.isFollowing();
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
    if (follow) this.toEnd();
  }
}
