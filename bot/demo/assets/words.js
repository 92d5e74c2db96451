// The page's own few words, in the language a phone is set to. What the bot says comes from the bot.

export const WORDS = {
  nl: {
    bot: "bot", typing: "typt…", you: "Jij", nothing: "Nog geen gesprek.", start: "Start", message: "Bericht",
    send: "Verstuur", menu: "Menu met opdrachten", language: "Taal van deze telefoon", choices: "Knoppen",
    change: "Wijzig", editing: "Je wijzigt een bericht", cancel: "Annuleer", edited: "gewijzigd",
    protected: "Beschermd: doorsturen en kopiëren kan niet", silent: "Kwam zonder geluid", attached: "[bijlage]",
    copied: "Gekopieerd.", gone: "Dat kan niet meer.", lost: "Niet gelukt: geen verbinding met de demo.",
    news: (count) => `${count} nieuw`,
    chat: (owner) => `Gesprek op de telefoon van ${owner}`,
  },
  en: {
    bot: "bot", typing: "is typing…", you: "You", nothing: "No conversation yet.", start: "Start", message: "Message",
    send: "Send", menu: "Menu of commands", language: "Language of this phone", choices: "Buttons",
    change: "Edit", editing: "You are editing a message", cancel: "Cancel", edited: "edited",
    protected: "Protected: it cannot be forwarded or copied", silent: "Arrived without a sound", attached: "[attachment]",
    copied: "Copied.", gone: "That is no longer possible.", lost: "Not done: no connection with the demo.",
    news: (count) => `${count} new`,
    chat: (owner) => `Conversation on the phone of ${owner}`,
  },
};

/** Puts words into every part of an element that asks for them: texts, labels, hints and tips. */
export function inWords(root, words) {
  for (const part of root.querySelectorAll("[data-word]")) part.textContent = words[part.dataset.word];
  for (const part of root.querySelectorAll("[data-label]")) part.setAttribute("aria-label", words[part.dataset.label]);
  for (const part of root.querySelectorAll("[data-hint]")) part.placeholder = words[part.dataset.hint];
  for (const part of root.querySelectorAll("[data-tip]")) part.title = words[part.dataset.tip];
}

/** Gives a fresh copy of what a <template> holds. */
export const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** Gives a day ("2026-09-07") as people say it. */
export function inDays(day, language) {
  const form = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return form.format(new Date(`${day}T12:00:00Z`));
}
