// Draws one message: the bubble, what is to be known of it, and the buttons under it. Text is always text, never HTML.

import { copyOf, inWords } from "/words.js";

const COMMAND = /(?<![\w/])(\/[a-z0-9_]{1,32})(?![\w/])/;

/** Draws a message anew, into its own node when it has one; `phone` is asked when somebody does something with it. */
export function draw(message, phone, node = copyOf("message")) {
  const held = node.contains(document.activeElement);
  node.replaceChildren(...copyOf("message").childNodes);
  inWords(node, phone.words);
  node.classList.add(message.from_bot ? "theirs" : "own");
  node.classList.toggle("kept", message.protected);
  const part = (selector) => node.querySelector(selector);
  part(".who").textContent = `${message.from_bot ? phone.bot : phone.words.you}: `;
  part(".text").append(...words(message, phone));
  part(".protected").hidden = !message.protected;
  part(".silent").hidden = !message.silent;
  part(".edited").hidden = !message.edited;
  part("time").textContent = message.date.slice(11, 16);
  part("time").dateTime = message.date;
  part(".change").hidden = message.from_bot || message.media !== null;
  part(".change").addEventListener("click", () => phone.startEditing(message));
  if (message.rows.length === 0) part(".rows").remove();
  else part(".rows").append(...message.rows.map((row) => rowOf(row, message, phone)));
  if (held) node.focus({ preventScroll: true });
  return node;
}

/** The words of a message; a command in what the bot says can be tapped, as in Telegram. */
function words(message, phone) {
  const text = [message.media && phone.words.attached, message.text].filter(Boolean).join(" ");
  if (!message.from_bot) return [text];
  return text.split(COMMAND).map((piece, place) => (place % 2 ? commandButton(piece, phone) : piece));
}

/** A button that says a command, with `says` behind it in the menu. */
export function commandButton(command, phone, says = "") {
  const button = buttonOf(command, "command");
  if (says) button.append(Object.assign(document.createElement("span"), { textContent: says }));
  button.addEventListener("click", () => phone.says(command));
  return button;
}

function buttonOf(label, kind) {
  return Object.assign(document.createElement("button"), { type: "button", textContent: label, className: kind });
}

function rowOf(row, message, phone) {
  const line = Object.assign(document.createElement("div"), { className: "row" });
  line.append(...row.map((choice) => choiceOf(choice, message, phone)));
  return line;
}

/** One button under a message: it tells the bot, or copies something, or opens an address elsewhere. */
function choiceOf(choice, message, phone) {
  const kind = `choice ${choice.style ?? ""}`.trim();
  if (/^https?:/.test(choice.url ?? "")) {
    const link = Object.assign(document.createElement("a"), { href: choice.url, target: "_blank", className: kind });
    return Object.assign(link, { rel: "noopener noreferrer", textContent: choice.label });
  }
  const button = buttonOf(choice.label, kind);
  if (choice.data !== undefined) button.dataset.sent = choice.data;
  button.addEventListener("click", () => phone.taps(message.id, choice, button));
  return button;
}
