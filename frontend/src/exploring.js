// Looks through the rows of an answer: sorts them by a column, and leaves those with some words.

/** Lets a table be sorted by clicking on its heads and filtered by words; once. */
export function makeExplorable(table) {
  const body = table?.tBodies[0];
  if (!body || table.dataset.explorable || body.rows.length < 2) return;
  table.dataset.explorable = "yes";
  const rows = [...body.rows];
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(table, body, rows, head));
  }
  table.parentElement.before(filterOf(rows));
}

function filterOf(rows) {
  const line = document.createElement("p");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  line.className = "filter";
  field.type = "search";
  count.setAttribute("role", "status");
  label.append("Rows with ", field);
  line.append(label, " ", count);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = wanted ? `${shown} of ${rows.length} shown here` : "";
  });
  return line;
}

function sort(table, body, rows, head) {
  const next = { ascending: "descending", descending: "none" };
  const order = next[head.ariaSort] ?? "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  if (order !== "none") head.ariaSort = order;
  const sign = order === "descending" ? -1 : 1;
  const at = (row) => row.cells[head.cellIndex];
  const sorted = [...rows].sort((one, other) => sign * compare(at(one), at(other)));
  body.replaceChildren(...(order === "none" ? rows : sorted));
}

const words = new Intl.Collator("en", { numeric: true });

function compare(one, other) {
  const [left, right] = [valueOf(one), valueOf(other)];
  const bothNumbers = [one, other].every((cell) => cell.classList.contains("number"));
  return bothNumbers ? Number(left) - Number(right) : words.compare(left, right);
}

function valueOf(cell) {
  return cell.querySelector("time")?.dateTime ?? cell.textContent;
}
