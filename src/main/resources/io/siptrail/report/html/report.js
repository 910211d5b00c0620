"use strict";
(function () {
  // Without this script every table is complete; with it, tables sort by a click and filter by a word.
  function value(row, column, number) {
    const text = row.cells[column].textContent.trim();
    if (!number) { return text.toLowerCase(); }
    const parsed = parseFloat(text);
    return Number.isNaN(parsed) ? -Infinity : parsed;
  }

  function sort(table, column, header) {
    const number = header.classList.contains("number");
    const ascending = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) { other.removeAttribute("aria-sort"); }
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows).map((row, place) => ({ row, place, key: value(row, column, number) }));
    rows.sort((one, other) => {
      const order = one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
      return (ascending ? order : -order) || one.place - other.place;
    });
    for (const each of rows) { body.appendChild(each.row); }
  }

  function filter(table, word) {
    const wanted = word.toLowerCase();
    for (const row of table.tBodies[0].rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.addEventListener("click", () => sort(table, column, header));
      header.replaceChildren(button);
    });
    if (table.tBodies[0].rows.length > 8) {
      const label = document.createElement("label");
      label.className = "filter";
      const input = document.createElement("input");
      input.type = "search";
      input.addEventListener("input", () => filter(table, input.value));
      label.append("Show rows with ", input);
      table.parentElement.before(label);
    }
  }

  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) { details.open = true; }
  });
})();
