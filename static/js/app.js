// Joined to the end of govuk-frontend's own module by tools/build_assets.py, so initAll needs no import.

// On a phone the filters start closed. Without JavaScript they stay open.
if (window.matchMedia("(max-width: 48.0525em)").matches) {
  for (const panel of document.querySelectorAll(".app-filter__panel")) {
    panel.open = false;
  }
}

initAll();

// A message about what was just saved takes the focus, so that it is heard.
document.querySelector(".app-message[data-focus]")?.focus();
