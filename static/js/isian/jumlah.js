// Sums of kegiatan, program and the whole, as one types. The server says them again after each saving.

import { KOLOM_PAGU } from "./lembar.js";

// Whole rupiah in the plain Indonesian way: 1.234.000, Rp 1234000, empty or "-" for nothing. undefined: ask the server.
export function bacaRupiah(teks) {
  const polos = teks.trim().replace(/^rp\.?\s*/i, "");
  if (polos === "" || polos === "-") return null;
  return /^([1-9]\d{0,2}(\.\d{3}){1,4}|\d{1,15})$/.test(polos) ? Number(polos.replaceAll(".", "")) : undefined;
}

export function tulisRupiah(angka) {
  return angka === null ? "" : angka.toLocaleString("id-ID");
}

export class Jumlah {
  constructor(lembar) {
    this.lembar = lembar;
    this.plafon = document.getElementById("plafon");
    this.keluaran = new Map([...document.querySelectorAll("output[data-jumlah]")].map((el) => [`${el.dataset.jumlah}/${el.dataset.kode}`, el]));
  }

  hitung(kolom) {
    if (!KOLOM_PAGU.includes(kolom)) return;
    const jumlah = new Map();
    for (const sel of this.lembar.sel.values()) {
      if (sel.kolom !== kolom) continue;
      let nilai = bacaRupiah(sel.teks);
      if (nilai === undefined) nilai = bacaRupiah(sel.tersimpan ?? "") ?? null;
      for (const atas of diAtas(sel.kode)) jumlah.set(atas, tambah(jumlah.get(atas) ?? null, nilai));
    }
    for (const [kode, nilai] of jumlah) this.#tulis(kolom, kode, tulisRupiah(nilai));
  }

  // As the server counts it, where nothing is waiting to be counted.
  dariServer(jumlah, masihAda) {
    for (const kolom of KOLOM_PAGU) {
      if (masihAda(kolom)) this.hitung(kolom);
      else for (const [kode, teks] of Object.entries(jumlah[kolom])) this.#tulis(kolom, kode, teks);
    }
  }

  #tulis(kolom, kode, teks) {
    const el = this.keluaran.get(`${kolom}/${kode}`);
    if (el && el.value !== teks) el.value = teks;
    if (kolom === "pagu" && kode === "" && this.plafon) this.#sisa(bacaRupiah(teks) ?? 0);
  }

  #sisa(pagu) {
    const sisa = Number(this.plafon.dataset.pagu) - pagu;
    document.getElementById("sisa-plafon").value = `Rp\u00a0${tulisRupiah(sisa)}${sisa < 0 ? " (melebihi plafon)" : ""}`;
  }
}

function tambah(a, b) {
  return a === null ? b : b === null ? a : a + b;
}

// Every code above a code, and the empty one above all.
function diAtas(kode) {
  const bagian = kode.split(".");
  return bagian.map((_, n) => bagian.slice(0, n).join("."));
}
