// An agenda that counts along while it is typed. The server says the same on every button; without this script, only then.

const agenda = document.querySelector("[data-agenda]");
const clock = document.querySelector("[data-clock]");
const said = document.querySelector("[data-said]");

if (agenda) {
  agenda.addEventListener("input", tell);
  agenda.addEventListener("change", tell);
  agenda.addEventListener("click", move);
  for (const row of rows()) {
    showReasons(row);
  }
}

function rows() {
  return [...agenda.querySelectorAll(":scope > [data-row]")];
}

function field(row, name) {
  return row.querySelector(`[name^="${agenda.dataset.prefix}-"][name$="-${name}"]`);
}

function minutesOf(row) {
  const typed = field(row, "minutes_allotted").value.trim();
  return /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
}

function tell(event) {
  count();
  const row = event.target.closest("[data-row]");
  if (row) {
    showReasons(row);
    sumUp(row);
  }
}

// Numbers, times and the sentence about the end.
function count() {
  let [top, part, elapsed] = [0, 0, 0];
  const all = rows();
  const timed = agenda.dataset.starts && all.some((row) => minutesOf(row));
  for (const row of all) {
    const isPart = !["", "False"].includes(field(row, "indented").value) && top > 0;
    [top, part] = isPart ? [top, part + 1] : [top + 1, 0];
    for (const place of row.querySelectorAll("[data-number]")) {
      place.textContent = part ? `${top}.${part}` : `${top}`;
    }
    row.querySelector("[data-time]").textContent = timed ? timeAfter(elapsed) : "";
    elapsed += minutesOf(row);
  }
  if (clock) {
    sayEnd(elapsed);
  }
}

function timeAfter(minutes) {
  const [hour, minute] = agenda.dataset.starts.split(":").map(Number);
  const now = (hour * 60 + minute + minutes) % (24 * 60);
  const [h, m] = [Math.floor(now / 60), now % 60];
  if (m === 0 && h % 12 === 0) {
    return h ? "midday" : "midnight";
  }
  return `${h % 12 || 12}${m ? `:${String(m).padStart(2, "0")}` : ""}${h >= 12 ? "pm" : "am"}`;
}

function sayEnd(elapsed) {
  const over = agenda.dataset.lasts ? elapsed - Number(agenda.dataset.lasts) : null;
  let words = elapsed ? `The items end at ${timeAfter(elapsed)}` : "";
  if (elapsed && over === 0) {
    words += ", when the meeting is due to end";
  } else if (elapsed && over !== null) {
    words += `, ${duration(Math.abs(over))} ${over > 0 ? "after" : "before"} the meeting is due to end`;
  }
  const text = words ? `${words}.` : "";
  const isOver = Boolean(elapsed) && over > 0;
  const shown = clock.textContent.replace("Too long", "").trim();
  if (shown === text) {
    return; // nothing new to hear
  }
  clock.replaceChildren(...(isOver ? [warning(), " "] : []), text);
}

function warning() {
  const tag = document.createElement("strong");
  tag.className = "govuk-tag app-tag app-tag--warn";
  tag.textContent = "Too long";
  return tag;
}

function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = hours ? [plural(hours, "hour")] : [];
  return [...parts, ...(rest || !hours ? [plural(rest, "minute")] : [])].join(" ");
}

function plural(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// The reason boxes are there when they are asked for or hold something.
function showReasons(row) {
  const readers = field(row, "readers")?.value;
  show(field(row, "urgent_reason"), field(row, "paper_state")?.value === "urgent");
  show(field(row, "exempt_reason"), readers && !["public", "member"].includes(readers));
}

function show(box, wanted) {
  if (box) {
    box.closest(".govuk-form-group").hidden = !wanted && !box.value;
  }
}

// The quiet line says what the details hold.
function sumUp(row) {
  const readers = field(row, "readers") ?? field(row, "release_class");
  const papers = { none: "No paper", expected: "Paper expected", to_follow: "Paper to follow", urgent: "Urgent" };
  const carries = field(row, "carries");
  const words = [
    `For ${chosen(field(row, "purpose")).toLowerCase()}`,
    field(row, "lead_seat").value && chosen(field(row, "lead_seat")),
    papers[field(row, "paper_state").value],
    whoReads(readers),
    carries?.value && `Brings ${chosen(carries).toLowerCase()}`,
  ];
  row.querySelector("[data-quiet]").textContent = words.filter(Boolean).join(" · ");
}

function whoReads(select) {
  const [ground, paragraph] = select.value.split("-");
  if (paragraph) {
    return `Exempt, paragraph ${paragraph}`;
  }
  return ground === "confidential" ? "Confidential" : chosen(select);
}

function chosen(select) {
  return select.selectedOptions[0]?.textContent.trim() ?? "";
}

// Moving up and down happens on the page; saving keeps it.
function move(event) {
  const button = event.target.closest("[data-move]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const row = button.closest("[data-row]");
  const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (!other) {
    return;
  }
  button.dataset.move === "up" ? other.before(row) : other.after(row);
  const all = rows();
  all.forEach((one, index) => {
    field(one, "ORDER").value = index + 1;
    one.querySelector('[data-move="up"]').disabled = index === 0;
    one.querySelector('[data-move="down"]').disabled = index === all.length - 1;
  });
  count();
  said.textContent = `Moved to place ${all.indexOf(row) + 1}.`;
  (button.disabled ? row.querySelector("[data-move]:not(:disabled)") : button)?.focus();
}
