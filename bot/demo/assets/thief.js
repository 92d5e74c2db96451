// What somebody who steals the disk would hold, raw, beside what stands on the coach's phone.

const MOST = 40; // bytes of a cell
const LINE = 16; // bytes of a file on a line
const FIRST = ["entry", "casus", "talk", "chat"]; // stand first, opened: here the story would be
const part = (id) => document.getElementById(id);

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

export class Thief {
  constructor(coach) {
    Object.assign(this, { coach, opened: new Map(), again: false, asking: false });
    part("proof-open").addEventListener("click", () => this.toggle());
    part("search").addEventListener("submit", (event) => { event.preventDefault(); this.search(); });
  }

  speak(words) {
    this.words = words;
    part("found").textContent = "";
    this.refresh();
  }

  toggle() {
    const open = part("proof").hidden;
    part("proof").hidden = !open;
    part("proof-open").setAttribute("aria-expanded", String(open));
    if (open) this.refresh().then(() => part("proof-open").scrollIntoView({ block: "start" }));
  }

  /** Looks again, when the panel is open; news that comes while it looks is looked at after that. */
  async refresh() {
    if (part("proof").hidden) return;
    this.again = true;
    if (this.asking) return;
    this.asking = true;
    while (this.again) {
      this.again = false;
      const answer = await fetch("/thief").catch(() => null);
      if (answer?.ok) this.draw(await answer.json());
    }
    this.asking = false;
  }

  draw({ tables, files }) {
    const place = ({ name }) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    const sorted = [...tables].sort((one, other) => place(one) - place(other));
    const drawn = sorted.map((table) => this.table(table));
    part("loot").replaceChildren(...drawn.slice(0, FIRST.length), ...files.map((file) => this.file(file)), ...drawn.slice(FIRST.length));
    this.drawSeen();
  }

  drawSeen() {
    const messages = this.coach()?.view?.messages ?? [];
    const lines = messages.map((message) => element("p", { textContent: message.text }));
    part("seen").replaceChildren(...(lines.length ? lines : [element("p", { textContent: this.words.seenNothing })]));
  }

  fold(name, label, ...content) {
    const open = this.opened.get(name) ?? FIRST.includes(name);
    const folded = element("details", { open }, element("summary", { textContent: label }), ...content);
    folded.addEventListener("toggle", () => this.opened.set(name, folded.open));
    return folded;
  }

  table({ name, columns, count, rows }) {
    const label = this.words.rows(name, count);
    if (!rows.length) return element("p", { className: "none", textContent: label });
    const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col", textContent: column })));
    const lines = rows.map((row) => element("tr", {}, ...row.map((cell) => this.cell(cell))));
    const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...lines));
    const box = element("div", { className: "rows-box", tabIndex: 0, role: "region" }, table);
    box.setAttribute("aria-label", label);
    const note = count > rows.length ? [element("p", { className: "note", textContent: this.words.newest(rows.length) })] : [];
    return this.fold(name, label, box, ...note);
  }

  cell({ hex, text }) {
    if (hex === undefined) return element("td", { textContent: text });
    const size = hex.length / 2, shown = hex.slice(0, MOST * 2).replace(/../g, "$& ").trim();
    return element("td", { className: "raw", textContent: shown + (size > MOST ? this.words.more(size - MOST) : "") });
  }

  file({ name, size, head }) {
    const bytes = head.match(/../g) ?? [], lines = [];
    for (let from = 0; from < bytes.length; from += LINE) {
      const line = bytes.slice(from, from + LINE);
      const readable = line.map((byte) => String.fromCharCode(parseInt(byte, 16)).replace(/[^ -~]/, "·")).join("");
      lines.push(`${line.join(" ").padEnd(LINE * 3)} ${readable}`);
    }
    const dump = element("pre", { tabIndex: 0, textContent: lines.join("\n") });
    dump.setAttribute("role", "region");
    dump.setAttribute("aria-label", name);
    return this.fold(name, this.words.bytes(name, size), dump);
  }

  async search() {
    const word = part("sought").value.trim();
    if (!word) return;
    const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ words: word }) };
    const answer = await fetch("/thief/search", request).catch(() => null);
    if (!answer?.ok) return;
    const { times } = await answer.json();
    const there = part("seen").textContent.toLowerCase().includes(word.toLowerCase());
    part("found").textContent = `${this.words.found(word, times)} ${this.words.foundCoach(there)}`;
  }
}
