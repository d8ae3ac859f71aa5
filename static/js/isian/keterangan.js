// The line below the sheet: the cell in full, money in words, how a percentage came about, what is odd.

import { bacaRupiah } from "./jumlah.js";
import { buat } from "./pesan.js";
import { terbilang } from "./terbilang.js";

export class Keterangan {
  constructor() {
    this.el = document.getElementById("keterangan-sel");
  }

  tampilkan(sel) {
    this.sel = sel;
    const angka = sel.rupiah ? bacaRupiah(sel.teks) : null;
    this.el.replaceChildren(
      buat("strong", {}, `${sel.kode} ${sel.sebutan}`),
      buat("span", {}, angka == null ? "" : terbilang(angka)),
      buat("span", {}, sel.td.dataset.keterangan ?? ""),
      buat("span", { className: "peringatan" }, sel.td.dataset.peringatan ?? ""),
      ...[sel.td, sel.tr.cells[1]].flatMap((el) => temuan(el)),
    );
    // The line may have grown, and the sheet shrunk.
    if (document.activeElement === sel.el) sel.el.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  segarkan(sel) {
    if (sel && sel === this.sel) this.tampilkan(sel);
  }
}

// What was found in a cell or a line, each apart.
function temuan(el) {
  const baris = (el.dataset.temuan ?? "").split("\n").filter(Boolean);
  return baris.map((textContent) => buat("span", { className: "temuan", textContent }));
}
