// The page's own words: WORDS for a phone, in the language it is set to, and PAGE for all round it. What the bot says
// comes from the bot.

export const WORDS = {
  nl: {
    bot: "bot", typing: "typt…", you: "Jij", nothing: "Nog geen gesprek.", start: "Start", message: "Bericht",
    send: "Verstuur", menu: "Menu met opdrachten", language: "Taal van deze telefoon", choices: "Knoppen",
    change: "Wijzig", editing: "Je wijzigt een bericht", cancel: "Annuleer", edited: "gewijzigd",
    protected: "doorsturen en kopiëren kan niet", protectedShort: "beschermd", silent: "Kwam zonder geluid",
    attached: "[bijlage]", copied: "Gekopieerd.", gone: "Dat kan niet meer.",
    lost: "Niet gelukt: geen verbinding met de demo.", switched: "Nederlands, vanaf wat je nu doet.",
    news: (count) => `${count} nieuw`,
    chat: (owner) => `Gesprek op de telefoon van ${owner}`,
  },
  en: {
    bot: "bot", typing: "is typing…", you: "You", nothing: "No conversation yet.", start: "Start", message: "Message",
    send: "Send", menu: "Menu of commands", language: "Language of this phone", choices: "Buttons",
    change: "Edit", editing: "You are editing a message", cancel: "Cancel", edited: "edited",
    protected: "it cannot be forwarded or copied", protectedShort: "protected", silent: "Arrived without a sound",
    attached: "[attachment]", copied: "Copied.", gone: "That is no longer possible.",
    lost: "Not done: no connection with the demo.", switched: "English, from what you do next.",
    news: (count) => `${count} new`,
    chat: (owner) => `Conversation on the phone of ${owner}`,
  },
};

export const PAGE = {
  nl: {
    title: "Signaal: de demo",
    lead: "De echte bot, op een nagemaakte Telegram. Alles blijft op deze computer.",
    pageLanguage: "Taal van deze pagina", lostPage: "Geen verbinding met de demo. Ik probeer het opnieuw.",
    scenes: "Kijk hoe het gaat",
    sceneTells: "Een leerling meldt", sceneTellsMore: "Van eerste woord tot antwoord",
    sceneParent: "Een ouder meldt", sceneParentMore: "Verstuurd, gelezen, klaar",
    sceneSilence: "Niemand reageert", sceneSilenceMore: "Stilte gaat naar een ander",
    sceneGoesOn: "Het stopt niet", sceneGoesOnMore: "Afspraken, en blijven kijken",
    anew: "Begin opnieuw", clock: "De klok van school", hour: "+1 uur", day: "Volgende schooldag", weeks: "+2 weken",
    stop: "Stop", came: "Wat er gebeurde toen de klok liep", phonesLabel: "Telefoons",
    proof: "Wat een dief ziet, en wat de coach ziet",
    thief: "Wat een dief ziet",
    thiefLead: "Dit staat nu echt op de schijf. De sleutels liggen ergens anders.",
    soughtLabel: "Zoek een woord uit het verhaal in alle bytes", seek: "Zoek",
    seen: "Wat de coach ziet", seenLead: "Dit staat nu op de telefoon van Jansen.",
    seenNothing: "Nu niets.",
    rows: (name, count) => `${name} · ${count === 1 ? "1 rij" : `${count} rijen`}`,
    bytes: (name, count) => `${name} · eerste bytes van ${count.toLocaleString("nl-NL")}`,
    more: (count) => ` … nog ${count} bytes`,
    newest: (shown) => `De laatste ${shown}.`,
    found: (word, times) => times ? `«${word}» staat ${times} keer op de schijf.` : `«${word}» staat nergens op de schijf.`,
    foundCoach: (there) => there ? "Op de telefoon van de coach staat het wel." : "Op de telefoon van de coach ook niet.",
    phones: { leerling: "Leerling", ouder: "Ouder", coach: "Coach", achterwacht: "Achterwacht" },
    people: {
      leerling: "Noor zit in 2HE. De bot kent haar niet.",
      ouder: "Karin is de moeder van Noor. De bot kent haar niet.",
      coach: "Jansen leest wat 2HE vertelt.",
      achterwacht: "Visser springt in als niemand reageert.",
    },
    captions: {
      idle: "Kies een verhaal, of pak zelf een telefoon.",
      clock: "De klok loopt, langs alles wat aan de beurt is.",
      stopped: "Gestopt. De telefoons zijn van jou.",
      "clock-stuck": "De klok staat stil: er is iets aan de beurt dat niet vertrekt.",
      "scene-stuck": ({ phone, button }) => `Het verhaal kan niet verder: bij ${phone} staat de knop «${button}» er niet.`,
      "scene-silent": ({ phone }) => `Het verhaal kan niet verder: ${phone} kreeg geen antwoord van de bot.`,
      "scene-cannot": ({ phone }) => `Het verhaal kan niet verder: op de telefoon van ${phone} gaat dat nu niet.`,
      tells: "Noor zit in 2HE. Ze vertelt wat er gebeurt.",
      sends: "Er is nog niets naar school. Noor kiest: zonder haar naam.",
      alerted: "Haar coach Jansen krijgt een code. Meer niet.",
      reads: "Jansen leest het op een rustig moment. Na een kwartier is het weer weg.",
      asks: "Jansen pakt het op en stelt één vraag. Wie Noor is, blijft geheim.",
      nudged: "Noor krijgt één stille regel. Wie meekijkt, leest er niets aan af.",
      answered: "Haar antwoord gaat naar Jansen. Nog steeds zonder naam.",
      yours: "Nu jij. Alle telefoons doen het: tik, typ, of zet de klok verder.",
      mother: "Karin is de moeder van Noor. Zij vertelt wat ze ziet; de bot zegt u.",
      "mother-names": "Ook een ouder kiest: met naam of zonder. Met naam kan de coach bellen.",
      "mother-asked": "Verstuurd. De bot vraagt wat de coach moet weten, en wat thuis helpt.",
      "mother-alerted": "Jansen krijgt een code. Wie het vertelt, staat er niet bij.",
      "mother-read": "Een ouder. Noor weet het niet; Jansen leest met wie hij eerst praat.",
      "mother-hears": "Karin krijgt dezelfde stille regel als een leerling.",
      "mother-three": "Karin hoort drie dingen: verstuurd, gelezen, klaar. De rest hoort ze van de coach.",
      silence: "Verstuurd. Maar niemand doet iets. De klok loopt.",
      kept: "Het beloofde uur. Noor hoort eerlijk: het is nog niet gelezen.",
      others: "Intussen is ook de achterwacht gevraagd. Nu jij: open het op de telefoon van Visser.",
      talks: "Jansen heeft met Noor gepraat en legt vast wat zij wil.",
      checks: "Noor ziet wat er is opgeschreven. Zegt ze nee, dan gaat het niet door.",
      other: "Daarna praat Jansen apart met de andere leerling.",
      waits: "De dagen gaan voorbij, tot het herstelgesprek.",
      restores: "Na het gesprek: afspraken, en een dag om te kijken of het helpt.",
      agreed: "Noor ziet dat er afspraken zijn, en wanneer ze weer iets hoort.",
      asked: "De middag voor het vervolggesprek vraagt de bot hoe het is.",
      worse: "Het is erger. Jansen hoort dat meteen, met alleen een code.",
      decides: "De volgende ochtend staat het bovenaan. Wat er nu gebeurt, beslissen mensen.",
    },
    due: {
      nudge: "een seintje voor de leerling", promise: "het beloofde uur voor de leerling",
      remind: "de coach krijgt een herinnering", silence: "nog steeds stil: de achterwacht wordt gevraagd",
      last: "ook het aanspreekpunt wordt gevraagd", today: "het dagbericht van de coach",
      verdict: "een vraag aan de leerling", forget: "alles van een casus wordt gewist",
      fold: "een gesprek vouwt zich dicht", stub: "de tekst verdwijnt bij de coach",
      delete: "berichten gaan uit de chat", expiry: "een concept is te oud en verdwijnt",
      day: "het dagbericht van de coach", other: "er gaat een bericht de deur uit",
    },
  },
  en: {
    title: "Signaal: the demo",
    lead: "The real bot, on a pretend Telegram. Everything stays on this computer.",
    pageLanguage: "Language of this page", lostPage: "No connection with the demo. Trying again.",
    scenes: "See how it goes",
    sceneTells: "A pupil tells", sceneTellsMore: "From first word to answer",
    sceneParent: "A parent tells", sceneParentMore: "Sent, read, finished",
    sceneSilence: "Nobody reacts", sceneSilenceMore: "Silence moves on to another person",
    sceneGoesOn: "It does not stop", sceneGoesOnMore: "Agreements, and keep looking",
    anew: "Begin anew", clock: "The school's clock", hour: "+1 hour", day: "Next school day", weeks: "+2 weeks",
    stop: "Stop", came: "What happened while the clock ran", phonesLabel: "Phones",
    proof: "What a thief sees, and what the coach sees",
    thief: "What a thief sees",
    thiefLead: "This is what is really on the disk now. The keys are somewhere else.",
    soughtLabel: "Look for a word of the story in all bytes", seek: "Search",
    seen: "What the coach sees", seenLead: "This is on Jansen's phone now.",
    seenNothing: "Nothing now.",
    rows: (name, count) => `${name} · ${count === 1 ? "1 row" : `${count} rows`}`,
    bytes: (name, count) => `${name} · first bytes of ${count.toLocaleString("en-GB")}`,
    more: (count) => ` … ${count} bytes more`,
    newest: (shown) => `The last ${shown}.`,
    found: (word, times) => times ? `“${word}” is on the disk ${times} times.` : `“${word}” is nowhere on the disk.`,
    foundCoach: (there) => there ? "On the coach's phone it is." : "Nor is it on the coach's phone.",
    phones: { leerling: "Pupil", ouder: "Parent", coach: "Coach", achterwacht: "Duty officer" },
    people: {
      leerling: "Noor is in class 2HE. The bot does not know her.",
      ouder: "Karin is Noor's mother. The bot does not know her.",
      coach: "Jansen reads what 2HE tells.",
      achterwacht: "Visser steps in when nobody reacts.",
    },
    captions: {
      idle: "Choose a story, or take a phone yourself.",
      clock: "The clock runs, past everything that falls due.",
      stopped: "Stopped. The phones are yours.",
      "clock-stuck": "The clock stands still: something is due that does not leave.",
      "scene-stuck": ({ phone, button }) => `The story cannot go on: on the phone of ${phone} there is no button “${button}”.`,
      "scene-silent": ({ phone }) => `The story cannot go on: ${phone} got no answer from the bot.`,
      "scene-cannot": ({ phone }) => `The story cannot go on: on the phone of ${phone} that is not possible now.`,
      tells: "Noor is in class 2HE. She tells what happens.",
      sends: "Nothing has gone to school yet. Noor chooses: without her name.",
      alerted: "Her coach Jansen gets a code. Nothing more.",
      reads: "Jansen reads it at a quiet moment. After a quarter of an hour it is gone again.",
      asks: "Jansen takes it on and asks one question. Who Noor is stays secret.",
      nudged: "Noor gets one silent line. It tells nothing to who looks along.",
      answered: "Her answer goes to Jansen. Still without a name.",
      yours: "Your turn. All phones work: tap, type, or move the clock.",
      mother: "Karin is Noor's mother. She tells what she sees; in Dutch the bot is formal to her.",
      "mother-names": "A parent chooses, too: with a name or without. With one the coach can call.",
      "mother-asked": "Sent. The bot asks what the coach must know, and says what helps at home.",
      "mother-alerted": "Jansen gets a code. It does not say who tells.",
      "mother-read": "A parent. Noor does not know; Jansen reads whom to speak first.",
      "mother-hears": "Karin gets the same silent line as a pupil.",
      "mother-three": "Karin hears three things: sent, read, finished. The rest she hears from the coach.",
      silence: "Sent. But nobody does anything. The clock runs.",
      kept: "The promised hour. Noor is told honestly: it has not been read yet.",
      others: "Meanwhile the duty officer has been asked, too. Your turn: open it on Visser's phone.",
      talks: "Jansen has talked with Noor and records what she wants.",
      checks: "Noor sees what was written down. If she says no, it does not go on.",
      other: "Then Jansen talks with the other pupil, apart.",
      waits: "Days go by, until the restorative talk.",
      restores: "After the talk: agreements, and a day to see whether they help.",
      agreed: "Noor sees that there are agreements, and when she hears again.",
      asked: "The afternoon before the follow-up talk the bot asks how it is.",
      worse: "It got worse. Jansen hears that at once, by a code alone.",
      decides: "The next morning it stands at the top. What happens now, people decide.",
    },
    due: {
      nudge: "a line for the pupil", promise: "the hour that the pupil was promised",
      remind: "the coach is reminded", silence: "still silent: the duty officer is asked",
      last: "the school's contact is asked, too", today: "the coach's message of the day",
      verdict: "a question to the pupil", forget: "everything of a case is erased",
      fold: "a conversation folds up", stub: "the text leaves the coach's phone",
      delete: "messages leave the chat", expiry: "a draft is too old and goes",
      day: "the coach's message of the day", other: "a message goes out",
    },
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

const locale = (language) => (language === "en" ? "en-GB" : language);

/** Gives a day ("2026-09-07") as people say it. */
export function inDays(day, language) {
  const form = new Intl.DateTimeFormat(locale(language), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return form.format(new Date(`${day}T12:00:00Z`));
}

/** Gives a moment on the school's clock: "di 1 dec 15.45", or in full "dinsdag 1 december 15.45". */
export function onTheClock(moment, language, width = "short") {
  const zone = { timeZone: "Europe/Amsterdam" };
  const day = new Intl.DateTimeFormat(locale(language), { weekday: width, day: "numeric", month: width, ...zone });
  const hour = new Intl.DateTimeFormat(locale(language), { hour: "2-digit", minute: "2-digit", ...zone }).format(moment);
  return { day: day.format(moment).replace(",", ""), hour: language === "en" ? hour : hour.replace(":", ".") };
}
