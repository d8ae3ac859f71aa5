// The line below the sheet: which cell this is, in full, and of a pagu the words and what is odd about it.

import { bacaRupiah } from "./jumlah.js";
import { KOLOM_PAGU } from "./lembar.js";
import { buat } from "./pesan.js";
import { terbilang } from "./terbilang.js";

export class Keterangan {
  constructor() {
    this.el = document.getElementById("keterangan-sel");
  }

  tampilkan(sel) {
    this.sel = sel;
    const angka = KOLOM_PAGU.includes(sel.kolom) ? bacaRupiah(sel.teks) : null;
    this.el.replaceChildren(
      buat("strong", {}, `${sel.kode} ${sel.sebutan}`),
      buat("span", {}, angka == null ? "" : terbilang(angka)),
      buat("span", { className: "peringatan" }, sel.td.dataset.peringatan ?? ""),
    );
  }

  segarkan(sel) {
    if (sel && sel === this.sel) this.tampilkan(sel);
  }
}
