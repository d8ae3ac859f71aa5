// What the pemeriksaan finds: a sign at the cell, its words beside it for who hears the page, and below the sheet for
// who sees it. The server says all there is after each saving; what it does not name has none any more.

import { jelaskan } from "./jelaskan.js";
import { buat } from "./pesan.js";

export class Temuan {
  constructor(lembar) {
    this.lembar = lembar;
    this.cacah = document.getElementById("cacah-temuan");
    // Cells and the names of lines, by their name in the page.
    this.tempat = new Map([...lembar.sel.values()].map((sel) => [sel.nama, sel.td]));
    for (const el of lembar.tabel.querySelectorAll("tbody th > [id]:first-child")) this.tempat.set(el.id, el.parentElement);
  }

  // Returns what was found anew in the cells that were just saved.
  pasang(isi, tersimpan) {
    if (!isi.temuan) return [];
    const baru = [];
    for (const [nama, el] of this.tempat) {
      const teks = isi.temuan[nama] ?? "";
      if (teks === (el.dataset.temuan ?? "")) continue;
      this.#tulis(nama, el, teks);
      if (teks && tersimpan.has(nama)) baru.push([this.lembar.sel.get(nama).sebutan, teks]);
    }
    if (this.cacah) this.cacah.textContent = isi.cacah_temuan;
    return baru;
  }

  #tulis(nama, el, teks) {
    el.querySelector(".temuan-sel")?.remove();
    if (teks) {
      el.dataset.temuan = teks;
      el.append(buat("span", { className: "temuan-sel", id: `n-${nama}`, textContent: teks }));
    } else delete el.dataset.temuan;
    jelaskan(this.lembar.sel.get(nama));
  }
}
