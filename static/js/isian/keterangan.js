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
    );
  }

  segarkan(sel) {
    if (sel && sel === this.sel) this.tampilkan(sel);
  }
}
