// The quorum while attendance is ticked off. The words are those that the server says when it is saved.

const form = document.querySelector("form[data-attendance]");
const told = document.getElementById("quorum");

function sentence() {
  if (!form.querySelector("input[type=radio]:checked")) {
    return "Attendance is not recorded.";
  }
  const came = form.querySelectorAll(
    "input[data-voting][value=present]:checked, input[data-voting][value=substitute]:checked",
  ).length;
  const words = `${came} voting member${came === 1 ? "" : "s"} came`;
  if (!form.dataset.quorum) {
    return `${words}. The body has no quorum on record.`;
  }
  const needed = Number(form.dataset.quorum);
  const state = came >= needed ? "Quorate" : "Not quorate";
  return `${state}: ${words} and ${needed} ${needed === 1 ? "is" : "are"} needed.`;
}

form?.addEventListener("change", () => {
  const now = sentence();
  if (told.textContent !== now) {
    told.textContent = now;
  }
});
