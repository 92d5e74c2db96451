// On a narrow screen one phone is shown at a time; a tab for each carries the mark of what is unread there.

export class Tabs {
  constructor(bar, table) {
    Object.assign(this, { bar, table, buttons: new Map() });
  }

  /** Adds the tab of a phone; gives the way to put its unread mark. */
  add(phone) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const held = { button, phone, news: "" };
    button.addEventListener("click", () => this.choose(phone.key));
    button.setAttribute("aria-controls", phone.root.id);
    this.buttons.set(phone.key, held);
    this.bar.append(button);
    this.retell();
    if (this.buttons.size === 1) this.choose(phone.key);
    return { mark: (news) => { held.news = news; this.retell(); } };
  }

  /** Shows this phone, where only one is shown. */
  choose(key) {
    for (const [name, { button, phone }] of this.buttons) {
      button.setAttribute("aria-pressed", String(name === key));
      phone.root.classList.toggle("chosen", name === key);
    }
    this.buttons.get(key)?.phone.isShown();
  }

  retell() {
    for (const { button, phone, news } of this.buttons.values()) {
      const mark = Object.assign(document.createElement("span"), { className: "mark", textContent: news });
      button.replaceChildren(phone.label, ...(news ? [" ", mark] : []));
    }
  }
}
