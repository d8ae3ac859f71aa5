// Sums as one types; the server says them again after each saving.

// Whole rupiah as Indonesians write it: 1.234.000, Rp 1234000, empty or "-" for nothing. undefined: ask the server.
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
    // Outputs by name: column and code ("pagu/7.01"; the whole is "pagu/").
    this.keluaran = new Map([...document.querySelectorAll("output[data-keluaran]")].map((el) => [el.dataset.keluaran, el]));
  }

  hitung(kolom) {
    if (!this.keluaran.has(`${kolom}/`)) return;
    const jumlah = new Map();
    for (const sel of this.lembar.sel.values()) {
      if (sel.kolom !== kolom) continue;
      const nilai = [sel.teks, sel.tersimpan ?? ""].map(bacaRupiah).find((n) => n !== undefined) ?? null;
      for (const atas of diAtas(sel.kode)) jumlah.set(atas, tambah(jumlah.get(atas) ?? null, nilai));
    }
    for (const [kode, nilai] of jumlah) this.#tulis(`${kolom}/${kode}`, tulisRupiah(nilai));
  }

  // As the server counts: { name: [text, disagrees] }. A column where entries wait counts itself.
  dariServer(isi, masihAda) {
    for (const [nama, [teks, beda]] of Object.entries(isi)) {
      if (!masihAda(nama.split("/")[0])) this.#tulis(nama, teks, beda);
    }
  }

  #tulis(nama, teks, beda = false) {
    const el = this.keluaran.get(nama);
    if (el && el.value !== teks) el.value = teks;
    el?.closest("td").toggleAttribute("data-beda", beda);
    if (nama === "pagu/" && this.plafon) this.#sisa(bacaRupiah(teks) ?? 0);
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
