// What the cell is described by: what is wrong with it first, then what was found in it.
export function jelaskan(sel) {
  if (!sel) return;
  const id = [...sel.td.querySelectorAll(":scope > :is(.pesan-sel, .temuan-sel)")].map((el) => el.id);
  if (id.length) sel.el.setAttribute("aria-describedby", id.join(" "));
  else sel.el.removeAttribute("aria-describedby");
}
