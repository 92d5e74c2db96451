// Round the phones: the scenes, the school's clock, and the line that tells what happens.

import { onTheClock } from "/words.js";

const NARROW = window.matchMedia("(width < 46rem)");
const part = (id) => document.getElementById(id);

export class Stage {
  constructor(phones, tabs) {
    Object.assign(this, { phones, tabs, edition: null, told: null, drawn: "", hand: "" });
    this.listen();
    setInterval(() => this.tick(), 1000);
  }

  listen() {
    for (const button of document.querySelectorAll("[data-scene]")) {
      button.addEventListener("click", () => this.begins(button.dataset.scene));
    }
    for (const button of document.querySelectorAll("[data-leap]")) {
      button.addEventListener("click", () => this.isBusy() || this.does("clock", { to: button.dataset.leap }));
    }
    part("stop").addEventListener("click", () => this.isBusy() && this.does("stop"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && this.isBusy()) this.does("stop");
    });
  }

  /** A fresh school, with this scene; where the screen is narrow, its line and its phone come into view. */
  begins(name) {
    if (name && NARROW.matches) document.querySelector(".steady").scrollIntoView({ block: "start" });
    return this.does("scene", { name, language: this.language });
  }

  async does(act, body = {}) {
    const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    await fetch(`/stage/${act}`, request).catch(() => null);
  }

  isBusy() {
    return Boolean(this.told?.busy);
  }

  speak(language, words) {
    Object.assign(this, { language, words, drawn: "" });
    if (this.told) this.draw();
    else part("caption").textContent = words.captions.idle;
  }

  /** Whether this is told of another school than the former. */
  isAnother(told) {
    const another = this.edition !== null && told.edition !== this.edition;
    this.edition = told.edition;
    return another;
  }

  show(told) {
    this.told = told;
    this.ahead = Date.parse(told.now) - Date.now();
    for (const { phone } of this.phones.values()) phone.beat = told.beat;
    this.draw();
  }

  draw() {
    const { busy, caption, came } = this.told;
    this.tick();
    for (const button of document.querySelectorAll("[data-scene]")) {
      const plays = busy !== "" && button.dataset.scene === busy;
      button.toggleAttribute("aria-current", plays);
      if (plays) button.setAttribute("aria-current", "true");
    }
    for (const button of document.querySelectorAll("[data-leap]")) button.setAttribute("aria-disabled", String(busy !== ""));
    part("stop").setAttribute("aria-disabled", String(busy === ""));
    document.body.classList.toggle("playing", busy !== "");
    this.write(part("caption"), this.line(busy, caption));
    const drawn = JSON.stringify([came, this.language]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    part("came").replaceChildren(...came.slice(-3).map((one) => this.cameLine(one)));
  }

  line(busy, caption) {
    if (busy === "clock") return this.words.captions.clock;
    const told = this.words.captions[caption?.key ?? "idle"];
    return typeof told === "function" ? told({ ...caption.values, phone: this.words.phones[caption.values.phone] }) : told;
  }

  write(where, text) {
    if (where.textContent === text) return;
    where.textContent = text;
    where.classList.remove("fresh");
    void where.offsetWidth; // begins the animation anew
    where.classList.add("fresh");
  }

  cameLine({ at, kinds }) {
    const line = document.createElement("li"), when = document.createElement("time");
    const { day, hour } = onTheClock(new Date(at), this.language);
    when.textContent = `${day} ${hour}`;
    const what = [...new Set(kinds.map((kind) => this.words.due[kind] ?? this.words.due.other))].join(", ");
    line.append(when, `: ${what || this.words.due.other}`);
    return line;
  }

  tick() {
    if (!this.told) return;
    const { day, hour } = onTheClock(new Date(Date.now() + this.ahead), this.language, "long");
    const shown = document.createElement("b");
    shown.textContent = hour;
    if (part("now").textContent !== `${day} ${hour}`) part("now").replaceChildren(`${day} `, shown);
  }

  /** Before what is new is shown: where a hand is gone, the bot is about to answer. */
  letGo({ hand }) {
    for (const [key, { phone }] of this.phones) if (hand?.phone !== key) phone.letGo();
  }

  /** Shows whose hand is where: the phone, and the button or the words. */
  point({ hand, busy }) {
    const drawn = JSON.stringify(hand);
    if (drawn !== this.hand && hand && busy) this.tabs.choose(hand.phone);
    if (hand) this.phones.get(hand.phone)?.phone.point(hand);
    this.hand = drawn;
  }
}
