// The line below the sheet: which cell this is, in full, and of a pagu the words and what is odd about it.

import { bacaRupiah } from "./jumlah.js";
import { KOLOM_PAGU } from "./lembar.js";
import { terbilang } from "./terbilang.js";

export class Keterangan {
  constructor() {
    this.el = document.getElementById("keterangan-sel");
  }

  tampilkan(sel) {
    this.sel = sel;
    const bagian = [this.#teks("strong", `${sel.kode} ${sel.sebutan}`)];
    if (KOLOM_PAGU.includes(sel.kolom)) {
      const angka = bacaRupiah(sel.teks);
      if (angka != null) bagian.push(this.#teks("span", terbilang(angka)));
      if (sel.td.dataset.peringatan) bagian.push(this.#teks("span", sel.td.dataset.peringatan, "peringatan"));
    }
    this.el.replaceChildren(...bagian);
  }

  segarkan(sel) {
    if (sel && sel === this.sel) this.tampilkan(sel);
  }

  #teks(tag, teks, kelas = "") {
    const el = document.createElement(tag);
    el.textContent = teks;
    el.className = kelas;
    return el;
  }
}
