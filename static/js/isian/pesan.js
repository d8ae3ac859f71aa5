// What a cell says of itself: its sign, and beside it what is wrong or the two values to choose from.

const TANDA = { ketik: "belum", antre: "belum", kirim: "menyimpan" };

export class PesanSel {
  constructor(antre, nama, isi) {
    this.antre = antre;
    this.orang = nama; // who types here
    this.isi = isi; // writes texts into cells and has them saved
    this.pola = document.getElementById("pola-pesan").content.firstElementChild;
  }

  tampilkan(sel, isian, baruSaja) {
    const tanda = isian ? TANDA[isian.keadaan] ?? isian.keadaan : baruSaja ? "tersimpan" : "";
    if (tanda) sel.td.dataset.status = tanda;
    else delete sel.td.dataset.status;
    this.#kosongkan(sel);
    if (tanda === "salah") this.#salah(sel, isian);
    else if (tanda === "bentrok") this.#bentrok(sel, isian);
    else if (tanda === "hilang") this.#buat(sel, [isian.pesan], [["Buang isian ini", () => this.antre.buang(sel)]]);
  }

  #salah(sel, isian) {
    const bacaan = (isian.bacaan ?? []).map((teks) => [teks, () => this.isi([{ sel, ke: teks }])]);
    this.#buat(sel, [isian.pesan], bacaan);
  }

  #bentrok(sel, isian) {
    const { nilai, oleh, waktu } = isian.mereka;
    const saya = `${label(sel, isian.teks)} (${this.orang}, ${jam(isian.waktu)})`;
    const mereka = `${label(sel, nilai)} (${[oleh, waktu].filter(Boolean).join(", ")})`;
    const pilih = (punyaSaya) => () => this.antre.pilih(sel, punyaSaya);
    const pesan = this.#buat(
      sel,
      [isian.pesan, `Nilai Anda: ${saya}`, `Nilai mereka: ${mereka}`],
      [["Pakai nilai saya", pilih(true)], ["Pakai nilai mereka", pilih(false)]],
    );
    pesan.setAttribute("role", "dialog");
    pesan.setAttribute("aria-label", `Bentrok: ${sel.sebutan}`);
  }

  #buat(sel, kalimat, tombol) {
    const pesan = this.pola.cloneNode(true);
    pesan.id = `g-${sel.nama}`;
    pesan.querySelector("p").replaceWith(...kalimat.map((teks) => Object.assign(document.createElement("p"), { textContent: teks })));
    pesan.querySelector(".tindakan").append(...tombol.map(([teks, aksi]) => this.#tombol(sel, teks, aksi)));
    sel.td.append(pesan);
    sel.el.setAttribute("aria-invalid", "true");
    sel.el.setAttribute("aria-describedby", pesan.id);
    this.#letakkan(sel);
    return pesan;
  }

  #tombol(sel, teks, aksi) {
    const tombol = Object.assign(document.createElement("button"), { type: "button", className: "tombol sekunder kecil", textContent: teks });
    tombol.addEventListener("click", () => {
      sel.el.focus(); // the button goes with its message
      aksi();
    });
    return tombol;
  }

  // Where there is room: not below the last lines, not beyond the right edge.
  #letakkan(sel) {
    const bingkai = sel.td.closest(".bingkai").getBoundingClientRect();
    const td = sel.td.getBoundingClientRect();
    sel.td.classList.toggle("ke-atas", bingkai.bottom - td.bottom < 160 && td.top - bingkai.top > 160);
    sel.td.classList.toggle("ke-kiri", bingkai.right - td.left < 370);
  }

  #kosongkan(sel) {
    const lama = sel.td.querySelector(".pesan-sel");
    if (!lama) return;
    if (lama.contains(document.activeElement)) sel.el.focus();
    lama.remove();
    sel.el.removeAttribute("aria-invalid");
    sel.el.removeAttribute("aria-describedby");
  }
}

function label(sel, teks) {
  return (sel.el.tagName === "SELECT" ? [...sel.el.options].find((o) => o.value === teks)?.text : teks) || "(kosong)";
}

function jam(waktu) {
  return new Date(waktu).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
}
