// What a cell says of itself: its sign, and beside it what is wrong or the two values to choose from.

import { jelaskan } from "./jelaskan.js";

const TANDA = { ketik: "belum", antre: "belum", kirim: "menyimpan" };

export function buat(tag, isi, ...anak) {
  const el = Object.assign(document.createElement(tag), isi);
  el.append(...anak);
  return el;
}

export class PesanSel {
  constructor(antre, data, isi) {
    this.antre = antre;
    this.data = data; // of the form: who types here
    this.isi = isi; // writes texts into cells and has them saved
  }

  tampilkan(sel, isian, baruSaja) {
    const tanda = isian ? TANDA[isian.keadaan] ?? isian.keadaan : baruSaja ? "tersimpan" : "";
    if (tanda) sel.td.dataset.status = tanda;
    else delete sel.td.dataset.status;
    this.#kosongkan(sel);
    if (tanda === "salah") this.#pasang(sel, [isian.pesan], (isian.bacaan ?? []).map((ke) => [ke, () => this.isi([{ sel, ke }])]));
    if (tanda === "bentrok") this.#bentrok(sel, isian);
    if (tanda === "hilang") this.#pasang(sel, [isian.pesan], [["Buang isian ini", () => this.antre.buang(sel)]]);
  }

  #bentrok(sel, isian) {
    const { nilai, oleh, waktu } = isian.mereka;
    const jam = new Date(isian.waktu).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: this.data.zona });
    const pesan = this.#pasang(
      sel,
      [
        isian.pesan,
        `Nilai Anda: ${label(sel, isian.teks)} (${this.data.nama}, ${jam})`,
        `Nilai mereka: ${label(sel, nilai)} (${[oleh, waktu].filter(Boolean).join(", ")})`,
      ],
      [
        ["Pakai nilai saya", () => this.antre.pilih(sel, true)],
        ["Pakai nilai mereka", () => this.antre.pilih(sel, false)],
      ],
    );
    pesan.setAttribute("role", "dialog");
    pesan.setAttribute("aria-label", `Bentrok: ${sel.sebutan}`);
  }

  #pasang(sel, kalimat, pilihan) {
    const tombol = pilihan.map(([textContent, aksi]) => {
      const el = buat("button", { type: "button", className: "tombol sekunder kecil", textContent });
      el.addEventListener("click", () => {
        sel.el.focus(); // the button goes with its message
        aksi();
      });
      return el;
    });
    const teks = kalimat.map((textContent) => buat("p", { textContent }));
    const pesan = buat("div", { className: "pesan-sel", id: `g-${sel.nama}` }, ...teks, buat("div", { className: "tindakan" }, ...tombol));
    sel.td.append(pesan);
    sel.el.setAttribute("aria-invalid", "true");
    jelaskan(sel);
    // Where there is room: not below the last lines, not beyond the right edge.
    const [bingkai, td] = [sel.td.closest(".bingkai"), sel.td].map((el) => el.getBoundingClientRect());
    sel.td.classList.toggle("ke-atas", bingkai.bottom - td.bottom < 160 && td.top - bingkai.top > 160);
    sel.td.classList.toggle("ke-kiri", bingkai.right - td.left < 370);
    return pesan;
  }

  #kosongkan(sel) {
    const lama = sel.td.querySelector(".pesan-sel");
    if (lama?.contains(document.activeElement)) sel.el.focus();
    lama?.remove();
    sel.el.removeAttribute("aria-invalid");
    jelaskan(sel);
  }
}

function label(sel, teks) {
  return (sel.el.tagName === "SELECT" ? [...sel.el.options].find((o) => o.value === teks)?.text : teks) || "(kosong)";
}
