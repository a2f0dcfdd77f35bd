// Sorts the rows of a table by a column, and back to the order of the answer.

/** Lets a table be sorted by clicking on its heads; once. */
export function makeSortable(table) {
  if (!table || table.dataset.sortable) return;
  table.dataset.sortable = "yes";
  const body = table.tBodies[0];
  const rows = [...body.rows];
  if (rows.length < 2) return;
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(table, body, rows, head));
  }
}

function sort(table, body, rows, head) {
  const next = { ascending: "descending", descending: "none" };
  const order = next[head.ariaSort] ?? "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  if (order !== "none") head.ariaSort = order;
  const sign = order === "descending" ? -1 : 1;
  const sorted =
    order === "none"
      ? rows
      : [...rows].sort((one, other) => sign * compare(one.cells[head.cellIndex], other.cells[head.cellIndex]));
  body.replaceChildren(...sorted);
}

const words = new Intl.Collator("en", { numeric: true });

function compare(one, other) {
  const [left, right] = [valueOf(one), valueOf(other)];
  const bothNumbers = one.classList.contains("number") && other.classList.contains("number");
  return bothNumbers ? Number(left) - Number(right) : words.compare(left, right);
}

function valueOf(cell) {
  return cell.querySelector("time")?.dateTime ?? cell.textContent;
}
