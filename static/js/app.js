// Joined to the end of govuk-frontend's own module by tools/build_assets.py, so initAll needs no import.

// On a phone the filters start closed. Without JavaScript they stay open.
if (window.matchMedia("(max-width: 48.0525em)").matches) {
  for (const panel of document.querySelectorAll(".app-filter__panel")) {
    panel.open = false;
  }
}

// Cards are tables still: browsers forget that when rows and cells become blocks, so their roles are written out.
const tableRoles = {
  ".app-table--stack": "table",
  ".app-table--stack > :is(thead, tbody, tfoot)": "rowgroup",
  ".app-table--stack tr": "row",
  ".app-table--stack thead th": "columnheader",
  ".app-table--stack tbody th": "rowheader",
  ".app-table--stack td": "cell",
};
for (const [selector, role] of Object.entries(tableRoles)) {
  for (const part of document.querySelectorAll(selector)) {
    part.setAttribute("role", role);
  }
}

initAll();

// A message about what was just saved takes the focus, so that it is heard.
document.querySelector(".app-message[data-focus]")?.focus();
