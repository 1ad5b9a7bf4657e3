// Minutes are saved as they are typed, each item on its own. Without this script the button saves them all.

const PAUSE = 1500; // milliseconds without a key until a text is sent
const AGAIN = 15000; // until it is tried again after a lost connection

const form = document.querySelector("form[data-minutes]");
const minutes = form ? [...form.querySelectorAll("textarea[data-item]")].map((box) => new Minute(box)) : [];
let leaving = false;

// A browser may refuse to keep anything; the page then works without.
function keep(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {}
}

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function Minute(box) {
  const item = box.dataset.item;
  const seen = form.elements[`seen-${item}`];
  const status = document.getElementById(`status-${item}`);
  const key = `${form.dataset.keep}-${item}`;
  let sent = box.value;
  let timer = 0;
  let sending = false;
  let asked = null;

  this.isUnsaved = () => box.value !== sent;

  const say = (words) => {
    status.textContent = words;
  };

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };

  const typed = () => {
    if (box.value === sent) {
      keep(key, null);
      return;
    }
    keep(key, JSON.stringify({ text: box.value, seen: seen.value }));
    if (!asked) {
      say("Not saved yet");
      later(PAUSE);
    }
  };

  const send = async () => {
    if (sending || asked || box.value === sent) {
      return;
    }
    const text = box.value;
    sending = true;
    say("Saving …");
    try {
      const answer = await post({ item, text, seen: seen.value });
      await take(answer, text);
    } catch {
      say("Not saved: there is no connection. What you typed is kept in this browser and sent again.");
      later(AGAIN);
    } finally {
      sending = false;
    }
  };

  const take = async (answer, text) => {
    if (answer.redirected || !answer.headers.get("Content-Type")?.includes("json")) {
      say("Not saved: you are signed out. What you typed is kept in this browser. Sign in again in another tab.");
      later(AGAIN);
      return;
    }
    const told = await answer.json();
    if (answer.ok) {
      seen.value = told.seen;
      sent = text;
      say(`Saved ${told.at}`);
      typed();
    } else if (answer.status === 409 && !told.sentence) {
      ask(told);
    } else {
      say(`Not saved. ${told.sentence ?? ""}`);
    }
  };

  // Somebody else saved another text of this item: one choice, and nothing is lost before it is made.
  const ask = (told) => {
    const mine = box.value;
    const both = [told.saved, mine].filter((text) => text.trim()).join("\n\n");
    say("Not saved: choose which text is meant.");
    const settle = (text) => {
      asked.remove();
      asked = null;
      seen.value = told.seen;
      sent = told.saved;
      box.value = text;
      box.focus();
      typed();
      if (text === told.saved) {
        say("Their text is kept.");
      }
    };
    asked = panel(`${told.who || "Someone else"} saved another text of this item:`, told.saved || "(nothing)", [
      ["Keep mine", () => settle(box.value)],
      ["Keep theirs", () => settle(told.saved)],
      ["Keep both", () => settle(box.value === mine ? both : `${told.saved}\n\n${box.value}`)],
    ]);
    box.before(asked);
  };

  // What a lost connection or a closed window left behind.
  const offer = (found) => {
    const offered = panel("This was typed here before and not saved:", found.text || "(nothing)", [
      [
        "Put it back",
        () => {
          offered.remove();
          seen.value = found.seen;
          box.value = found.text;
          box.focus();
          typed();
        },
      ],
      [
        "Leave it out",
        () => {
          offered.remove();
          keep(key, null);
          box.focus();
        },
      ],
    ]);
    box.before(offered);
  };

  const found = kept(key);
  if (found && found.text !== box.value) {
    offer(found);
  } else {
    keep(key, null);
  }
  box.addEventListener("input", typed);
  box.addEventListener("blur", send);
  window.addEventListener("online", send);
  this.forget = () => keep(key, null);
}

function post(values) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) {
    body.set(name, value);
  }
  const token = form.elements.csrfmiddlewaretoken.value;
  return fetch(form.dataset.minutes, { method: "POST", body, headers: { "X-CSRFToken": token } });
}

function panel(heading, text, choices) {
  const box = document.createElement("div");
  box.className = "app-minute__clash";
  box.setAttribute("role", "group");
  const head = document.createElement("p");
  head.className = "govuk-body govuk-!-font-weight-bold";
  head.textContent = heading;
  const quote = document.createElement("div");
  quote.className = "govuk-inset-text app-minute__quote";
  quote.textContent = text;
  const buttons = document.createElement("div");
  buttons.className = "govuk-button-group";
  for (const [words, act] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = words;
    button.addEventListener("click", act);
    buttons.append(button);
  }
  box.append(head, quote, buttons);
  return box;
}

form?.addEventListener("submit", () => {
  leaving = true;
});
window.addEventListener("beforeunload", (event) => {
  if (!leaving && minutes.some((minute) => minute.isUnsaved())) {
    event.preventDefault();
  }
});
